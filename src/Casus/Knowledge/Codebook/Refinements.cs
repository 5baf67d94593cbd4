using System.Collections.Immutable;

namespace Casus.Knowledge;

/// <summary>
/// Rules that make a general type specific by what was used, what was hit, who did it, what a statement is about, or
/// that it is only announced or refused.
/// </summary>
public sealed class Refinements
{
    // Rules for deeds and for statements, by the index of the type they begin from.
    private readonly List<Rule>?[] byType;
    private readonly List<Rule>?[] aboutByType;

    private readonly ImmutableArray<Rule> planned;
    private readonly ImmutableArray<Rule> refused;

    private Refinements(EventTypes types, IReadOnlyList<Rule> rules)
    {
        Count = rules.Count;
        planned = [.. rules.Where(r => r.When == RuleMoment.Planned)];
        refused = [.. rules.Where(r => r.When == RuleMoment.Refused)];
        (byType, aboutByType) = (new List<Rule>?[types.All.Length], new List<Rule>?[types.All.Length]);
        foreach (var rule in rules)
        {
            if (rule.When == RuleMoment.Done)
                ((rule.About is null ? byType : aboutByType)[rule.From.Index] ??= []).Add(rule);
        }
    }

    /// <summary>How many rules there are, each for one type.</summary>
    public int Count { get; }

    /// <summary>The specific type for an event of <paramref name="type"/>; the type itself when no rule applies.</summary>
    /// <param name="type">The type the trigger evokes.</param>
    /// <param name="instrument">Classes of everything used.</param>
    /// <param name="target">Classes of everything and everyone hit.</param>
    /// <param name="actor">Classes of everyone who did it.</param>
    /// <param name="harmed">Whether people are said to have been killed or hurt.</param>
    public EventType Refine(EventType type, ClassSet instrument, ClassSet target, ClassSet actor = default, bool harmed = false)
    {
        ArgumentNullException.ThrowIfNull(type);
        foreach (var rule in byType[type.Index] ?? [])
        {
            if (Meets(rule.Instrument, instrument) && Meets(rule.Target, target) && Meets(rule.Actor, actor) && (harmed || !rule.Harmed))
                return rule.To;
        }

        return type;
    }

    /// <summary>
    /// The specific type of a statement (threat, request, refusal) whose topic is an event of type
    /// <paramref name="about"/>.
    /// </summary>
    public EventType RefineByTopic(EventType type, EventType about)
    {
        ArgumentNullException.ThrowIfNull(type);
        foreach (var rule in aboutByType[type.Index] ?? [])
        {
            if (about.Is(rule.About!))
                return rule.To;
        }

        return type;
    }

    /// <summary>
    /// What the announcement of a deed is ("will give", "plans to meet"): a promise, a threat; the type itself where no rule applies, as with
    /// violence, which stays what it is and is planned.
    /// </summary>
    public EventType RefinePlanned(EventType type) => First(planned, type);

    /// <summary>What it is to say that one will not do a deed ("will not sign", "would not meet"): a refusal; the type itself where no rule applies.</summary>
    public EventType RefineRefused(EventType type) => First(refused, type);

    private static EventType First(ImmutableArray<Rule> rules, EventType type)
    {
        ArgumentNullException.ThrowIfNull(type);
        foreach (var rule in rules)
        {
            if (type.Is(rule.From))
                return rule.To;
        }

        return type;
    }

    internal static Refinements Read(IReadOnlyList<Stanza> stanzas, EventTypes types, NounClasses nouns)
    {
        var rules = new List<Rule>();
        foreach (var stanza in stanzas)
        {
            WordLists.CheckKeys(stanza, "from", "instrument", "target", "actor", "about", "harmed", "planned", "refused", "to");
            var to = types.Require(stanza, "to", stanza.Require("to"));
            var deed = new Rule(
                to,
                Classes(stanza, "instrument", nouns),
                Classes(stanza, "target", nouns),
                Classes(stanza, "actor", nouns),
                null,
                MomentOf(stanza),
                stanza["harmed"] is not null && WordLists.YesNo(stanza, "harmed"),
                to);
            if (deed is { Instrument: null, Target: null, Actor: null, When: RuleMoment.Done } && stanza["about"] is null)
                throw stanza.Error(
                    "CAS0302",
                    "the stanza has no condition. Add one of the fields instrument, target, actor, about, planned, refused.");
            foreach (var name in stanza.List("from"))
            {
                var from = types.Require(stanza, "from", name);
                if (stanza["about"] is null)
                    rules.Add(deed with { From = from });
                rules.AddRange(stanza.List("about").Select(a => deed with { From = from, About = types.Require(stanza, "about", a) }));
            }
        }

        return new(types, rules);
    }

    private static RuleMoment MomentOf(Stanza stanza)
    {
        if (stanza["planned"] is not null && WordLists.YesNo(stanza, "planned"))
            return RuleMoment.Planned;
        return stanza["refused"] is not null && WordLists.YesNo(stanza, "refused") ? RuleMoment.Refused : RuleMoment.Done;
    }

    private static bool Meets(ClassSet? wanted, ClassSet found) => wanted is not { } set || set.Overlaps(found);

    private static ClassSet? Classes(Stanza stanza, string key, NounClasses nouns) => stanza[key] is null
        ? null
        : stanza.List(key).Aggregate(default(ClassSet), (set, name) =>
            nouns.TryNamed(name, out var noun)
                ? set | ClassSet.Of(noun.Index)
                : throw KnowledgeErrors.UnknownClass(stanza, key, name));

    private sealed record Rule(
        EventType From,
        ClassSet? Instrument,
        ClassSet? Target,
        ClassSet? Actor,
        EventType? About,
        RuleMoment When,
        bool Harmed,
        EventType To);

    private enum RuleMoment
    {
        Done,
        Planned,
        Refused,
    }
}
