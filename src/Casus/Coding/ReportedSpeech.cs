using Casus.Knowledge;
using Casus.Language;
using Casus.Readings;
using Casus.Reports;

namespace Casus.Coding;

/// <summary>Finds reported clauses: what stands under, before or around a verb of saying.</summary>
/// <remarks>
/// The tree is asked first. Where it does not tie the clause to the verb, the order of words does: what stands before the comma of
/// "…, police said", behind the colon of "the ministry reports: …", behind "said that". A denied saying ("did not say who") says nothing.
/// </remarks>
internal sealed class ReportedSpeech(Reading reading, DiscourseCues cues, SpeakerFinder speakers)
{
    // "the deputy head of the regional council Abdul Karim said" behind its comma.
    private const int LongestTail = 14;

    // "said in a statement on Monday: …"
    private const int FarthestColon = 12;

    private readonly Tokens tokens = reading.Get(Tokens.Layer);
    private readonly Syntax syntax = reading.Get(Syntax.Layer);
    private readonly Negation negation = new(reading, cues);

    /// <summary>What the verb of saying <paramref name="verb"/> says, if it says anything.</summary>
    public IEnumerable<Speech> Of(int verb, SpeechKind kind, TokenRange sentence)
    {
        if (IsUnsaid(verb, kind))
            yield break;
        var speaker = speakers.Of(verb);
        var cue = new TokenRange(verb, verb + 1);
        if (syntax.Lemmas[verb] is var lemma && cues.Quoters.TryFind(lemma, out _) && SayingBelow(verb) >= 0)
        {
            // "The agency quoted officials as saying": the agency says it too; of "was quoted as saying" the second verb tells.
            if (syntax.Child(verb, Relation.Nsubj) >= 0
                && Trim(ContentOf(SayingBelow(verb), kind, sentence)) is { IsEmpty: false } passedOn)
            {
                yield return new(passedOn, false, speaker, cue, kind);
            }

            yield break;
        }

        var isComparison = IsComparison(verb);
        // "as previously reported": by nobody knows whom.
        if (isComparison && speaker < 0)
            yield break;
        var content = Trim(isComparison ? Around(verb, sentence) : ContentOf(verb, kind, sentence));
        if (speaker < 0 && content.Count > 2 && content.End <= verb && NamedBehind(content, verb) is (var comma, var named)
            && named >= 0)
        {
            (content, speaker) = (Trim(content with { End = comma }), named);
        }

        // Who claims, accuses or denies speaks, though no clause says what.
        if (!content.IsEmpty || (speaker >= 0 && kind is SpeechKind.Accuse or SpeechKind.Deny or SpeechKind.Confirm))
            yield return new(content.IsEmpty ? new(verb, verb) : content, false, speaker, cue, kind) { Lead = LeadOf(content, verb, sentence) };
    }

    /// <summary>The words of a clause without "that" and the stops at its edges.</summary>
    public TokenRange Trim(TokenRange range)
    {
        var (start, end) = (range.Start, range.End);
        while (start < end && (IsPunctuation(start) || syntax.Relations[start] == Relation.Mark
            || (start == range.Start && syntax.Lemmas[start] is "that" && syntax.Tags[start] == UniversalTag.Sconj)))
        {
            start++;
        }

        while (end > start && IsPunctuation(end - 1))
            end--;
        return new(start, end);
    }

    /// <summary>The longer of the parts of a sentence before and behind a phrase in it.</summary>
    public static TokenRange Longer(TokenRange whole, TokenRange phrase)
    {
        var before = new TokenRange(whole.Start, Math.Max(whole.Start, phrase.Start));
        var behind = new TokenRange(Math.Min(phrase.End, whole.End), whole.End);
        return before.Count >= behind.Count ? before : behind;
    }

    private bool IsPunctuation(int t) => syntax.Tags[t] == UniversalTag.Punct && tokens[t] is not ("[" or "(" or "]" or ")");

    // "did not say", "declined to say": what is not said is no speech.
    private bool IsUnsaid(int verb, SpeechKind kind)
    {
        if (kind != SpeechKind.Deny && negation.On(verb) >= 0)
            return true;
        var head = syntax.Heads[verb];
        return head >= 0 && syntax.Relations[verb] == Relation.Xcomp
            && cues.HedgeGovernors.TryFind(syntax.Lemmas[head], out var modality) && modality == Modality.Denied;
    }

    private int SayingBelow(int verb)
    {
        foreach (var child in syntax.ChildrenOf(verb))
        {
            if (child > verb && SpeechCues.IsSaying(cues, syntax, child))
                return child;
            if (child > verb && syntax.Relations[child] == Relation.Obj)
            {
                foreach (var below in syntax.ChildrenOf(child))
                {
                    if (below > child && syntax.Tags[below] == UniversalTag.Verb && SpeechCues.IsSaying(cues, syntax, below)
                        && tokens[below - 1] is "as")
                    {
                        return below;
                    }
                }
            }
        }

        return -1;
    }

