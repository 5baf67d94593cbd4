using System.Globalization;
using System.Text;
using Casus.Reports;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;

namespace Casus.Server.Accounts;

/// <summary>Writes the workbench's log.</summary>
internal sealed class AccessLog(IDbContextFactory<WorkbenchDb> databases, TimeProvider time) : IDisposable
{
    private readonly SemaphoreSlim oneAtATime = new(1, 1);

    public void Dispose() => oneAtATime.Dispose();

    /// <summary>Adds an entry about a request.</summary>
    public Task Add(HttpContext context, string action, string subject, string outcome = "done", string detail = "") =>
        Add(context.User.Name(), action, subject, context.Connection.RemoteIpAddress?.ToString() ?? "", context.TraceIdentifier, outcome, detail);

    /// <summary>Adds an entry.</summary>
    public async Task Add(string who, string action, string subject, string address, string requestId, string outcome, string detail)
    {
        await oneAtATime.WaitAsync().ConfigureAwait(false);
        try
        {
            using var db = await databases.CreateDbContextAsync().ConfigureAwait(false);
            var last = await db.Access.AsNoTracking().OrderByDescending(a => a.Number).FirstOrDefaultAsync().ConfigureAwait(false);
            var entry = new AccessEntry
            {
                Number = (last?.Number ?? 0) + 1,
                At = time.Now(),
                Who = who,
                Action = action,
                Object = subject,
                Address = address,
                RequestId = requestId,
                Outcome = outcome,
                Detail = detail,
                Previous = last?.Hash ?? "",
                Hash = "",
            };
            entry.Hash = HashOf(entry);
            db.Access.Add(entry);
            await db.SaveChangesAsync().ConfigureAwait(false);
        }
        finally
        {
            oneAtATime.Release();
        }
    }

    /// <summary>The entries that are not what was written, by their numbers.</summary>
    public async Task<List<(long Number, string What)>> Verify()
    {
        using var db = await databases.CreateDbContextAsync().ConfigureAwait(false);
        var (previous, expected, findings) = ("", 1L, new List<(long, string)>());
        await foreach (var entry in db.Access.AsNoTracking().OrderBy(a => a.Number).AsAsyncEnumerable().ConfigureAwait(false))
        {
            if (entry.Number != expected)
                findings.Add((expected, "the entry is missing."));
            if (entry.Previous != previous)
                findings.Add((entry.Number, "it does not follow the entry before it."));
            if (entry.Hash != HashOf(entry))
                findings.Add((entry.Number, $"the entry '{entry.Action}' was changed."));
            (previous, expected) = (entry.Hash, entry.Number + 1);
        }

        return findings;
    }

    private static string HashOf(AccessEntry e)
    {
        var text = new StringBuilder();
        string[] values = [e.Number.ToString(CultureInfo.InvariantCulture), e.At.ToString(CultureInfo.InvariantCulture), e.Who, e.Action, e.Object, e.Address, e.RequestId, e.Outcome, e.Detail, e.Previous];
        foreach (var value in values)
            text.Append(CultureInfo.InvariantCulture, $"{value.Length}:{value}\n");
        return Sha256Hex.Of(text.ToString());
    }
}
