using System.Collections.Immutable;
using Casus.Grounding;
using Casus.Knowledge;
using Casus.Language;
using Casus.Readings;
using Casus.Reports;

namespace Casus.Coding;

/// <summary>Adds up groups that one clause counts side by side: "killed 31 jihadists and eight civilians" are 39 people.</summary>
/// <remarks>
/// Only what words join is added: numbers of one outcome and one deed, with nothing but "and", commas and the nouns between them; those who died "together
/// with" somebody; and what the first and the second of a series did. The sum stands on the words of all of them, and each becomes a part of it.
/// </remarks>
internal sealed class TollSums(Reading reading, DiscourseCues cues)
{
    // "14 fighters of the Islamic State group and five civilians"
    private const int MostBetween = 8;

    private readonly Tokens tokens = reading.Get(Tokens.Layer);
    private readonly Sentences sentences = reading.Get(Sentences.Layer);
    private readonly Entities entities = reading.Get(Entities.Layer);
    private readonly Syntax syntax = reading.Get(Syntax.Layer);
    private readonly ImmutableArray<EventMention> mentions = reading.Get(EventMention.Layer);
    private readonly HashSet<int> triggers = [.. reading.Get(EventMention.Layer).Where(m => m.Trigger.Class == WordClass.Verb).Select(m => m.Head)];

    /// <summary>The tolls in text order, with the sums of those that are joined.</summary>
    public ImmutableArray<Toll> AddTo(IEnumerable<Toll> tolls)
    {
        var result = ImmutableArray.CreateBuilder<Toll>();
        var told = tolls.ToList();
        // "The bodies of five men with gunshot wounds were found": the wounded are the dead.
        var dead = told.Where(t => t.Outcome == CasualtyOutcome.Killed).Select(t => t.Head).ToHashSet();
        told.RemoveAll(t => t is { Outcome: CasualtyOutcome.Injured, Best: > 0 } && dead.Contains(t.Head));
        foreach (var group in told.GroupBy(t => t.Outcome))
        {
            var run = new List<Toll>();
            foreach (var toll in Persons([.. group.OrderBy(t => t.Range.Start)]))
            {
                if (run.Count > 0 && !AreJoined(run[^1], toll))
                    Close(run, result);
                run.Add(toll);
            }

            Close(run, result);
        }

        Raise(result);
        return [.. result.OrderBy(t => t.Range.Start).ThenByDescending(t => t.Range.End).ThenBy(t => t.Outcome)];
    }

    // "a judge, Ahmed Salim, and his driver", "lawyer and teacher Elena Duarte": a person and his name or second calling are one.
    private List<Toll> Persons(List<Toll> tolls)
    {
        for (var i = tolls.Count - 1; i > 0; i--)
        {
            var (first, second) = (tolls[i - 1], tolls[i]);
            if (first.Mention == second.Mention && first.Best == 1 && second.Best == 1 && (IsNameOf(first, second) || IsCallingOf(first, second) || IsSecondCalling(first, second)))
                tolls.RemoveAt(first.Range.Count >= second.Range.Count || !IsNamed(second) || IsNamed(first) ? i : i - 1);
        }

        return tolls;
    }

    private bool IsNamed(Toll toll) => NamedPersonAt(toll.Head) is not null;

    private bool IsNameOf(Toll calling, Toll name) => NamedPersonAt(calling.Head) is null && NamedPersonAt(name.Head) is not null
        && name.Range.Start == calling.Range.End + 1 && tokens[calling.Range.End] is "," && calling.Range.End + 1 < tokens.Count
        && syntax.Relations[name.Head] is Relation.Appos or Relation.Flat or Relation.Conj && name.Range.End < tokens.Count && tokens[name.Range.End] is "," or ".";

    // "Danilo Ruiz, a reporter, and …"
    private bool IsCallingOf(Toll name, Toll calling) => NamedPersonAt(name.Head) is not null && NamedPersonAt(calling.Head) is null
        && calling.Range.Start == name.Range.End + 1 && tokens[name.Range.End] is "," && tokens[calling.Range.Start] is "a" or "an" or "the"
        && calling.Range.End < tokens.Count && tokens[calling.Range.End] is "," or ".";

