using Casus.Grounding;
using Casus.Knowledge;
using Casus.Language;
using Casus.Readings;
using Casus.Reports;

namespace Casus.Coding;

/// <summary>Tells mentions that speak of deeds in general or by the number from those that tell of one.</summary>
/// <remarks>
/// "attacks on troops", "150 attacks since October": a number of three or more (of one day, six or more), or a plural without article, possessor, toll or day of its
/// own. "30 soldiers were injured in clashes" tells of certain ones: what has a toll, or explains one, is not general; nor is what came about once
/// ("air strikes hit a school", "clashes broke out in Gao").
/// </remarks>
internal sealed class GenericDeeds(Reading reading, DiscourseCues cues)
{
    private const int MostOfOneIncident = 2;
    private const int MostOfOneDay = 5;
    private const int MostDays = 7;

    // "amid a surge in cartel violence"
    private const int FarthestSetting = 3;

    private readonly Tokens tokens = reading.Get(Tokens.Layer);
    private readonly Sentences sentences = reading.Get(Sentences.Layer);
    private readonly Syntax syntax = reading.Get(Syntax.Layer);
    private readonly Entities entities = reading.Get(Entities.Layer);
    private readonly HashSet<int> withToll = [.. reading.Get(Toll.Layer).Select(t => t.Mention)];
    private readonly HashSet<int> withNumber = [.. reading.Get(Toll.Layer).Where(t => t.Low is not null || t.High is not null).Select(t => t.Mention)];

    // Words such as "killed" with a toll of their own.
    private readonly HashSet<int> countedResults = CountedResults(reading);

    /// <summary>Whether the mention speaks of no single deed.</summary>
    public bool Is(EventMention mention)
    {
        if (!mention.Trigger.Type.IsViolent)
            return false;
        if (IsAmid(mention) || IsUsual(mention))
            return true;
        // "was found with bullet wounds": one man's.
        if (!IsPlural(mention) || (mention.Trigger.Type.IsResult && syntax.Lemmas[mention.Head] is "wound" or "injury" or "burn"))
            return false;
        // "received 28 bodies": the number counts people, not deeds.
        if (syntax.Child(mention.Head, Relation.Nummod) is var number and >= 0)
            return !IsCountOfPeople(mention) && (!NumberReader.TryPlain(tokens[number], out var value) || value > (IsOfOneDay(mention) ? MostOfOneDay : MostOfOneIncident));
        // "the Sri Lanka bombings", "Paris attacks": a place before the word says which are meant.
        if (syntax.ChildrenOf(mention.Head).ToArray().Any(c => c < mention.Head && syntax.Relations[c] == Relation.Compound && entities.At(c) is { Type: EntityType.Place }))
            return false;
        // "those attacks" are as many as those told of before.
        return HasNoDeterminerOfOne(mention.Head) && syntax.Child(mention.Head, Relation.NmodPoss) < 0 && !withToll.Contains(mention.Index)
            && !ExplainsToll(mention) && !IsAtOnce(mention.Head)
            && !IsOfFewDays(reading.Get(MentionDate.Layer)[mention.Index].Time) && !CameAboutOnce(mention);
    }

    // "carried out three raids on a hideout on Wednesday"
    private bool IsOfOneDay(EventMention mention) => reading.Get(MentionDate.Layer)[mention.Index].Time is { Precision: DatePrecision.Day, Days: { } days } && days.Start == days.End;

    // "Gangs kidnap people for ransom in Haiti": in the present, in a sentence of a text, what they do again and again. Headlines end without a full stop.
    private bool IsUsual(EventMention mention)
    {
        if (mention.Trigger.Class != WordClass.Verb || syntax.FineTags[mention.Head] is not ("VBP" or "VBZ") || withNumber.Contains(mention.Index)
            || reading.Get(MentionDate.Layer)[mention.Index].Time is not null || syntax.Child(mention.Head, Relation.Aux) >= 0)
            return false;
        var sentence = sentences.Holding(mention.Head);
        return sentences.Blocks[sentence] == BlockKind.Paragraph && tokens[sentences[sentence].End - 1] is "."
            && IsBarePlural(syntax.Child(mention.Head, Relation.Nsubj)) && IsBarePlural(syntax.Child(mention.Head, Relation.Obj));
    }

    private bool IsBarePlural(int noun) => noun >= 0 && (syntax.FineTags[noun] is "NNS" || syntax.Lemmas[noun] is "people" or "police") && syntax.Child(noun, Relation.Det) < 0
        && syntax.Child(noun, Relation.Nummod) < 0 && syntax.Child(noun, Relation.NmodPoss) < 0;

    // "amid escalating hostilities between the two", "amid a surge in cartel violence": what goes on round a deed is none of its own.
    private bool IsAmid(EventMention mention)
    {
        if (mention.Trigger.Class != WordClass.Noun || withToll.Contains(mention.Index))
            return false;
        var noun = mention.Head;
        for (var step = 0; step < FarthestSetting && noun >= 0 && syntax.Tags[noun] is UniversalTag.Noun or UniversalTag.Propn; step++, noun = syntax.Heads[noun])
        {
            // "moved in amid gunfire" tells of the deed itself.
            if (NounPhrases.Preposition(syntax, noun) is var amid and >= 0 && syntax.Lemmas[amid] is "amid" or "amidst")
                return step > 0 || cues.Wars.TryFind(syntax.Lemmas[noun], out _) || cues.GoingsOn.TryFind(syntax.Lemmas[noun], out _);
            if (syntax.Relations[noun] is not (Relation.Nmod or Relation.Compound or Relation.Conj))
                return false;
        }

        return false;
    }

