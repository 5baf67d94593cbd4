using Casus.Archive.Checks;
using Casus.Archive.Stores;
using Casus.Reports;
using Casus.Server.Hosting;

namespace Casus.Server.Administration;

/// <summary>Looks the archive over for a page, as <c>casus doctor --archive</c> does. It only reads, and for a bounded time: others go on reading and writing. Thread-safe.</summary>
internal sealed class ArchiveCheck(Store store, WorkbenchOptions options)
{
    private static readonly TimeSpan MostForAGlance = TimeSpan.FromSeconds(5);

    private readonly SemaphoreSlim one = new(1, 1);

    /// <summary>What takes moments.</summary>
    /// <param name="isImporting">Whether an import is under way, which files what it takes in at its end.</param>
    public Task<IReadOnlyList<DoctorFinding>> Glance(bool isImporting) => Task.Run<IReadOnlyList<DoctorFinding>>(() =>
        [.. Told(() => ArchiveDoctor.Glance(store, MostForAGlance)).Select(f => isImporting && f is { Name: "incidents", IsSound: false, IsFinished: true } ? Coming : f).Select(View)]);

    /// <summary>Every page and every row, for one person at a time.</summary>
    /// <exception cref="RequestException">409: it is being done.</exception>
    public async Task<IReadOnlyList<DoctorFinding>> ReadThrough()
    {
        if (!await one.WaitAsync(0).ConfigureAwait(false))
            throw RequestException.Conflict("The archive is being read through. Wait until that has ended.");
        try
        {
            return await Task.Run<IReadOnlyList<DoctorFinding>>(() => [.. Told(() => ArchiveDoctor.ReadThrough(store, options.ReadThroughTime)).Select(View)]).ConfigureAwait(false);
        }
        finally
        {
            one.Release();
        }
    }

    private static ArchiveFinding Coming { get; } = new("incidents", true, "an import is under way; what it takes in is filed at its end");

    // An archive that cannot be opened is what the page is asked about, no reason to show nothing.
    private static IReadOnlyList<ArchiveFinding> Told(Func<IReadOnlyList<ArchiveFinding>> look)
    {
        try
        {
            return look();
        }
        catch (CasusException e)
        {
            return [new("archive", false, e.Message)];
        }
    }

    private static DoctorFinding View(ArchiveFinding f) => new(f.Name, f.IsSound ? "ok" : f.IsFinished ? "damaged" : "unknown", f.Detail, f.Remedy);
}
