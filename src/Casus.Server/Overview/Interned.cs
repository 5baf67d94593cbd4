namespace Casus.Server.Overview;

/// <summary>Texts by small numbers, from 0 for the empty one. Only grows; one writes while many read.</summary>
internal sealed class Interned
{
    private readonly Dictionary<string, int> numbers = new(StringComparer.Ordinal);
    private volatile string[] texts = new string[16];
    private volatile int count;

    public Interned() => Add("");

    /// <summary>How many there are.</summary>
    public int Count => count;

    /// <summary>The text of a number.</summary>
    public string this[int number] => texts[number];

    /// <summary>The number of a text, which it is given where it has none. By the writer alone.</summary>
    public int Add(string text)
    {
        if (numbers.TryGetValue(text, out var known))
            return known;
        lock (numbers)
        {
            if (count == texts.Length)
            {
                var more = new string[count * 2];
                texts.CopyTo(more, 0);
                texts = more;
            }

            texts[count] = text;
            numbers.Add(text, count);
            return count++;
        }
    }

    /// <summary>The number of a text, or −1.</summary>
    public int Find(string text)
    {
        lock (numbers)
            return numbers.GetValueOrDefault(text, -1);
    }
}
