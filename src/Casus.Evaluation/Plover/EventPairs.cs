using Casus.Records;

namespace Casus.Evaluation.Plover;

/// <summary>
/// Pairs each gold event with at most one predicted event of an accepted type, or whose trigger lies on the gold
/// event's words.
/// </summary>
internal static class EventPairs
{
    /// <summary>Pairs the events of one document, the surest pairs first.</summary>
    /// <returns>For each gold event its predicted event, or <see langword="null"/>.</returns>
    public static CodedEvent?[] Of(IReadOnlyList<PloverEvent> gold, CodedReport record)
    {
        var candidates = new List<(double Score, int Gold, int Predicted)>();
        for (var j = 0; j < record.Events.Length; j++)
        {
            var actors = CodedActor.Of(record.Events[j], record);
            for (var i = 0; i < gold.Count; i++)
            {
                if (Score(gold[i], record.Events[j], actors) is { } score)
                    candidates.Add((score, i, j));
            }
        }

        var result = new CodedEvent?[gold.Count];
        var taken = new HashSet<int>();
        foreach (var (_, i, j) in candidates.OrderByDescending(c => c.Score).ThenBy(c => c.Gold).ThenBy(c => c.Predicted))
        {
            if (result[i] is null && taken.Add(j))
                result[i] = record.Events[j];
        }

        return result;
    }

    /// <summary>The types of a gold event: its own, then those as acceptable.</summary>
    public static IReadOnlyList<string> TypesOf(PloverEvent gold) => [gold.Plover2021, .. gold.Also ?? []];

    /// <summary>Whether a predicted event is of a type the gold event accepts.</summary>
    public static bool IsTypeRight(PloverEvent gold, CodedEvent coded) =>
        PloverScheme.TypeOf(coded.Codes.Plover) is { } type && TypesOf(gold).Contains(type);

    // Type before trigger before actors: 4 or 3, 2, and a tenth per actor found.
    private static double? Score(PloverEvent gold, CodedEvent coded, IReadOnlyList<CodedActor> actors)
    {
        var score = PloverScheme.TypeOf(coded.Codes.Plover) == gold.Plover2021 ? 4.0 : IsTypeRight(gold, coded) ? 3.0 : 0.0;
        var onTrigger = coded.Mentions.Prepend(coded.Trigger).Where(t => t.In != "title")
            .Any(t => gold.EventSpans.Any(s => Math.Min(t.End, s.End) > Math.Max(t.Start, s.Start)));
        if (score == 0 && !onTrigger)
            return null;
        score += onTrigger ? 2 : 0;
        return score + (0.1 * gold.Source.Concat(gold.Target).Count(a => actors.Any(p => p.IsSameAs(a))));
    }
}