    // Without an article, both are said of one.
    private bool IsSecondCalling(Toll first, Toll second) => IsNamed(second) && syntax.Tags[first.Head] == UniversalTag.Noun && syntax.Child(first.Head, Relation.Det) < 0
        && syntax.Child(first.Head, Relation.Nummod) < 0 && syntax.Child(first.Head, Relation.NmodPoss) < 0
        && second.Range.Start == first.Range.End + 1 && tokens[first.Range.End] is "and" && syntax.Child(second.Head, Relation.Det) < 0
        && syntax.Child(second.Head, Relation.Nummod) < 0;

    private static void Close(List<Toll> run, ImmutableArray<Toll>.Builder result)
    {
        // "ten people, six women and four children": the first counts them all; "3 policemen, 2 civilians, a child" does not.
        if (run.Count > 2 && run[0].Best is { } whole && run.Skip(1).Sum(t => t.Best) == whole
            && (run[0].Who is CasualtyGroup.Unknown or CasualtyGroup.Civilian or CasualtyGroup.Mixed || run.TrueForAll(t => t.Who == run[0].Who)))
        {
            result.Add(run[0]);
            result.AddRange(run.Skip(1).Select(t => t with { IsPart = true }));
            run.Clear();
            return;
        }

        if (run.Count > 1)
        {
            result.Add(run[0] with
            {
                Low = Sum(run, t => t.Low),
                Best = Sum(run, t => t.Best),
                High = Sum(run, t => t.High),
                Who = run.TrueForAll(t => t.Who == run[0].Who) ? run[0].Who : run.Exists(t => t.Who == CasualtyGroup.Unknown) ? CasualtyGroup.Unknown : CasualtyGroup.Mixed,
                Range = new(run[0].Range.Start, run[^1].Range.End),
                Rule = "groups counted side by side",
            });
        }

        result.AddRange(run.Count > 1 ? run.Select(t => t with { IsPart = true }) : run);
        run.Clear();
    }

    // "Dozens of people, among them at least 29 children": the whole is no less than its part, and says so in the words of both.
    private void Raise(ImmutableArray<Toll>.Builder tolls)
    {
        var parts = tolls.Where(t => t.IsPart).ToLookup(t => (t.Outcome, t.Mention));
        for (var i = 0; i < tolls.Count; i++)
        {
            var whole = tolls[i];
            if (whole.IsPart || whole.Best is not null || whole.Low is not { } low)
                continue;
            var part = parts[(whole.Outcome, whole.Mention)].Where(t => t.Range.Start >= whole.Range.End && t.Low > low && (whole.High is null || t.Low <= whole.High)
                && sentences.Holding(t.Range.Start) == sentences.Holding(whole.Range.Start)).MaxBy(t => t.Low);
            if (part is not null)
                tolls[i] = whole with { Low = part.Low, Range = new(whole.Range.Start, part.Range.End) };
        }
    }

    private static int? Sum(List<Toll> run, Func<Toll, int?> end) => run.TrueForAll(t => end(t) is not null) ? run.Sum(end) : null;

    // "The first blast killed 12 people; the second, near a mosque, killed four": one after the other they are counted, and all by their order.
    private bool AreOfSeries(Toll a, Toll b) => sentences.Holding(b.Range.Start) - sentences.Holding(a.Range.Start) <= 1
        && IsAnnounced(a) && !NamesTwoPlaces(a, b) && IsWholeCount(a) && IsWholeCount(b) && RankOf(a) is var first and > 0 && RankOf(b) == first + 1;

    private static bool IsWholeCount(Toll toll) => toll is { IsPart: false, IsSuperseded: false, Low: > 0 };

