using System.Collections.Immutable;
using Casus.Grounding;
using Casus.Knowledge;
using Casus.Language;
using Casus.Readings;
using Casus.Reports;

namespace Casus.Coding;

/// <summary>Carries the day of a deed on to what the next sentences tell of: "Gunmen attacked Oicha on Monday. They abducted six people."</summary>
/// <remarks>
/// Plain past tense goes on from where the story stands. It is believed where nothing begins anew: the subject takes up who was told of ("they", "the attackers"), or the
/// sentence tells what befell somebody who has no name ("one warder was killed"), and no word of time stands in between.
/// </remarks>
internal sealed class DaysThatGoOn(Reading reading, DiscourseCues cues, ImmutableArray<MentionDate> dates)
{
    private const int FarthestBack = 2;

    // "Less than an hour later"
    private const int LongestOpening = 5;

    private readonly Tokens tokens = reading.Get(Tokens.Layer);
    private readonly Sentences sentences = reading.Get(Sentences.Layer);
    private readonly Syntax syntax = reading.Get(Syntax.Layer);
    private readonly Entities entities = reading.Get(Entities.Layer);
    private readonly ImmutableArray<EventMention> mentions = reading.Get(EventMention.Layer);
    private readonly ILookup<int, EventMention> bySentence = reading.Get(EventMention.Layer).ToLookup(m => reading.Get(Sentences.Layer).Holding(m.Head));
    private readonly HashSet<int> timed = [.. reading.Get(ResolvedTime.ToldLayer).Select(t => reading.Get(Tokens.Layer).RangeOf(t.Span)).Where(r => !r.IsEmpty)
        .Select(r => reading.Get(Sentences.Layer).Holding(r.Start))];

    /// <summary>The time of the deed that this one goes on from; <see langword="null"/> where it begins anew or none has a day.</summary>
    public ResolvedTime? Of(EventDraft draft)
    {
        var first = mentions[draft.Mentions[0]];
        var sentence = sentences.Holding(first.Head);
        if (timed.Contains(sentence) || !GoesOn(sentence, first.Head))
            return null;
        for (var before = sentence - 1; before >= Math.Max(0, sentence - FarthestBack) && IsText(before); before--)
        {
            if (DayOf(before) is { } day)
                return day;
            if (timed.Contains(before))
                return null;
        }

        return null;
    }

    /// <summary>The day of the deed told before one of which the sentence says that it came hours later, or of it and the day before where it came hours earlier: "Hours later, gunmen killed three policemen in Mosul."</summary>
    public ResolvedTime? OfHoursBefore(EventDraft draft)
    {
        var sentence = sentences.Holding(mentions[draft.Mentions[0]].Head);
        if (sentence == 0 || !IsText(sentence))
            return null;
        var isEarlier = OpensHoursEarlier(sentences[sentence]);
        if (!isEarlier && !OpensHoursLater(sentences[sentence]))
            return null;
        for (var before = sentence - 1; before >= Math.Max(0, sentence - FarthestBack) && IsText(before); before--)
        {
            if (DayOf(before) is { } day)
                return isEarlier && day.Days is { } days ? day with { Days = new(days.Start.AddDays(-1), days.End), Precision = DatePrecision.Days, Rule = day.Rule + ":hours-before" } : day;
        }

        return null;
    }

    // "Hours earlier,", "Hours before,": on that day, or in the night before.
    private bool OpensHoursEarlier(TokenRange sentence)
    {
        for (var t = sentence.Start; t < Math.Min(sentence.End - 2, sentence.Start + LongestOpening); t++)
        {
            if ((tokens[t + 1] is "earlier" || (tokens[t + 1] is "before" && tokens[t + 2] is ",")) && cues.Soon.TryFind(syntax.Lemmas[t], out _))
                return true;
        }

        return false;
    }

    // "Hours later", "Less than an hour later", "Minutes later", "Moments later", "Later that day", "Shortly afterwards"
    private bool OpensHoursLater(TokenRange sentence)
    {
        for (var t = sentence.Start; t < Math.Min(sentence.End - 1, sentence.Start + LongestOpening); t++)
        {
            if (tokens[t + 1] is "later" or "afterwards" or "afterward" && cues.Soon.TryFind(syntax.Lemmas[t], out _))
                return true;
            if (tokens[t] is "Later" or "later" && tokens[t + 1] is "that" or "the" or "in" && t + 2 < sentence.End && tokens[t + 2] is "day" or "same" or "the" or "evening" or "night" or "afternoon")
                return true;
        }

        return false;
    }

    private bool IsText(int sentence) => sentences.Blocks[sentence] == BlockKind.Paragraph;

