using Casus.Archive.Stores;
using Casus.Records;

namespace Casus.Archive;

/// <summary>Records that this program kept or read last: what files reports need not read again what the same program has just written. Thread-safe.</summary>
/// <remarks>A reading is never changed, so that nothing here can be out of date; what is at hand of an archive is let go of when something was purged from it, by whatever program.</remarks>
public sealed class RecentRecords
{
    private readonly int most;
    private readonly Dictionary<(string Archive, long Reading, string At), CodedReport> records = [];
    private readonly Queue<(string Archive, long Reading, string At)> order = [];
    private readonly Dictionary<string, long> purges = new(StringComparer.Ordinal);

    /// <summary>Holds nothing yet.</summary>
    /// <param name="most">How many records it holds, 0 or more; one takes some 50 kB.</param>
    public RecentRecords(int most = 2048)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(most);
        this.most = most;
    }

    /// <summary>The record of a reading, where it is at hand. When it was made tells it from one of an archive that is another by now.</summary>
    internal CodedReport? Find(Store store, long reading, string at)
    {
        lock (records)
            return records.GetValueOrDefault((store.Name, reading, at));
    }

    /// <summary>Forgets an archive's records if something was purged from it since the last time.</summary>
    /// <param name="session">A transaction of the archive.</param>
    /// <returns>The last purge that the transaction sees, by its entry of the log; 0 where there was none.</returns>
    internal long Renew(StoreSession session)
    {
        var (archive, last) = (session.Store.Name, session.Number("SELECT MAX(entry) FROM purged"));
        lock (records)
        {
            if (last == purges.GetValueOrDefault(archive))
                return last;
            purges[archive] = last;
            var others = order.Where(k => k.Archive != archive).ToList();
            foreach (var key in order.Where(k => k.Archive == archive))
                records.Remove(key);
            order.Clear();
            others.ForEach(order.Enqueue);
        }

        return last;
    }

    /// <summary>Takes up the record of a reading that is in the archive.</summary>
    /// <param name="store">The archive.</param>
    /// <param name="purge">What <see cref="Renew"/> gave in the transaction that the record is from: one from before a purge that is known by now is not taken.</param>
    /// <param name="reading">The number of the reading.</param>
    /// <param name="at">When it was made.</param>
    /// <param name="record">What was read.</param>
    internal void Add(Store store, long purge, long reading, string at, CodedReport record)
    {
        lock (records)
        {
            if (most == 0 || purge != purges.GetValueOrDefault(store.Name) || !records.TryAdd((store.Name, reading, at), record))
                return;
            order.Enqueue((store.Name, reading, at));
            if (order.Count > most)
                records.Remove(order.Dequeue());
        }
    }
}
