using System.Buffers.Binary;

namespace Casus.Knowledge.Places;

/// <summary>
/// Sorts records of bytes by their keys in bounded memory: what fills the buffer is sorted and written as a run, the runs are merged.
/// </summary>
/// <remarks>Of equal keys the record that was added first comes first.</remarks>
internal sealed class SortedSpool(BuildFolder folder, int bufferBytes = 64 << 20) : IDisposable
{
    // Length of the key and of the whole record stand before each.
    private const int Head = 8;

    // More runs than that are merged to one first, so that few files are open at a time.
    private const int MostRuns = 128;
    private const int ReadAhead = 1 << 18;

    private readonly byte[] buffer = new byte[bufferBytes];
    private readonly List<int> starts = [];
    private readonly List<FileStream> runs = [];
    private int used;

    /// <summary>How many records were added.</summary>
    public long Count { get; private set; }

    /// <summary>Adds a record.</summary>
    /// <exception cref="ArgumentException">It does not fit into the buffer.</exception>
    public void Add(ReadOnlySpan<byte> key, ReadOnlySpan<byte> value)
    {
        var size = Head + key.Length + value.Length;
        if (size > buffer.Length)
            throw new ArgumentException("The record is larger than the buffer.", nameof(value));
        if (used + size > buffer.Length)
            WriteRun();
        var record = buffer.AsSpan(used, size);
        BinaryPrimitives.WriteInt32LittleEndian(record, key.Length);
        BinaryPrimitives.WriteInt32LittleEndian(record[4..], size - Head);
        key.CopyTo(record[Head..]);
        value.CopyTo(record[(Head + key.Length)..]);
        starts.Add(used);
        used += size;
        Count++;
    }

    /// <summary>The values in the order of their keys. Each holds until the next is asked for.</summary>
    public IEnumerable<ReadOnlyMemory<byte>> Merge()
    {
        if (starts.Count > 0)
            WriteRun();
        while (runs.Count > MostRuns)
            Join();
        foreach (var (_, record, keyLength) in Merged(runs))
            yield return record[keyLength..];
    }

    /// <inheritdoc/>
    public void Dispose() => runs.ForEach(r => r.Dispose());

    private void WriteRun()
    {
        starts.Sort(Compare);
        var file = folder.Create(ReadAhead);
        foreach (var start in starts)
            file.Write(buffer, start, Head + BinaryPrimitives.ReadInt32LittleEndian(buffer.AsSpan(start + 4)));
        file.Flush();
        runs.Add(file);
        starts.Clear();
        used = 0;
    }

    private int Compare(int a, int b)
    {
        var order = KeyAt(a).SequenceCompareTo(KeyAt(b));
        return order != 0 ? order : a.CompareTo(b);
    }

    private ReadOnlySpan<byte> KeyAt(int start) =>
        buffer.AsSpan(start + Head, BinaryPrimitives.ReadInt32LittleEndian(buffer.AsSpan(start)));

    private void Join()
    {
        var first = runs.GetRange(0, MostRuns);
        var joined = folder.Create(ReadAhead);
        foreach (var (head, record, _) in Merged(first))
        {
            joined.Write(head.Span);
            joined.Write(record.Span);
        }

        joined.Flush();
        first.ForEach(r => r.Dispose());
        runs.RemoveRange(0, MostRuns);
        runs.Insert(0, joined);
    }

    private static IEnumerable<(ReadOnlyMemory<byte> Head, ReadOnlyMemory<byte> Record, int KeyLength)> Merged(List<FileStream> runs)
    {
        var queue = new PriorityQueue<RunReader, (ReadOnlyMemory<byte> Key, int Run)>(new ByKeyThenRun());
        for (var r = 0; r < runs.Count; r++)
        {
            var reader = new RunReader(runs[r], r);
            if (reader.Next())
                queue.Enqueue(reader, (reader.Key, r));
        }

        while (queue.TryDequeue(out var reader, out _))
        {
            yield return (reader.Head, reader.Record, reader.Key.Length);
            if (reader.Next())
                queue.Enqueue(reader, (reader.Key, reader.Run));
        }
    }

    private sealed class ByKeyThenRun : IComparer<(ReadOnlyMemory<byte> Key, int Run)>
    {
        public int Compare((ReadOnlyMemory<byte> Key, int Run) a, (ReadOnlyMemory<byte> Key, int Run) b)
        {
            var order = a.Key.Span.SequenceCompareTo(b.Key.Span);
            return order != 0 ? order : a.Run.CompareTo(b.Run);
        }
    }

    private sealed class RunReader
    {
        private readonly FileStream file;
        private readonly byte[] head = new byte[8];
        private byte[] record = new byte[512];
        private int keyLength;
        private int length;

        public RunReader(FileStream file, int run)
        {
            (this.file, Run) = (file, run);
            file.Position = 0;
        }

        public int Run { get; }

        public ReadOnlyMemory<byte> Head => head;

        public ReadOnlyMemory<byte> Record => record.AsMemory(0, length);

        public ReadOnlyMemory<byte> Key => record.AsMemory(0, keyLength);

        public bool Next()
        {
            if (file.ReadAtLeast(head, head.Length, throwOnEndOfStream: false) < head.Length)
                return false;
            keyLength = BinaryPrimitives.ReadInt32LittleEndian(head);
            length = BinaryPrimitives.ReadInt32LittleEndian(head.AsSpan(4));
            if (record.Length < length)
                record = new byte[length * 2];
            file.ReadExactly(record, 0, length);
            return true;
        }
    }
}
