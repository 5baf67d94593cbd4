using System.Globalization;
using Casus.Archive.Incidents;
using Casus.Archive.Purging;
using Casus.Archive.Stores;
using Casus.Fusion;
using Casus.Knowledge;

namespace Casus.Tests.Archive;

/// <summary>A process of its own that purges reports, one after the other, and that is killed while it does.</summary>
internal static class KilledPurge
{
    public const string Word = "purge-until-killed";

    public static int Run(string location)
    {
        var store = Store.At(location);
        var purger = Purger(store);
        Console.WriteLine(KilledIngest.Began);
        while (store.Read(s => s.Text("SELECT id FROM reports ORDER BY number DESC LIMIT 1")) is { } id)
            purger.Purge(new() { Reports = [id], Reason = "why", By = "somebody" });
        return 0;
    }

    public static Purger Purger(Store store) => new(store, new(store, () => IncidentFuser.Load(DataFolder.Find()), TimeProvider.System), TimeProvider.System);

    /// <summary>How many reports an archive has of one that <see cref="KilledIngest"/> filled; whether it has all of them that stand before the last.</summary>
    public static (long Left, bool IsWhole) Left(Store store) => store.Read(s =>
    {
        var ids = s.Query("SELECT id FROM reports ORDER BY number", r => r.GetString(0));
        return (ids.Count, ids.SequenceEqual(Enumerable.Range(0, ids.Count).Select(n => string.Create(CultureInfo.InvariantCulture, $"r{n:000}"))));
    });
}
