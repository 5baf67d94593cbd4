using Casus.Knowledge;
using Casus.Language;
using Casus.Readings;
using Casus.Reports;

namespace Casus.Coding;

/// <summary>Where a report says that one deed answers or follows another: "in response to", "days after".</summary>
internal sealed class LinkCues
{
    // "A little over two days after"
    private const int LongestOpening = 5;

    private readonly HashSet<int> followers = [];
    private readonly HashSet<int> starts = [];
    private readonly HashSet<int> retaliations = [];
    private readonly HashSet<int> answers = [];
    private readonly HashSet<int> answerable = [];
    private readonly HashSet<int> alone = [];

    public LinkCues(Reading reading, DiscourseCues cues)
    {
        var tokens = reading.Get(Tokens.Layer);
        var syntax = reading.Get(Syntax.Layer);
        for (var t = 0; t < tokens.Count; t++)
        {
            if (cues.LinksBefore.TryFindAt(tokens, t, out var relation, out var length))
            {
                if (relation == LinkRelation.Follows && length > 1)
                    followers.Add(t);
                if (relation != LinkRelation.PartOf)
                    starts.Add(t);
                if (relation == LinkRelation.RetaliationFor)
                    retaliations.Add(t);
            }

            if (cues.LinksAfter.TryFindAt(tokens, t, out var answer, out _) && answer != LinkRelation.PartOf)
                answers.Add(t);
            if (cues.LinksAlone.TryFindAt(tokens, t, out _, out var words) && !IsOfFray(cues, syntax, t + words - 1) && !(t + words < tokens.Count && tokens[t + words] is "for" or "to" or "against"))
                alone.Add(t);
            if (cues.Answerable.TryFindAt(tokens, t, out _, out _))
                answerable.Add(t);
        }
    }

    // "the shootout that followed" goes on from the attack; "which followed two attacks" says what it followed.
    internal static bool IsOfFray(DiscourseCues cues, Syntax syntax, int followed) => syntax.Lemmas[followed] is "follow"
        && (syntax.Child(followed, Relation.Obj) >= 0 || (syntax.Heads[followed] is var fray and >= 0 && cues.Frays.TryFind(syntax.Lemmas[fray], out _)));

    /// <summary>Whether between two deeds stands that somebody did the second: "killed a man wanted for the attack".</summary>
    public bool AnswererStandsBetween(int a, int b) => a < b && AnyBetween(answerable, a, b);

    /// <summary>Whether the sentence says of its deed that it answers one told before: "fired rockets in response".</summary>
    public bool IsAnswer(TokenRange sentence) => alone.Any(sentence.Contains);

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

    /// <summary>Whether such a phrase parts two deeds: it stands between them, and the second is not told of in a clause of its own.</summary>
    /// <remarks>"…, as the death toll rose" parts nothing.</remarks>
    public bool Part(int a, int b, Syntax syntax) => StandBetween(a, b) && !IsAside(Math.Max(a, b), Math.Min(a, b), syntax);

    private static bool IsAside(int later, int earlier, Syntax syntax)
    {
        for (int token = later, step = 0; token >= 0 && token != earlier && step < 4; token = syntax.Heads[token], step++)
        {
            if (syntax.Relations[token] == Relation.Advcl && syntax.Child(token, Relation.Mark) is var mark and >= 0 && syntax.Lemmas[mark] is "as" or "while")
                return true;
        }

        return false;
    }

    /// <summary>Whether a word such as "prompted" stands between two words: what it joins are a deed and its answer.</summary>
    public bool AnswerStandsBetween(int a, int b) => AnyBetween(answers, a, b);

    /// <summary>Whether the deed stands behind such a phrase and the word before it: "on Wednesday in response to attacks" dates no attack.</summary>
    public bool PartFromEarlier(int deed, int word) => word < deed && StandBetween(word, deed);

    /// <summary>Whether a word stands behind such a phrase and the deed before it: "bombings in retaliation for Christchurch" were elsewhere.</summary>
    public bool IsOfAnswered(int deed, int word) => deed < word && AnyBetween(retaliations, deed, word);

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