    private bool GoesOn(int sentence, int deed)
    {
        var root = RootOf(sentence);
        if (!IsText(sentence) || root < 0 || !IsPlainPast(root) || !IsNearRoot(deed, root) || BeginsAnew(sentences[sentence].Start, root))
            return false;
        var passive = syntax.Child(root, Relation.NsubjPass);
        var subject = passive >= 0 ? passive : syntax.Child(root, Relation.Nsubj);
        if (subject < 0 || subject > root)
            return false;
        if (syntax.Tags[subject] == UniversalTag.Pron)
            return syntax.Lemmas[subject].ToLowerInvariant() is "they" or "he" or "she" or "it" or "one" or "another" or "several" or "some" or "both" or "many" or "two" or "all";
        if (syntax.Tags[subject] == UniversalTag.Propn || entities.At(subject) is { IsNamed: true })
            return false;
        // "One rebel died", "Two more were shot dead": those whom it befell are of the same deed; who acts has to be known already.
        return passive >= 0 || syntax.Lemmas[root] is "die" or "perish" or "suffer" or "sustain" || IsKnown(subject) || IsFurther(subject) || GoesOnFrom(root);
    }

    private int RootOf(int sentence)
    {
        var words = sentences[sentence];
        for (var t = words.Start; t < words.End; t++)
        {
            if (syntax.Heads[t] < 0)
                return SaidIn(t, words.Start) is var said and >= 0 ? said : t;
        }

        return -1;
    }

    // "One man was shot dead, residents said.", "The governor said 333 pupils had been kidnapped.": what is said.
    private int SaidIn(int saying, int start)
    {
        foreach (var child in syntax.ChildrenOf(saying))
        {
            if (child >= start && syntax.Relations[child] == Relation.Ccomp && syntax.Lemmas[saying] is "say" or "report" or "add" or "tell"
                && (child < saying || syntax.Child(child, Relation.NsubjPass) > saying))
            {
                return child;
            }
        }

        return -1;
    }

    // "killed", "were killed", in what is said also "had been killed"; not "has killed", "is killing", "may kill".
    private bool IsPlainPast(int root)
    {
        if (syntax.Tags[root] != UniversalTag.Verb)
            return false;
        var isPassive = false;
        foreach (var child in syntax.ChildrenOf(root))
        {
            if (syntax.Relations[child] == Relation.AuxPass)
                isPassive |= syntax.FineTags[child] is "VBD" or "VBN";
            else if ((syntax.Relations[child] == Relation.Aux && !(syntax.Relations[root] == Relation.Ccomp && syntax.FineTags[child] == "VBD")) || syntax.Relations[child] == Relation.Cop)
                return false;
        }

        return isPassive || syntax.FineTags[root] == "VBD";
    }

    // The deed is what the sentence says, or stands beside it: "One warder was killed in the assault", "seized the camp and shot three".
    private bool IsNearRoot(int deed, int root)
    {
        for (int token = deed, step = 0; token >= 0 && step < 3; token = syntax.Heads[token], step++)
        {
            if (token == root)
                return true;
            if (syntax.Relations[token] is Relation.AclRelcl or Relation.Acl or Relation.Ccomp or Relation.NmodPoss)
                return false;
        }

        return false;
    }

    // "Earlier, …", "In a separate attack", "Since then", "Elsewhere": another day, or nobody knows.
    private bool BeginsAnew(int start, int root)
    {
        for (var t = start; t < root; t++)
        {
            if (cues.Anew.TryFind(syntax.Lemmas[t], out _))
            {
                return true;
            }
        }

        return false;
    }

    // "Gunmen then shot dead two policemen."
    private bool GoesOnFrom(int root)
    {
        foreach (var child in syntax.ChildrenOf(root))
        {
            if (syntax.Relations[child] == Relation.Advmod && syntax.Lemmas[child].ToLowerInvariant() is "then" or "afterwards" or "meanwhile")
                return true;
        }

        return false;
    }

    // "A second strike hit the next town."
    private bool IsFurther(int subject)
    {
        foreach (var child in syntax.ChildrenOf(subject))
        {
            if (syntax.Relations[child] == Relation.Amod && cues.TollOrdinals.TryFind(syntax.Lemmas[child], out _))
                return syntax.Child(subject, Relation.Det) is var article and >= 0 && syntax.Lemmas[article] is "a" or "A";
        }

        return false;
    }

    private bool IsKnown(int subject)
    {
        var article = syntax.Child(subject, Relation.Det);
        return ((article >= 0 && syntax.Lemmas[article] is "the" or "The" or "these" or "those") || syntax.Child(subject, Relation.NmodPoss) >= 0)
            && cues.TakenUp.TryFind(syntax.Lemmas[subject], out _);
    }

    // "freed 58 inmates. One warder was killed in the assault."
    private static bool IsDeed(EventType type) => type.IsViolent || type.Name is "release" or "rescue" or "prison-break" or "territory-seized" or "arrest" or "demonstration" or "obstruction" or "riot"
        or "protest-dispersal" or "crowd-control";

    private ResolvedTime? DayOf(int sentence)
    {
        ResolvedTime? day = null;
        var root = RootOf(sentence);
        foreach (var mention in bySentence[sentence])
        {
            if (!IsDeed(mention.Trigger.Type) || dates[mention.Index].Time is not { Precision: DatePrecision.Day, Days: { } days } time
                || sentences.Holding(tokens.RangeOf(time.Span).Start) != sentence || !IsNearRoot(mention.Head, root))
            {
                continue;
            }

            if (day?.Days is { } other && (other.Start != days.Start || other.End != days.End))
                return null;
            day ??= time;
        }

        return day;
    }
}