    // "Twin blasts", "two bombs" in the sentence or the two before it: only then are the first and the second one attack.
    private bool IsAnnounced(Toll toll)
    {
        var at = sentences.Holding(toll.Range.Start);
        for (var t = sentences[Math.Max(0, at - 2)].Start; t < toll.Range.Start; t++)
        {
            if (cues.SeriesNouns.TryFind(syntax.Lemmas[t], out _) && tokens[t][^1] is 's' && !tokens[t].Equals(syntax.Lemmas[t], StringComparison.OrdinalIgnoreCase))
                return true;
        }

        return false;
    }

    // "the first in Kabul, the second in Herat" are two.
    private bool NamesTwoPlaces(Toll a, Toll b)
    {
        var (first, second) = (TownIn(a), TownIn(b));
        return second >= 0 && first != second;
    }

    private int TownIn(Toll toll)
    {
        var sentence = sentences[sentences.Holding(toll.Range.Start)];
        var own = mentions[toll.Mention].Head;
        for (var t = sentence.Start; t < sentence.End; t++)
        {
            if (entities.At(t) is { Type: EntityType.Place } place && syntax.IsUnder(t, own)
                && !mentions.Any(m => m.Head != own && syntax.IsUnder(m.Head, own) && syntax.IsUnder(t, m.Head)))
            {
                return place.Index;
            }
        }

        return -1;
    }

    // 1 for what "the first" or "one" did, 2 for "the second", "the other", "another"; 0 for anything else.
    private int RankOf(Toll toll)
    {
        foreach (var argument in mentions[toll.Mention].Arguments)
        {
            if (argument.Slot is not (Slot.Subject or Slot.By or Slot.In))
                continue;
            if (RankAt(argument.Head) is var own and > 0)
                return own;
            foreach (var child in syntax.ChildrenOf(argument.Head))
            {
                if (child < argument.Head && RankAt(child) is var rank and > 0 && cues.SeriesNouns.TryFind(syntax.Lemmas[argument.Head], out _))
                    return rank;
            }
        }

        return 0;
    }

    private int RankAt(int token) => tokens[token] is "first" or "First" or "one" or "One" ? 1
        : tokens[token] is "second" or "Second" or "other" or "another" or "Another" ? 2
        : tokens[token] is "third" or "Third" ? 3 : 0;

    private bool AreJoined(Toll a, Toll b)
    {
        // "19 people, 12 of them nurses"
        if (tokens[b.Range.End - 1] is "them" or "whom" || (b.Range.End + 1 < tokens.Count && tokens[b.Range.End] is "of" && tokens[b.Range.End + 1] is "them" or "whom"))
            return false;
        if (AreOfSeries(a, b) || IsDoerToo(a, b))
            return true;
        if (a.Mention != b.Mention || a.IsTotal || b.IsTotal || !IsWholeCount(a) || !IsWholeCount(b) || sentences.Holding(a.Range.Start) != sentences.Holding(b.Range.Start))
            return false;
        if (!IsNumbered(b) && !AreTwoPersons(a, b))
            return false;
        // "The leader has died together with three other people"
        if (IsCompanion(b) && !AsideStandsBetween(a, b))
            return true;
        var joined = false;
        for (var t = a.Range.End; t < b.Range.Start; t++)
        {
            if (t - a.Range.End >= MostBetween || triggers.Contains(t) || EndsList(t))
                return false;
            joined |= tokens[t] is "and" or "plus" or "," || (tokens[t] is "as" && t + 2 < b.Range.Start && tokens[t + 1] is "well" && tokens[t + 2] is "as");
        }

        return joined;
    }

    // "killed his wife and two children before killing himself": who does both is none of those before.
    private bool IsDoerToo(Toll a, Toll b)
    {
        var (first, second) = (mentions[a.Mention].Head, mentions[b.Mention].Head);
        return b.Range.Count == 1 && tokens[b.Head] is "himself" or "herself" && IsWholeCount(a) && !a.IsTotal && first < a.Range.Start && a.Range.End <= second
            && syntax.Relations[second] is Relation.Conj or Relation.Advcl && syntax.IsUnder(second, first)
            && syntax.Child(second, Relation.Nsubj) < 0 && syntax.Child(second, Relation.NsubjPass) < 0;
    }

