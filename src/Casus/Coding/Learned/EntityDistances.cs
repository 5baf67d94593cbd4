using System.Collections.Immutable;
using Casus.Grounding;
using Casus.Language;
using Casus.Reports;

namespace Casus.Coding.Learned;

/// <summary>How near the entities of a report are told to its events.</summary>
/// <remarks>Each is asked for all entities of each event: what depends on one of the two alone is looked up once, and what is asked of one event after the other is kept for the last.</remarks>
internal sealed class EntityDistances
{
    private readonly ImmutableArray<EventMention> mentions;
    private readonly int[] sentenceOf;
    private readonly (int Mention, int Head, int Sentence)[][] told;
    private readonly int[] kinds;
    private readonly int[][] membersOf;
    private readonly int[][] distances;
    private readonly int[] away;
    private int ranked = -1;

    /// <param name="entities">The entities.</param>
    /// <param name="mentions">The event mentions.</param>
    /// <param name="sentences">The sentences.</param>
    /// <param name="kindOf">What makes entities rivals of each other; <see langword="null"/> for those that are nobody's.</param>
    public EntityDistances(Entities entities, ImmutableArray<EventMention> mentions, Sentences sentences, Func<Entity, object?> kindOf)
    {
        this.mentions = mentions;
        sentenceOf = [.. mentions.Select(m => sentences.Holding(m.Head))];
        told = [.. entities.All.Select(e => Enumerable.Range(0, e.Mentions.Length)
            .Where(m => e.Mentions[m].Form != MentionForm.Pronoun)
            .Select(m => (m, e.Mentions[m].Head, sentences.Holding(e.Mentions[m].Head)))
            .ToArray())];
        var numbers = new Dictionary<object, int>();
        kinds = [.. entities.All.Select(e => kindOf(e) is { } kind ? numbers.TryGetValue(kind, out var number) ? number : numbers[kind] = numbers.Count : -1)];
        membersOf = [.. Enumerable.Range(0, numbers.Count).Select(k => Enumerable.Range(0, kinds.Length).Where(e => kinds[e] == k).ToArray())];
        distances = [.. membersOf.Select(m => new int[m.Length])];
        away = new int[kinds.Length];
    }

    /// <summary>The mention of the entity that stands nearest to where the event is told, pronouns apart; and how many sentences lie between.</summary>
    public (int Mention, int Trigger, int Sentences) Nearest(EventDraft draft, int entity)
    {
        var best = (Mention: 0, Trigger: draft.Mentions[0], Sentences: int.MaxValue);
        var bestTokens = int.MaxValue;
        foreach (var (mention, head, sentence) in told[entity])
        {
            foreach (var t in draft.Mentions)
            {
                var distance = Math.Abs(sentence - sentenceOf[t]);
                var apart = Math.Abs(head - mentions[t].Head);
                if (distance < best.Sentences || (distance == best.Sentences && apart < bestTokens))
                    (best, bestTokens) = ((mention, t, distance), apart);
            }
        }

        return best;
    }

    /// <summary>How many others of its kind the report has, and how many of them are told nearer to the event.</summary>
    public (int Rivals, int Nearer) RankOf(EventDraft draft, Entity entity)
    {
        Rank(draft);
        if (kinds[entity.Index] < 0)
            return (0, 0);
        var all = distances[kinds[entity.Index]];
        var first = Array.BinarySearch(all, away[entity.Index]);
        while (first > 0 && all[first - 1] == all[first])
            first--;
        return (all.Length - 1, first);
    }

    private void Rank(EventDraft draft)
    {
        if (ranked == draft.Index)
            return;
        for (var k = 0; k < membersOf.Length; k++)
        {
            for (var m = 0; m < membersOf[k].Length; m++)
                distances[k][m] = away[membersOf[k][m]] = Nearest(draft, membersOf[k][m]).Sentences;
            Array.Sort(distances[k]);
        }

        ranked = draft.Index;
    }
}
