using System.Collections.Frozen;
using Casus.Knowledge;
using Casus.Records;

namespace Casus.Fusion.Incidents;

/// <summary>Finds which reports of an incident go back to one source: copies and rewrites, reports of one agency, reports of one outlet.</summary>
internal sealed class SourceCounter
{
    /// <summary>From which share of common runs of words on two texts are copies.</summary>
    private const float CopiedShare = 0.4f;

    /// <summary>From which likeness in wording on one text is a rewriting of the other.</summary>
    private const float RewrittenLikeness = 0.85f;

    /// <summary>Code points in which a dateline stands, and a credit at the end.</summary>
    private const int DatelineLength = 60;

    private readonly FrozenDictionary<string, string> agencies;

    private SourceCounter(FrozenDictionary<string, string> agencies) => this.agencies = agencies;

    /// <summary>Reads <c>fusion/agencies.txt</c>.</summary>
    public static SourceCounter Load(DataFolder data) => new(data.Stanzas("fusion/agencies.txt")
        .SelectMany(s => s.List("names").Select(n => (Name: Key(n), Id: s["id"]!)))
        .DistinctBy(p => p.Name)
        .ToFrozenDictionary(p => p.Name, p => p.Id, StringComparer.Ordinal));

    /// <summary>The number of each report's source, from 1 in the order of the reports.</summary>
    public int[] Number(IReadOnlyList<ReportPart> parts, TellingTable table)
    {
        var groups = new Components(parts.Count);
        var comparer = new PairComparer(table);
        var byName = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < parts.Count; i++)
        {
            foreach (var name in Names(parts[i].Record))
            {
                if (!byName.TryAdd(name, i))
                    groups.Join(byName[name], i);
            }

            for (var j = 0; j < i; j++)
            {
                var (a, b) = (parts[i].Number, parts[j].Number);
                if (PairComparer.Copied(table.Signature(a), table.Signature(b)) >= CopiedShare || comparer.Likeness(a, b) >= RewrittenLikeness)
                    groups.Join(i, j);
            }
        }

        var numbers = new Dictionary<int, int>();
        return [.. Enumerable.Range(0, parts.Count).Select(i => numbers.TryGetValue(groups.Of(i), out var n) ? n : numbers[groups.Of(i)] = numbers.Count + 1)];
    }

    // The outlet, and the agencies credited in the dateline or at the end. "Told Reuters" in the middle credits nobody.
    private IEnumerable<string> Names(CodedReport record)
    {
        if (record.Publisher is { Length: > 0 } publisher)
            yield return agencies.GetValueOrDefault(Key(publisher), "publisher " + Key(publisher));
        var end = record.Sentences.IsEmpty ? 0 : record.Sentences[^1].End;
        foreach (var entity in record.Entities)
        {
            if (agencies.TryGetValue(Key(entity.Name), out var id) && entity.Mentions.Any(m => m.End <= DatelineLength || m.Start >= end - (DatelineLength / 2)))
                yield return id;
        }
    }

    private static string Key(string name) => string.Join(' ', FoldedWords.Of(name));
}