    private bool EndsList(int token) => syntax.Tags[token] is UniversalTag.Verb or UniversalTag.Aux or UniversalTag.Sconj or UniversalTag.Pron
        || tokens[token] is ";" or ":" or "-" or "or" or "\"";

    // "Ali Hassan, 18, and Omar Aziz, 22, died": with his age each is named as one more.
    private bool AreTwoPersons(Toll a, Toll b) => NamedPersonAt(a.Head) is { } first && NamedPersonAt(b.Head) is { } second
        && first.Index != second.Index && b.Range.End + 1 < tokens.Count && Ages.StandsBehindName(tokens, b.Range.End + 1);

    private Entity? NamedPersonAt(int token) => entities.At(token) is { Type: EntityType.Person, IsNamed: true } person ? person : null;

    // "12 people, including the mayor along with two of his guards": they are among the twelve.
    private bool AsideStandsBetween(Toll a, Toll b)
    {
        for (var t = a.Range.End; t < b.Range.Start; t++)
        {
            if (cues.TollAsides.TryFindAt(tokens, t, out _, out _))
                return true;
        }

        return false;
    }

    private bool IsCompanion(Toll toll) => Companions.AreKin(syntax, cues, toll.Head) || Enumerable.Range(1, 3).Any(back => toll.Range.Start - back > 0
        && cues.Companions.TryFindAt(tokens, toll.Range.Start - back, out _, out var length) && length == back
        && !cues.TollAsides.TryFindAt(tokens, toll.Range.Start - back, out _, out _));

    // "two fans and the driver"; who did the deed is none of its victims.
    private bool IsTheOne(Toll toll) => toll.Best == 1 && tokens[toll.Range.Start] is "the" && toll.Range.Start > 0 && tokens[toll.Range.Start - 1] is "and"
        && syntax.Relations[toll.Head] == Relation.Conj && syntax.Heads[toll.Head] is var first and >= 0 && syntax.Child(first, Relation.Nummod) >= 0
        && !cues.Doers.TryFind(syntax.Lemmas[toll.Head], out _);

    // "the commander, his wife and two bodyguards"; a name or "its commander" behind "and" may be a second word for the first.
    private bool IsKin(Toll toll) => toll.Best == 1 && syntax.Child(toll.Head, Relation.NmodPoss) is var whose and >= 0
        && syntax.Tags[whose] == UniversalTag.Pron && !IsSaidOfAnother(toll.Head);

    // "the head of the group and its commander" behind a name say who he is.
    private bool IsSaidOfAnother(int head)
    {
        while (syntax.Relations[head] == Relation.Conj && syntax.Heads[head] >= 0)
            head = syntax.Heads[head];
        return syntax.Relations[head] is Relation.Appos or Relation.Parataxis && NamedPersonAt(head) is null;
    }

    // "Five militants, soldier killed": headlines leave the article out.
    private bool IsBare(Toll toll) => toll.Best == 1 && syntax.Tags[toll.Head] == UniversalTag.Noun && syntax.Relations[toll.Head] == Relation.Conj
        && syntax.Child(toll.Head, Relation.Det) < 0 && syntax.Child(toll.Head, Relation.NmodPoss) < 0
        && syntax.Heads[toll.Head] is var first and >= 0 && syntax.Child(first, Relation.Nummod) >= 0 && !cues.Doers.TryFind(syntax.Lemmas[toll.Head], out _);

    private bool IsNumbered(Toll toll) => HasFigure(toll.Range) || IsKin(toll) || IsTheOne(toll) || IsBare(toll)
        || tokens[toll.Range.Start] is "a" or "an" or "another" or "himself" or "herself" or "several" or "dozens" or "scores";

    private bool HasFigure(TokenRange range) =>
        Enumerable.Range(range.Start, range.Count).Any(t => syntax.Tags[t] == UniversalTag.Num || NumberReader.TryPlain(tokens[t], out _));
}