    // "coordinated attacks"
    private bool IsAtOnce(int noun)
    {
        foreach (var child in syntax.ChildrenOf(noun))
        {
            if (syntax.Relations[child] is Relation.Amod or Relation.Compound && (cues.AtOnce.TryFind(syntax.Lemmas[child], out _) || cues.AtOnce.TryFind(tokens[child], out _)))
                return true;
        }

        return false;
    }

    // In the simple past, without a time of months or years: "air strikes hit a school", "clashes broke out in Gao", and, where the report opens with it,
    // "gunmen carried out attacks on two villages".
    private bool CameAboutOnce(EventMention mention)
    {
        if (reading.Get(MentionDate.Layer)[mention.Index].Time is not null)
            return false;
        var noun = mention.Head;
        while (syntax.Relations[noun] == Relation.Conj && syntax.Heads[noun] >= 0 && syntax.Tags[syntax.Heads[noun]] == UniversalTag.Noun)
            noun = syntax.Heads[noun];
        var verb = syntax.Heads[noun];
        if (verb < 0 || !IsSimplePast(verb))
            return false;
        var hasPlace = !reading.Get(MentionPlace.Layer)[mention.Index].Toponyms.IsEmpty;
        return syntax.Relations[noun] switch
        {
            Relation.Nsubj => cues.ComingsAbout.TryFind(syntax.Lemmas[verb], out _) && (hasPlace || HitsOne(verb)),
            Relation.NsubjPass => cues.Doings.TryFind(syntax.Lemmas[verb], out _) && hasPlace,
            Relation.Obj => cues.Doings.TryFind(syntax.Lemmas[verb], out _) && hasPlace && sentences.Holding(mention.Head) == sentences.FirstOfBody(),
            _ => false,
        };
    }

    private bool IsSimplePast(int verb) => syntax.Child(verb, Relation.Aux) < 0
        && (syntax.Child(verb, Relation.AuxPass) is var passive and >= 0 ? syntax.FineTags[passive] == "VBD" : syntax.FineTags[verb] == "VBD");

    // "a school", "two houses", "the town of Maarat", "Kharkiv"; not "civilians".
    private bool HitsOne(int verb)
    {
        foreach (var hit in syntax.ChildrenOf(verb))
        {
            if (syntax.Relations[hit] == Relation.Obj && (syntax.Tags[hit] == UniversalTag.Propn || syntax.Child(hit, Relation.Det) >= 0
                || syntax.Child(hit, Relation.Nummod) >= 0 || syntax.Child(hit, Relation.NmodPoss) >= 0))
            {
                return true;
            }
        }

        return false;
    }

    // Without any, or with a pointing one.
    private bool HasNoDeterminerOfOne(int noun) =>
        syntax.Child(noun, Relation.Det) is var det && (det < 0 || syntax.Lemmas[det] is "those" or "these" or "such" or "that" or "this");

    private bool IsCountOfPeople(EventMention mention) => mention.Trigger.Type.IsResult
        && reading.Get(Toll.Layer).Any(t => t.Mention == mention.Index && t.Range.Contains(mention.Head));

    // "from Monday to Wednesday"; what goes on for longer is told of in general.
    private static bool IsOfFewDays(ResolvedTime? time) => time is { Precision: DatePrecision.Day }
        || (time is { Precision: DatePrecision.Days, Days: { } days } && days.End.DayNumber - days.Start.DayNumber < MostDays);

    private bool ExplainsToll(EventMention mention) => HasTollBehind(mention) || IsOfCountedResult(mention) || HasTollOfItsOwn(mention);

    // "strikes on Beirut last week that killed 22 people"; not "attacks that have killed hundreds".
    private bool HasTollOfItsOwn(EventMention mention)
    {
        foreach (var child in syntax.ChildrenOf(mention.Head))
        {
            if (syntax.Relations[child] == Relation.AclRelcl && countedResults.Contains(child) && IsSimplePast(child))
                return true;
        }

        return false;
    }

    private bool IsOfCountedResult(EventMention mention) => syntax.Relations[mention.Head] is Relation.Obl or Relation.OblAgent or Relation.Nmod or Relation.Nsubj
        && countedResults.Contains(WhatItIsOf(mention.Head));

    // "killed in clashes", "killed in two days of clashes"
    private int WhatItIsOf(int deed) => syntax.Heads[deed] is var above and >= 0 && syntax.Lemmas[above] is "day" or "night" or "hour" && syntax.Relations[above] == Relation.Obl
        ? syntax.Heads[above] : syntax.Heads[deed];

    // "launched attacks near the border, killing eleven"; not "have carried out many bombings, killing hundreds".
    private bool HasTollBehind(EventMention mention)
    {
        if (syntax.Relations[mention.Head] != Relation.Obj || syntax.Heads[mention.Head] is not (var verb and >= 0) || FiniteVerbs.IsPresentPerfect(syntax, verb))
            return false;
        foreach (var child in syntax.ChildrenOf(verb))
        {
            if (syntax.Relations[child] == Relation.Advcl && countedResults.Contains(child))
                return true;
        }

        return false;
    }

    private static HashSet<int> CountedResults(Reading reading)
    {
        var mentions = reading.Get(EventMention.Layer);
        return [.. reading.Get(Toll.Layer).Select(t => mentions[t.Mention]).Where(m => m.Trigger.Type.IsResult).Select(m => m.Head)];
    }

    /// <summary>Whether a noun trigger stands in the plural.</summary>
    public bool IsPlural(EventMention mention) => mention.Trigger.Class == WordClass.Noun && tokens[mention.Head][^1] is 's' or 'S'
        && !tokens[mention.Head].Equals(syntax.Lemmas[mention.Head], StringComparison.OrdinalIgnoreCase);
}
