using Casus.Server.Accounts;
using Casus.Server.Hosting;
using Microsoft.EntityFrameworkCore;

namespace Casus.Server.Requests;

/// <summary>Whether the form for corrections is open, and who keeps the record.</summary>
/// <param name="IsOpen">Whether anybody may ask.</param>
/// <param name="Operator">Who keeps the record, or <see langword="null"/> where they do not say.</param>
internal sealed record FormState(bool IsOpen, string? Operator);

/// <summary>
/// The form as it stands: what the server was started with, and otherwise what was set in the pages, which outlasts the server. Thread-safe.
/// </summary>
internal sealed class FormSettings(WorkbenchOptions options, IDbContextFactory<WorkbenchDb> databases)
{
    /// <summary>The most characters of a name.</summary>
    public const int LongestOperator = 200;

    private const string FormKey = "correction-form";
    private const string OperatorKey = "operator";
    private const string Open = "open";
    private const string Closed = "closed";

    private readonly SemaphoreSlim oneAtATime = new(1);
    private volatile FormState kept = Read(databases);

    /// <summary>How the form stands now.</summary>
    public FormState Current => new(IsOpenByOption || kept.IsOpen, options.Operator ?? kept.Operator);

    /// <summary>Whether the server was started with the form open: then it is closed nowhere else.</summary>
    public bool IsOpenByOption => options.CorrectionForm;

    /// <summary>Whether the server was started with the name of who keeps the record.</summary>
    public bool IsNamedByOption => options.Operator is not null;

    /// <summary>Keeps how the form is to stand. What the server was started with stays beside it as it is.</summary>
    public async Task Set(FormState state)
    {
        await oneAtATime.WaitAsync().ConfigureAwait(false);
        try
        {
            var next = new FormState(IsOpenByOption ? kept.IsOpen : state.IsOpen, IsNamedByOption ? kept.Operator : state.Operator);
            using var db = await databases.CreateDbContextAsync().ConfigureAwait(false);
            foreach (var (key, value) in new[] { (FormKey, next.IsOpen ? Open : Closed), (OperatorKey, next.Operator ?? "") })
            {
                if (await db.Settings.FirstOrDefaultAsync(s => s.Key == key).ConfigureAwait(false) is { } found)
                    found.Value = value;
                else
                    db.Settings.Add(new() { Key = key, Value = value });
            }

            await db.SaveChangesAsync().ConfigureAwait(false);
            kept = next;
        }
        finally
        {
            oneAtATime.Release();
        }
    }

    private static FormState Read(IDbContextFactory<WorkbenchDb> databases)
    {
        using var db = databases.CreateDbContext();
        var found = db.Settings.AsNoTracking().Where(s => s.Key == FormKey || s.Key == OperatorKey).ToDictionary(s => s.Key, s => s.Value);
        return new(found.GetValueOrDefault(FormKey) == Open, found.GetValueOrDefault(OperatorKey) is { Length: > 0 } name ? name : null);
    }
}
