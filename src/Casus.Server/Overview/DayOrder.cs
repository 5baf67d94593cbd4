namespace Casus.Server.Overview;

/// <summary>
/// Entries by their first day, then by their key. Never changed: what comes is sorted into a short list of its own beside the long one, which later states share,
/// so that a new state every second costs what is new and not a copy of all.
/// </summary>
internal sealed class DayOrder
{
    private const int ShortList = 8192;

    private readonly int[] first;
    private readonly ulong[] key;
    private readonly int[] most;
    private readonly int[] late;

    private DayOrder(int[] first, ulong[] key, int[] most, int[] late) => (this.first, this.key, this.most, this.late) = (first, key, most, late);

    /// <summary>How many there are.</summary>
    public int Count => most.Length + late.Length;

    /// <summary>The order of the first entries of two columns: days and keys.</summary>
    public static DayOrder Of(int[] first, ulong[] key, int count) => new(first, key, Sorted(first, key, 0, count), []);

    /// <summary>The order of more entries, of the same columns or longer copies of them.</summary>
    public DayOrder With(int[] columnFirst, ulong[] columnKey, int count)
    {
        var added = Sorted(columnFirst, columnKey, Count, count);
        var more = new DayOrder(columnFirst, columnKey, late, added);
        var merged = added.Length == 0 ? late : [.. more.Ascending()];
        return merged.Length <= ShortList
            ? new(columnFirst, columnKey, most, merged)
            : new(columnFirst, columnKey, [.. new DayOrder(columnFirst, columnKey, most, merged).Ascending()], []);
    }

    /// <summary>From the first day; what has no day comes first.</summary>
    public IEnumerable<int> Ascending()
    {
        var (i, j) = (0, 0);
        while (i < most.Length || j < late.Length)
            yield return j >= late.Length || (i < most.Length && Order(most[i], late[j]) <= 0) ? most[i++] : late[j++];
    }

    /// <summary>From the last day; what has no day comes last.</summary>
    public IEnumerable<int> Descending()
    {
        var (i, j) = (most.Length - 1, late.Length - 1);
        while (i >= 0 || j >= 0)
            yield return j < 0 || (i >= 0 && Order(most[i], late[j]) > 0) ? most[i--] : late[j--];
    }

    private int Order(int a, int b) => first[a] != first[b] ? first[a].CompareTo(first[b]) : key[a].CompareTo(key[b]);

    private static int[] Sorted(int[] first, ulong[] key, int from, int to)
    {
        var order = new int[to - from];
        for (var i = 0; i < order.Length; i++)
            order[i] = from + i;
        Array.Sort(order, (a, b) => first[a] != first[b] ? first[a].CompareTo(first[b]) : key[a].CompareTo(key[b]));
        return order;
    }
}