    // "as the governor put it", "as police said"
    private bool IsComparison(int verb)
    {
        foreach (var child in syntax.ChildrenOf(verb))
        {
            if (child < verb && syntax.Relations[child] == Relation.Mark)
                return syntax.Lemmas[child] is "as" && syntax.FineTags[verb] is not "VBG";
        }

        return false;
    }

    private TokenRange Around(int verb, TokenRange sentence)
    {
        var whole = syntax.Heads[verb] is var host and >= 0 ? syntax.SubtreeOf(host) : sentence;
        var start = verb;
        while (start > sentence.Start && syntax.Lemmas[start] is not "as")
            start--;
        var end = verb + 1;
        while (end < sentence.End && tokens[end] is not ",")
            end++;
        return Longer(whole, new(start, end));
    }

    private TokenRange ContentOf(int verb, SpeechKind kind, TokenRange sentence) =>
        Below(verb, kind) is { IsEmpty: false } below
            && (below.Start > verb || BehindColon(verb, sentence).IsEmpty) ? WithoutAddressee(WithinRelative(below, verb), verb)
        : BehindColon(verb, sentence) is { IsEmpty: false } behind ? behind
        // "claimed the attack" brings nothing that stands before it, nor does an accusation.
        : kind == SpeechKind.Accuse || HasThing(verb) ? default
        : Above(verb, sentence) is { IsEmpty: false } above ? above
        : ByOrder(verb, sentence);

    private TokenRange Below(int verb, SpeechKind kind)
    {
        var hasObject = syntax.Child(verb, Relation.Obj) >= 0;
        foreach (var child in syntax.ChildrenOf(verb))
        {
            var relation = syntax.Relations[child];
            // "The attack, the ministry said, was carried out": the tree may put the subject beside its clause.
            if (relation == Relation.Ccomp && (IsClause(child) || NextClause(verb, child) < 0))
                return Without(syntax.SubtreeOf(child), verb);
            if (child > verb && syntax.Tags[child] is UniversalTag.Verb or UniversalTag.Adj
                && (relation == Relation.Xcomp || IsSaidTo(verb, child) || (relation == Relation.Parataxis && !hasObject))
                && !SpeechCues.IsSaying(cues, syntax, child))
            {
                return Without(syntax.SubtreeOf(child), verb);
            }

            // "accused Russia of shelling a school"
            if (kind == SpeechKind.Accuse && child > verb && syntax.Tags[child] == UniversalTag.Verb
                && relation is Relation.Advcl or Relation.Obl or Relation.Acl)
            {
                return Without(syntax.SubtreeOf(child), verb);
            }
        }

        return default;
    }

    // "are alleged to have sold"
    private bool IsSaidTo(int verb, int child) => syntax.Relations[child] == Relation.Advcl
        && syntax.Child(verb, Relation.AuxPass) >= 0
        && syntax.Child(child, Relation.Mark) is var mark and >= 0 && tokens[mark] is "to" && mark <= verb + 2;

    // ", who said that the wards were full, left": the clause does not outrun the relative clause that it stands in.
    private TokenRange WithinRelative(TokenRange content, int verb)
    {
        var first = syntax.SubtreeOf(verb).Start;
        if (syntax.Relations[verb] != Relation.AclRelcl || (tokens[first] is not "," && (first == 0 || tokens[first - 1] is not ",")))
            return content;
        for (var t = content.Start; t < content.End; t++)
        {
            if (t > verb && tokens[t] is ",")
                return content with { End = t };
        }

        return content;
    }

    // "told Al Arabiya that …": a tree that puts whom it was told into the clause is wrong.
    private TokenRange WithoutAddressee(TokenRange content, int verb)
    {
        if (content.Start != verb + 1)
            return content;
        for (var t = content.Start; t < Math.Min(content.End - 1, content.Start + 6); t++)
        {
            if (t > content.Start && tokens[t] is "that" && syntax.Tags[t + 1] is not (UniversalTag.Verb or UniversalTag.Aux))
                return content with { Start = t + 1 };
            if (syntax.Tags[t] is not (UniversalTag.Det or UniversalTag.Adj or UniversalTag.Adv or UniversalTag.Noun or UniversalTag.Propn))
                return content;
        }

        return content;
    }

    private TokenRange BehindColon(int verb, TokenRange sentence)
    {
        for (var t = verb + 1; t < Math.Min(sentence.End, verb + FarthestColon); t++)
        {
            if (tokens[t] is ":")
                return new(t + 1, sentence.End);
            if (QuotationFinder.IsMark(tokens[t]))
                return default;
        }

        return default;
    }

