using Casus.Exports.Events;

namespace Casus.Exports.Safety;

/// <summary>All that an export keeps back: names of persons everywhere, names of places on the lines of their events.</summary>
internal sealed class Protection
{
    private const int MostWords = 5;
    private readonly Dictionary<string, string[]> pending = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string[]> places = new(StringComparer.Ordinal);
    private readonly HashSet<string> trusted = new(StringComparer.Ordinal);

    /// <summary>Names that are hidden in all words of reports.</summary>
    public ProtectedNames Names { get; } = new(isLarge: true);

    /// <summary>Of coarsened events, the names that may not stand on their lines, by every number of theirs.</summary>
    public IReadOnlyDictionary<string, string[]> Places => places;

    /// <summary>Runs of words, folded, that stand in the files by right: names of places, states, known actors, columns.</summary>
    public IReadOnlySet<string> Trusted => trusted;

    /// <summary>Keeps the names that would tell where an event was.</summary>
    public void KeepPlaces(string number, string[] names)
    {
        if (names.Length > 0)
            pending[number] = names;
    }

    /// <summary>Notes under which numbers an event was written, and what of it stands there by right.</summary>
    public void Publish(ExportEvent told, IEnumerable<string> numbers)
    {
        if (pending.Remove(told.Number, out var names))
        {
            foreach (var number in numbers.Append(told.Number))
                places[number] = names;
        }

        Trust(told.Place?.Name ?? "");
        Trust(told.Place?.Admin1 ?? "");
        Trust(told.Place?.Admin2 ?? "");
        Trust(told.Country?.Name ?? "");
        foreach (var side in told.Actors.Concat(told.Targets).Where(s => !s.Key.StartsWith("raw:", StringComparison.Ordinal)))
            Trust(side.Name);
    }

    /// <summary>Takes words for such as may stand in the files.</summary>
    public void Trust(string words)
    {
        var folded = FoldedText.Words(words);
        for (var from = 0; from < folded.Length; from++)
        {
            for (var length = 1; length <= MostWords && from + length <= folded.Length; length++)
                trusted.Add(string.Concat(folded[from..(from + length)]));
        }
    }
}
