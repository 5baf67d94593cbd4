using Casus.Language;
using Casus.Language.Engine;

namespace Casus.Training.Networks;

/// <summary>What several networks together make of a sentence: the tree, tags and names that most of them see.</summary>
/// <param name="teachers">The networks; where as many see one thing as another, the first decides.</param>
internal sealed class TeacherVote(IReadOnlyList<Teacher> teachers)
{
    private readonly ProjectiveTree trees = new();
    private readonly NetworkReading[] readings = new NetworkReading[teachers.Count];
    private float[] votes = [];

    /// <summary>Reads one sentence.</summary>
    /// <param name="words">Its words; other columns are of no matter.</param>
    public VotedSentence Read(TreebankSentence words)
    {
        var count = words.Forms.Length;
        for (var i = 0; i < readings.Length; i++)
            readings[i] = teachers[i].Read(words.Forms);
        var heads = Heads(count);
        var agreed = 0;
        var relations = new Relation[count];
        for (var t = 0; t < count; t++)
        {
            var head = heads[t] == count ? -1 : heads[t];
            agreed += readings.Count(r => r.Heads[t] == head);
            // Of those who see the arc; an arc that none sees is labelled by all.
            var seen = readings.Where(r => r.Heads[t] == head).ToList();
            relations[t] = head < 0 ? Relation.Root : Most((seen.Count > 0 ? seen : [.. readings]).Select(r => r.Relations[t]).Where(r => r != Relation.Root), Relation.Dep);
        }

        var sentence = words with
        {
            Tags = [.. Enumerable.Range(0, count).Select(t => (UniversalTag)Most(readings.Select(r => r.Tags[t]), (byte)0))],
            FineTags = [.. Enumerable.Range(0, count).Select(t => Most(readings.Select((r, i) => teachers[i].FineTags[r.FineTags[t]]), ""))],
            Heads = heads,
            Relations = relations,
        };
        var referents = Enumerable.Range(0, count).Select(t => (int)Most(readings.Select(r => r.Referents[t]), (byte)0));
        return new(sentence, Names(count), [.. referents], (double)agreed / (count * readings.Length));
    }

    private int[] Heads(int count)
    {
        Rows.Ensure(ref votes, (count + 1) * (count + 1));
        votes.AsSpan(0, (count + 1) * (count + 1)).Clear();
        for (var i = 0; i < readings.Length; i++)
        {
            for (var t = 0; t < count; t++)
            {
                var head = readings[i].Heads[t] < 0 ? count : readings[i].Heads[t];
                // A little more for the first, so that it decides where all differ.
                votes[(head * (count + 1)) + t] += 1 + (0.01f * (readings.Length - i));
            }
        }

        return trees.Best(votes, count);
    }

    // Names that more than half see, so that none overlap.
    private int[] Names(int count)
    {
        var classes = new int[count];
        foreach (var group in readings.SelectMany(r => NamesTraining.Spans([.. r.Names.Select(c => (int)c)])).GroupBy(n => n))
        {
            if (2 * group.Count() <= readings.Length)
                continue;
            var (start, end, kind) = group.Key;
            for (var t = start; t < end; t++)
            {
                var position = end - start == 1 ? NameClasses.Position.Single
                    : t == start ? NameClasses.Position.Begin
                    : t == end - 1 ? NameClasses.Position.Last : NameClasses.Position.Inside;
                classes[t] = NameClasses.Of(kind, position);
            }
        }

        return classes;
    }

    // The commonest; of several as common, the one seen first.
    private static T Most<T>(IEnumerable<T> seen, T none) => seen.GroupBy(v => v).MaxBy(g => g.Count()) is { } most ? most.Key : none;
}