    private bool IsClause(int token) => syntax.Tags[token] is UniversalTag.Verb or UniversalTag.Aux
        || syntax.Child(token, Relation.Cop) >= 0;

    private int NextClause(int verb, int after)
    {
        foreach (var child in syntax.ChildrenOf(verb))
        {
            if (child > after && syntax.Relations[child] == Relation.Ccomp && IsClause(child))
                return child;
        }

        return -1;
    }

    // "…, police said": the verb hangs on the clause it reports, which stands before or around it.
    private TokenRange Above(int verb, TokenRange sentence)
    {
        var host = syntax.Heads[verb];
        if (host < 0 || syntax.Relations[verb] is not (Relation.Parataxis or Relation.Advcl or Relation.Conj)
            || syntax.Child(verb, Relation.Mark) >= 0)
        {
            return default;
        }

        var own = syntax.SubtreeOf(verb);
        if (host < verb && HasCommaBefore(own.Start))
            return Before(own.Start, own.End, sentence);
        return host > verb && syntax.Relations[verb] == Relation.Parataxis ? Longer(syntax.SubtreeOf(host), own) : default;
    }

    // "The attack, the ministry said, was carried out by two men": a subject alone is not what was said.
    private TokenRange Before(int first, int end, TokenRange sentence) =>
        FiniteVerbs.AreIn(syntax, new(sentence.Start, first)) || end >= sentence.End - 2 ? new(sentence.Start, first) : new(end, sentence.End);

    private bool HasCommaBefore(int first) => tokens[first] is ","
        || (first > 0 && (tokens[first - 1] is "," || QuotationFinder.IsMark(tokens[first - 1])));

    // An object that is not whom the words are told.
    private bool HasThing(int verb) => syntax.Child(verb, Relation.Obj) > verb
        && !cues.AddressingVerbs.TryFind(syntax.Lemmas[verb], out _);

    private TokenRange ByOrder(int verb, TokenRange sentence)
    {
        for (var t = verb + 1; t < Math.Min(sentence.End, verb + FarthestColon); t++)
        {
            if (t <= verb + 6 && tokens[t] is "that" && syntax.Tags[t] == UniversalTag.Sconj)
                return new(t + 1, sentence.End);
            if (QuotationFinder.IsMark(tokens[t])
                || (syntax.Tags[t] == UniversalTag.Verb && tokens[t] is not ("speaking" or "citing")))
            {
                return default;
            }
        }

        // "…, the police chief said on Monday."
        for (var t = verb - 1; t > sentence.Start + 1 && t >= verb - LongestTail; t--)
        {
            if (tokens[t] is ",")
                return t == verb - 1 || speakers.PhraseFrom(t + 1, sentence.End) >= 0 ? ByComma(t, verb, sentence) : default;
            if (syntax.Tags[t] is UniversalTag.Verb or UniversalTag.Punct or UniversalTag.Sconj)
                return default;
        }

        return default;
    }

    private TokenRange ByComma(int comma, int verb, TokenRange sentence)
    {
        if (FiniteVerbs.AreIn(syntax, new(sentence.Start, comma)))
            return new(sentence.Start, comma);
        return verb + 1 < sentence.End && tokens[verb + 1] is "," ? new(verb + 2, sentence.End) : default;
    }

    // "…, the governor of the state, Musa Bello, said": a tree that leaves the speaker to the clause is wrong.
    private (int Comma, int Speaker) NamedBehind(TokenRange content, int verb)
    {
        var (cut, speaker) = (-1, -1);
        for (var t = content.End - 1; t > content.Start + 1 && t >= verb - LongestTail && !FiniteVerbs.AreIn(syntax, new(t, content.End)); t--)
        {
            if (tokens[t] is "," && speakers.PhraseFrom(t + 1, content.End) is var named and >= 0 && FiniteVerbs.AreIn(syntax, new(content.Start, t)))
                (cut, speaker) = (t, named);
        }

        return (cut, speaker);
    }

    // "The attack, the ministry said, was carried out by two men": the attack belongs to what was said.
    private TokenRange LeadOf(TokenRange content, int verb, TokenRange sentence)
    {
        if (content.Start != verb + 2 || tokens[verb + 1] is not ",")
            return default;
        for (var t = verb - 1; t > sentence.Start && t >= verb - LongestTail; t--)
        {
            if (tokens[t] is ",")
                return FiniteVerbs.AreIn(syntax, new(sentence.Start, t)) ? default : new(sentence.Start, t);
        }

        return default;
    }

    // A clause that surrounds its verb of saying is cut at the verb; the longer side is the content.
    private static TokenRange Without(TokenRange content, int verb) => content.Contains(verb) ? Longer(content, new(verb, verb + 1)) : content;
}
