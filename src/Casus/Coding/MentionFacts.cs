using System.Collections.Immutable;
using Casus.Grounding;
using Casus.Knowledge;
using Casus.Language;
using Casus.Readings;
using Casus.Reports;

namespace Casus.Coding;

/// <summary>What one mention says, ready to be compared.</summary>
internal sealed record MentionFacts(
    EventMention Mention, EventType Type, int Sentence, ResolvedTime? Time, MentionPlace Place, ImmutableArray<RoleFiller> Roles, ImmutableArray<Toll> Tolls, Modality Modality)
{
    /// <summary>Entities it names as harmed or aimed at, by number.</summary>
    public required ImmutableHashSet<int> Harmed { get; init; }

    /// <summary>Those of <see cref="Harmed"/> that have a proper name.</summary>
    public required ImmutableHashSet<int> HarmedByName { get; init; }

    /// <summary>Entities it names as doers.</summary>
    public required ImmutableHashSet<int> Actors { get; init; }

    /// <summary>The day on which somebody told of it, where its words give it no day of its own; it had happened by then.</summary>
    public required DateOnly? ToldOn { get; init; }

    /// <summary>Whether it speaks of deeds in general ("attacks on troops", "150 attacks"), not of one.</summary>
    public required bool IsGeneric { get; init; }

    /// <summary>Whether it only says where or when the deed told before was done: "The attack took place in Koshobe".</summary>
    public bool SaysWhere { get; init; }

    /// <summary>How much it tells: the record's trigger is the mention that tells most.</summary>
    public int Weight => (Roles.Length * 2) + (Tolls.Length * 3) + (Time is null ? 0 : 2) + (Place.Toponyms.IsEmpty ? 0 : 2)
        + (Mention.Trigger.IsWeak ? 0 : 2) + (Modality == Modality.Asserted ? 2 : 0);

    /// <summary>Whether the deed's word is what is blamed for what happened: "blamed an air strike"; not "blamed the attack on rebels".</summary>
    public static bool IsBlamed(Syntax syntax, int head) => IsBlamedFor(syntax, head)
        || (syntax.Relations[head] == Relation.Obj && syntax.Heads[head] is var verb and >= 0 && syntax.Lemmas[verb] is "blame"
            && !HasOn(syntax, verb, head) && !HasOn(syntax, head, head));

    // "a blast that the ministry blamed on an Israeli air strike"
    private static bool IsBlamedFor(Syntax syntax, int head) => syntax.Relations[head] == Relation.Obl && syntax.Heads[head] is var verb and >= 0 && syntax.Lemmas[verb] is "blame"
        && NounPhrases.Preposition(syntax, head) is var p and >= 0 && syntax.Lemmas[p] is "on";

    // The tree may hang "on rebels" on the verb or on the deed.
    private static bool HasOn(Syntax syntax, int governor, int behind)
    {
        foreach (var child in syntax.ChildrenOf(governor))
        {
            if (child > behind && syntax.Relations[child] is Relation.Obl or Relation.Nmod && NounPhrases.Preposition(syntax, child) is var p and >= 0 && syntax.Lemmas[p] is "on")
                return true;
        }

        return false;
    }
}

/// <summary>Mentions that tell of one event.</summary>
internal sealed class MentionGroup
{
    /// <summary>The groups of a report in the order of their first mentions.</summary>
    public static Layer<ImmutableArray<MentionGroup>> Layer { get; } = new("mention-groups");

    public MentionGroup(MentionFacts first) => Add(first);

    /// <summary>The members of several groups as one, in the order in which they are told.</summary>
    public static MentionGroup Of(IEnumerable<MentionGroup> groups)
    {
        var members = groups.SelectMany(g => g.Members).OrderBy(m => m.Mention.Index).ToList();
        var joined = new MentionGroup(members[0]);
        foreach (var member in members[1..])
            joined.Add(member);
        return joined;
    }

    public List<MentionFacts> Members { get; } = [];

    /// <summary>The most specific violent type of its members, deeds before results; <see langword="null"/> where none is violent.</summary>
    public EventType? ViolentType => Members.Select(m => m.Type).Where(t => t.IsViolent).OrderBy(t => t.IsResult).ThenByDescending(t => t.Depth).FirstOrDefault();

    /// <summary>The surest time: the finest, of equals the first.</summary>
    public ResolvedTime? Time { get; private set; }

    /// <summary>The surest place: the finest, of equals the first.</summary>
    public MentionPlace Place { get; private set; } = MentionPlace.None;

    public void Add(MentionFacts facts)
    {
        Members.Add(facts);
        if (facts.Time is { } time && (Time is null || (Time.Days is null && time.Days is not null) || (time.Days is not null && time.Precision < Time.Precision)))
            Time = time;
        if (Place.Toponyms.IsEmpty || IsFiner(facts.Place, Place) || (facts.SaysWhere && facts.Place.Toponyms is [{ Place.Feature: not ['A', ..] }, ..]))
            Place = facts.Place;
    }

    private static bool IsFiner(MentionPlace a, MentionPlace b) =>
        !a.Toponyms.IsEmpty && ((IsCountry(b) && !IsCountry(a)) || IsTownWithin(a.Toponyms[0].Place, b.Toponyms[0].Place));

    // "in the Saratov region … near Engels"
    private static bool IsTownWithin(Place? town, Place? division) => town is { Feature: ['P', 'P', 'L', ..] } && division is { Feature: "ADM1" or "ADM2" }
        && town.Country == division.Country && (division.Feature == "ADM1" ? town.Admin1 == division.Name : town.Admin2 == division.Name);

    private static bool IsCountry(MentionPlace place) => place.Toponyms[0].Place is { IsCountry: true };
}
