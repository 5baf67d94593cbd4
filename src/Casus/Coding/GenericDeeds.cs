using Casus.Grounding;
using Casus.Knowledge;
using Casus.Language;
using Casus.Readings;
using Casus.Reports;

namespace Casus.Coding;

/// <summary>Tells mentions that speak of deeds in general or by the number from those that tell of one.</summary>
/// <remarks>
/// "attacks on troops", "150 attacks since October": a number of three or more, or a plural without article, possessor, toll or day of its
/// own. "30 soldiers were injured in clashes" tells of certain ones: what has a toll, or explains one, is not general.
/// </remarks>
internal sealed class GenericDeeds(Reading reading)
{
    private const int MostOfOneIncident = 2;
    private const int MostDays = 7;

    private readonly Tokens tokens = reading.Get(Tokens.Layer);
    private readonly Syntax syntax = reading.Get(Syntax.Layer);
    private readonly Entities entities = reading.Get(Entities.Layer);
    private readonly HashSet<int> withToll = [.. reading.Get(Toll.Layer).Select(t => t.Mention)];

    /// <summary>Whether the mention speaks of no single deed.</summary>
    public bool Is(EventMention mention)
    {
        if (!mention.Trigger.Type.IsViolent || !IsPlural(mention))
            return false;
        // "received 28 bodies": the number counts people, not deeds.
        if (syntax.Child(mention.Head, Relation.Nummod) is var number and >= 0)
            return !IsCountOfPeople(mention) && (!NumberReader.TryPlain(tokens[number], out var value) || value > MostOfOneIncident);
        // "the Sri Lanka bombings", "Paris attacks": a place before the word says which are meant.
        if (syntax.ChildrenOf(mention.Head).ToArray().Any(c => c < mention.Head && syntax.Relations[c] == Relation.Compound && entities.At(c) is { Type: EntityType.Place }))
            return false;
        // "those attacks" are as many as those told of before.
        return HasNoDeterminerOfOne(mention.Head) && syntax.Child(mention.Head, Relation.NmodPoss) < 0 && !withToll.Contains(mention.Index)
            && !ExplainsToll(mention) && !IsOfFewDays(reading.Get(MentionDate.Layer)[mention.Index].Time);
    }

    // Without any, or with a pointing one.
    private bool HasNoDeterminerOfOne(int noun) =>
        syntax.Child(noun, Relation.Det) is var det && (det < 0 || syntax.Lemmas[det] is "those" or "these" or "such" or "that" or "this");

    private bool IsCountOfPeople(EventMention mention) => mention.Trigger.Type.IsResult
        && reading.Get(Toll.Layer).Any(t => t.Mention == mention.Index && t.Range.Contains(mention.Head));

    // "from Monday to Wednesday"; what goes on for longer is told of in general.
    private static bool IsOfFewDays(ResolvedTime? time) => time is { Precision: DatePrecision.Day }
        || (time is { Precision: DatePrecision.Days, Days: { } days } && days.End.DayNumber - days.Start.DayNumber < MostDays);

    private bool ExplainsToll(EventMention mention) => HasTollBehind(mention) || IsOfCountedResult(mention);

    private bool IsOfCountedResult(EventMention mention) => syntax.Relations[mention.Head] is Relation.Obl or Relation.OblAgent or Relation.Nmod or Relation.Nsubj
        && reading.Get(EventMention.Layer).Any(m => m.Head == syntax.Heads[mention.Head] && m.Trigger.Type.IsResult && withToll.Contains(m.Index));

    // "launched attacks near the border, killing eleven"; not "have carried out many bombings, killing hundreds".
    private bool HasTollBehind(EventMention mention) => syntax.Relations[mention.Head] == Relation.Obj && syntax.Heads[mention.Head] is var verb and >= 0
        && !FiniteVerbs.IsPresentPerfect(syntax, verb)
        && reading.Get(EventMention.Layer).Any(m => m.Trigger.Type.IsResult && withToll.Contains(m.Index) && syntax.Relations[m.Head] == Relation.Advcl
            && syntax.Heads[m.Head] == verb);

    /// <summary>Whether a noun trigger stands in the plural.</summary>
    public bool IsPlural(EventMention mention) => mention.Trigger.Class == WordClass.Noun && tokens[mention.Head][^1] is 's' or 'S'
        && !tokens[mention.Head].Equals(syntax.Lemmas[mention.Head], StringComparison.OrdinalIgnoreCase);
}
