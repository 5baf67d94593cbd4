using System.Collections.Immutable;
using Casus.Knowledge;
using Casus.Language;
using Casus.Readings;
using Casus.Reports;

namespace Casus.Coding;

/// <summary>Collects the tolls of one report: which event each belongs to, whom it counts, whether a larger one counts them too.</summary>
internal sealed class TollCollector(Reading reading, NounClasses nouns, DiscourseCues cues)
{
    // "an earlier toll by the ministry of health of"
    // "on their side"
    private const int LongestSide = 4;

    private const int FarthestEarlier = 8;

    // "gave the figure of 28 dead"
    private const int FarthestTeller = 4;

    private readonly Tokens tokens = reading.Get(Tokens.Layer);
    private readonly Sentences sentences = reading.Get(Sentences.Layer);
    private readonly Syntax syntax = reading.Get(Syntax.Layer);
    private readonly ImmutableArray<EventMention> mentions = reading.Get(EventMention.Layer);
    private readonly MentionOrder deeds = new(reading.Get(EventMention.Layer).Where(m => m.Trigger.Type.IsViolent));
    private readonly CasualtyGroups groups = new(reading, nouns, cues);
    private readonly List<Toll> found = [];

    /// <summary>The tolls found so far, as they were found.</summary>
    public IReadOnlyList<Toll> Found => found;

    // What a toll was before stands within the words of the new one.
    private bool IsRead(TollWords words, TokenRange range) =>
        words.IsSuperseded ? found.Exists(t => t.Outcome == words.Outcome && t.Range == range) : found.Exists(t => t.Outcome == words.Outcome && t.Range.Overlaps(range));

    /// <summary>Adds a toll of the nearest violent deed of its sentence, else of the main deed of the sentence told last.</summary>
    public void AddToNearest(int token, TollWords words)
    {
        var sentence = sentences[sentences.Holding(token)];
        // "put the dead at 500 and blamed an air strike": counted is what was told before.
        var nearest = deeds.In(sentence).ToArray()
            .Where(m => !MentionFacts.IsBlamed(syntax, m.Head))
            .OrderBy(m => TreeDistance.Between(syntax, token, m.Head, _ => false))
            .ThenBy(m => Math.Abs(m.Head - token))
            .FirstOrDefault()
            ?? MainDeedBefore(sentence.Start);
        if (nearest is not null && !IsRead(words, words.Phrase))
            Add(nearest.Index, words);
    }

    /// <summary>Adds a toll of a deed, unless its words have been read already.</summary>
    public void Add(int mention, TollWords words)
    {
        var (outcome, count, head, phrase, rule) = words;
        var range = new TokenRange(Math.Min(phrase.Start, count.Range.Start), Math.Max(phrase.End, count.Range.End));
        // "killed 15 captured soldiers", "two hostages were shot": who is held or displaced was so before.
        if (count.Best == 0 && IsOfOneSide(range.End))
            return;
        if (IsRead(words, range) || (outcome is CasualtyOutcome.Detained or CasualtyOutcome.Displaced && IsHarmed(range)))
            return;
        var areAmong = AreAmongTheHarmed(range);
        found.Add(new(mention, outcome, count.Low, count.Best, count.High, groups.Of(head, range), head, range, words.IsPart || (areAmong && !IsInList(range)) || IsPart(range), rule)
        {
            IsSuperseded = words.IsSuperseded || IsSuperseded(count.Range),
            Source = words.Source >= 0 ? words.Source : TellerOf(head),
            IsWeak = words.IsWeak,
            IsTotal = words.IsTotal,
            IsRisen = words.IsRisen,
            IsSum = words.IsSum,
            IsLowered = words.IsLowered,
            IsOfOthers = AreOthers(range),
            IsAmong = areAmong,
        });
    }

    // "The mayor had spoken of thirteen dead", "the hospital recorded 17 deaths", "gave the figure of 28 dead": who gives the number, where a verb has it for its object.
    private int TellerOf(int head)
    {
        var (at, isFigure) = (head, false);
        for (var step = 0; step < FarthestTeller && syntax.Tags[at] != UniversalTag.Verb && syntax.Heads[at] >= 0
            && syntax.Relations[at] is Relation.Obj or Relation.Obl or Relation.Nmod or Relation.Nummod or Relation.Conj or Relation.Amod or Relation.Acl; step++)
        {
            at = syntax.Heads[at];
            isFigure |= cues.TollFigures.TryFind(syntax.Lemmas[at], out _);
        }

        var tells = syntax.Tags[at] == UniversalTag.Verb && at != head
            && (cues.TollTellers.TryFind(syntax.Lemmas[at], out _) || (isFigure && cues.TollGivers.TryFind(syntax.Lemmas[at], out _)));
        return tells && syntax.Child(at, Relation.AuxPass) < 0 ? syntax.Child(at, Relation.Nsubj) : -1;
    }

    // "no casualties on their side", "nobody in its ranks was hurt"
    private bool IsOfOneSide(int behind)
    {
        for (var t = behind; t < Math.Min(tokens.Count, behind + LongestSide); t++)
        {
            if (tokens[t] is "side" or "ranks" && t > 0 && tokens[t - 1] is "their" or "its" or "our")
                return true;
        }

        return false;
    }

    private bool AreOthers(TokenRange range) => Enumerable.Range(range.Start, range.Count)
        .Any(t => tokens[t] is "others" or "other" or "more" or "another" && !(t + 1 < tokens.Count && tokens[t + 1] is "than") && !(t > 0 && tokens[t - 1] is "or"));

