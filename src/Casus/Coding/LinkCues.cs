using Casus.Knowledge;
using Casus.Language;
using Casus.Readings;
using Casus.Reports;

namespace Casus.Coding;

/// <summary>Where a report says that one deed answers or follows another: "in response to", "days after".</summary>
internal sealed class LinkCues(Reading reading, DiscourseCues cues)
{
    // "A little over two days after"
    private const int LongestOpening = 5;

    private readonly HashSet<int> followers = [.. Enumerable.Range(0, reading.Get(Tokens.Layer).Count)
        .Where(t => cues.LinksBefore.TryFindAt(reading.Get(Tokens.Layer), t, out var relation, out var length) && relation == LinkRelation.Follows && length > 1)];

    private readonly HashSet<int> starts = [.. Enumerable.Range(0, reading.Get(Tokens.Layer).Count)
        .Where(t => cues.LinksBefore.TryFindAt(reading.Get(Tokens.Layer), t, out var relation, out _) && relation != LinkRelation.PartOf)];

    private readonly HashSet<int> answers = [.. Enumerable.Range(0, reading.Get(Tokens.Layer).Count)
        .Where(t => cues.LinksAfter.TryFindAt(reading.Get(Tokens.Layer), t, out var relation, out _) && relation != LinkRelation.PartOf)];

    private readonly HashSet<int> answerable = [.. Enumerable.Range(0, reading.Get(Tokens.Layer).Count).Where(t => cues.Answerable.TryFindAt(reading.Get(Tokens.Layer), t, out _, out _))];

    /// <summary>Whether between two deeds stands that somebody did the second: "killed a man wanted for the attack".</summary>
    public bool AnswererStandsBetween(int a, int b) => a < b && AnyBetween(answerable, a, b);

    /// <summary>Whether the sentence opens with a phrase that puts its deed after another: "Two days after the raid, …".</summary>
    public bool OpensBefore(int deed, int sentence)
    {
        for (var t = sentence; t < Math.Min(deed, sentence + LongestOpening); t++)
        {
            if (followers.Contains(t))
                return true;
        }

        return false;
    }

    /// <summary>Whether such a phrase stands between two words: what it parts is not one deed.</summary>
    public bool StandBetween(int a, int b) => AnyBetween(starts, a, b);

    /// <summary>Whether a word such as "prompted" stands between two words: what it joins are a deed and its answer.</summary>
    public bool AnswerStandsBetween(int a, int b) => AnyBetween(answers, a, b);

    /// <summary>Whether the deed stands behind such a phrase and the word before it: "on Wednesday in response to attacks" dates no attack.</summary>
    public bool PartFromEarlier(int deed, int word) => word < deed && StandBetween(word, deed);

    private static bool AnyBetween(HashSet<int> cues, int a, int b)
    {
        for (var t = Math.Min(a, b) + 1; t < Math.Max(a, b); t++)
        {
            if (cues.Contains(t))
                return true;
        }

        return false;
    }
}
