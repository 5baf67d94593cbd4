using Casus.Archive.Stores;
using Casus.Records;

namespace Casus.Archive;

/// <summary>Records that this program kept or read last: what files reports need not read again what the same program has just written. Thread-safe.</summary>
/// <remarks>A reading is never changed, so that nothing here can be out of date.</remarks>
public sealed class RecentRecords
{
    private readonly int most;
    private readonly Dictionary<(string Archive, long Reading, string At), CodedReport> records = [];
    private readonly Queue<(string Archive, long Reading, string At)> order = [];

    /// <summary>Holds nothing yet.</summary>
    /// <param name="most">How many records it holds, 0 or more; one takes some 100 kB.</param>
    public RecentRecords(int most = 512)
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

    /// <summary>Takes up the record of a reading that is in the archive.</summary>
    internal void Add(Store store, long reading, string at, CodedReport record)
    {
        lock (records)
        {
            if (most == 0 || !records.TryAdd((store.Name, reading, at), record))
                return;
            order.Enqueue((store.Name, reading, at));
            if (order.Count > most)
                records.Remove(order.Dequeue());
        }
    }
}