    private bool IsHarmed(TokenRange range) => found.Exists(t => t.Outcome is CasualtyOutcome.Killed or CasualtyOutcome.Injured && t.Best is not 0 && t.Range.Overlaps(range));

    // The deed that the sentence told last tells of first of all; those its tree puts lower only surround it.
    private EventMention? MainDeedBefore(int start)
    {
        var earlier = mentions.LastOrDefault(m => m.Trigger.Type.IsViolent && m.Head < start);
        if (earlier is null)
            return null;
        var sentence = sentences[sentences.Holding(earlier.Head)];
        return mentions.Where(m => m.Trigger.Type.IsViolent && sentence.Contains(m.Head)).OrderBy(m => TreeDistance.Depth(syntax, m.Head)).First();
    }

    private bool IsPart(TokenRange range)
    {
        // "16 people, civilians among them"; not the whole that "among them" goes on from: "thirteen people, among them seven children"
        if (range.End + 1 < tokens.Count && IsWord(range.End, "among") && IsWord(range.End + 1, "them") && !GoesOn(range.End + 2))
            return true;
        if (IsIncluded(range.End))
            return true;
        // "Six of the slain officers", "three of the victims"
        for (var t = range.Start; t + 2 < range.End; t++)
        {
            if (IsWord(t, "of") && IsWord(t + 1, "the") && cues.TollFallen.TryFind(tokens[t + 2], out _))
                return true;
        }

        // "two of them", "three of whom"
        if (range.Count > 2 && (IsWord(range.End - 1, "them") || IsWord(range.End - 1, "whom")) && IsWord(range.End - 2, "of"))
            return true;
        if (range.End + 1 < tokens.Count && IsWord(range.End, "of") && (IsWord(range.End + 1, "them") || IsWord(range.End + 1, "whom")))
            return true;
        // "Two policemen are among the dead"; the last of a list ("four policemen and two civilians") is as whole as the first.
        if (AreAmongTold(range.End) && !(range.Start > 1 && IsWord(range.Start - 1, "and") && syntax.Tags[range.Start - 2] == UniversalTag.Noun))
            return true;
        for (var t = range.Start - 1; t >= 0 && t >= range.Start - 4; t--)
        {
            if (IsWord(t, "including"))
                return true;
            // "A child was among at least eight people killed": the number is the whole.
            if (IsWord(t, "among"))
                return !(t > 0 && syntax.Tags[t - 1] is UniversalTag.Aux or UniversalTag.Adv or UniversalTag.Verb && (t == range.Start - 1 || IsWord(t + 1, "the")));
        }

        return false;
    }

    // "14 people, teachers included"
    private bool IsIncluded(int behind) => behind < tokens.Count && cues.TollIncluded.TryFindAt(tokens, behind, out _, out var length)
        && behind + length < tokens.Count && tokens[behind + length] is "," or ")" or "." && !IsWord(behind, "among");

    // "had earlier put the toll at 28", "an initial toll of 9", "up from 12": the nearest number behind such words.
    private bool IsSuperseded(TokenRange number)
    {
        var start = sentences[sentences.Holding(number.Start)].Start;
        for (var t = number.Start - 1; t >= Math.Max(start, number.Start - FarthestEarlier); t--)
        {
            if (cues.TollsEarlier.TryFindAt(tokens, t, out _, out var length))
                return t + length <= number.Start;
            if (NumberReader.TryPlain(tokens[t], out _) || tokens[t] is ";" or ":")
                return false;
        }

        return false;
    }

    // "Two policemen are among the dead."
    private bool AreAmongTold(int behind)
    {
        var among = behind;
        while (among < tokens.Count && among < behind + 3 && syntax.Tags[among] is UniversalTag.Aux or UniversalTag.Adv)
            among++;
        return among > behind && among + 2 < tokens.Count && IsWord(among, "among") && (IsWord(among + 1, "the") || IsWord(among + 1, "those"))
            && MeansHarmed(among + 2);
    }

    // "Eight soldiers, including a colonel, were among the dead", "The mayor's wife and daughter were among the victims."
    private bool AreAmongTheHarmed(TokenRange range)
    {
        var subject = syntax.TopOf(range);
        while (syntax.Relations[subject] == Relation.Conj && syntax.Heads[subject] >= 0)
            subject = syntax.Heads[subject];
        return syntax.Relations[subject] == Relation.Nsubj && syntax.Heads[subject] is var told and >= 0 && syntax.Child(told, Relation.Cop) >= 0
            && NounPhrases.Preposition(syntax, told) is var among and >= 0 && IsWord(among, "among") && MeansHarmed(told);
    }

    private bool IsInList(TokenRange range) => syntax.TopOf(range) is var noun && (syntax.Relations[noun] == Relation.Conj || syntax.Child(noun, Relation.Conj) >= 0);

    private bool MeansHarmed(int token) => cues.TollAdjectives.TryFind(syntax.Lemmas[token], out _) || cues.TollAdjectives.TryFind(tokens[token], out _)
        || cues.TollNouns.TryFind(syntax.Lemmas[token], out _) || cues.TollHarmed.TryFind(syntax.Lemmas[token], out _);

    private bool GoesOn(int token) => token < tokens.Count && syntax.Tags[token] is UniversalTag.Num or UniversalTag.Det or UniversalTag.Adj or UniversalTag.Noun;

    private bool IsWord(int token, string word) => tokens[token].Equals(word, StringComparison.OrdinalIgnoreCase);
}
