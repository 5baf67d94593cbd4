using System.Collections.Immutable;
using Casus.Knowledge;
using Casus.Readings;

namespace Casus.Coding.Learned;

/// <summary>
/// Joins groups of mentions that tell of one deed of violence though no word ties them: a report mostly tells of one deed, now as a shooting, now as a
/// killing, and leaves away what it has said before. How likely two groups are one was learned from reports whose incidents are known.
/// </summary>
internal sealed class GroupMerger(NounClasses nouns, DiscourseCues cues, LinearModel model)
{
    /// <summary>Where the weights stand in the data folder.</summary>
    public const string ModelFile = "models/same-deed.txt";

    // Many deeds in one report are a chronicle, whose deeds are told apart.
    private const int MostGroups = 60;

    private const float Never = -1000;

    public static GroupMerger Load(DataFolder data, NounClasses nouns, DiscourseCues cues) => new(nouns, cues, LinearModel.Load(data, ModelFile, "same"));

    /// <summary>The groups with those joined that are one deed: the likeliest pair first, as long as on average all of one and all of the other are.</summary>
    public ImmutableArray<MentionGroup> Merge(Reading reading, ImmutableArray<MentionGroup> groups)
    {
        var clusters = groups.Select(g => new List<MentionGroup> { g }).ToList();
        var violent = clusters.FindAll(c => GroupFeatures.IsCandidate(c[0]));
        if (violent.Count is < 2 or > MostGroups)
            return groups;
        var scores = Scores(reading, [.. violent.Select(c => c[0])]);
        var members = violent.Select((_, i) => new List<int> { i }).ToList();
        while (Best(members, scores) is var (a, b) && a >= 0)
        {
            members[a].AddRange(members[b]);
            members.RemoveAt(b);
        }

        var merged = members.Select(m => m.Count == 1 ? violent[m[0]][0] : MentionGroup.Of(m.Select(i => violent[i][0])));
        return [.. groups.Where(g => !GroupFeatures.IsCandidate(g)), .. merged];
    }

    /// <summary>The same with another model.</summary>
    public GroupMerger With(LinearModel other) => new(nouns, cues, other);

    private float[,] Scores(Reading reading, ImmutableArray<MentionGroup> groups)
    {
        var features = new GroupFeatures(reading, groups, nouns);
        var contradictions = new DeedContradictions(reading, nouns, cues);
        var tally = new FeatureTally(model);
        var scores = new float[groups.Length, groups.Length];
        for (var a = 0; a < groups.Length; a++)
        {
            for (var b = a + 1; b < groups.Length; b++)
            {
                tally.Begin();
                features.OfPair(groups[a], groups[b], tally);
                scores[a, b] = scores[b, a] = contradictions.Between(groups[a], groups[b]) ? Never : tally.Scores[0];
            }
        }

        return scores;
    }

    private static (int A, int B) Best(List<List<int>> members, float[,] scores)
    {
        var (best, a, b) = (0f, -1, -1);
        for (var i = 0; i < members.Count; i++)
        {
            for (var j = i + 1; j < members.Count; j++)
            {
                var sum = 0f;
                foreach (var x in members[i])
                {
                    foreach (var y in members[j])
                        sum += scores[x, y];
                }

                var mean = sum / (members[i].Count * members[j].Count);
                if (mean > best)
                    (best, a, b) = (mean, i, j);
            }
        }

        return (a, b);
    }
}
