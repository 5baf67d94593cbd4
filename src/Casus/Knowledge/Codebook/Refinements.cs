using System.Collections.Immutable;

namespace Casus.Knowledge;

/// <summary>Rules that make a general type specific by what was used, what was hit, what a statement is about, or that it is only announced.</summary>
public sealed class Refinements
{
    private readonly ImmutableArray<Rule>[] byType;
    private readonly ImmutableArray<Rule>[] aboutByType;

    private readonly ImmutableArray<Rule> planned;

    private Refinements(EventTypes types, IReadOnlyList<Rule> rules)
    {
        Count = rules.Count;
        planned = [.. rules.Where(r => r.IfPlanned)];
        byType = [.. types.All.Select(t => rules.Where(r => r.About is null && !r.IfPlanned && r.From == t).ToImmutableArray())];
        aboutByType = [.. types.All.Select(t => rules.Where(r => r.About is not null && r.From == t).ToImmutableArray())];
    }

    /// <summary>How many rules there are, each for one type.</summary>
    public int Count { get; }

    /// <summary>The specific type for an event of <paramref name="type"/>; the type itself when no rule applies.</summary>
    /// <param name="type">The type the trigger evokes.</param>
    /// <param name="instrument">Classes of everything used.</param>
    /// <param name="target">Classes of everything and everyone hit.</param>
    public EventType Refine(EventType type, ClassSet instrument, ClassSet target)
    {
        ArgumentNullException.ThrowIfNull(type);
        foreach (var rule in byType[type.Index])
        {
            if ((rule.Instrument is not { } used || used.Overlaps(instrument)) && (rule.Target is not { } hit || hit.Overlaps(target)))
                return rule.To;
        }

        return type;
    }

    /// <summary>The specific type of a statement (threat, request, refusal) whose topic is an event of type <paramref name="about"/>.</summary>
    public EventType RefineByTopic(EventType type, EventType about)
    {
        ArgumentNullException.ThrowIfNull(type);
        foreach (var rule in aboutByType[type.Index])
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
    public EventType RefinePlanned(EventType type)
    {
        ArgumentNullException.ThrowIfNull(type);
        foreach (var rule in planned)
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
            WordLists.CheckKeys(stanza, "from", "instrument", "target", "about", "planned", "to");
            var to = types.Require(stanza, "to", stanza.Require("to"));
            var (instrument, target) = (Classes(stanza, "instrument", nouns), Classes(stanza, "target", nouns));
            var ifPlanned = stanza["planned"] is not null && WordLists.YesNo(stanza, "planned");
            if (instrument is null && target is null && stanza["about"] is null && !ifPlanned)
                throw stanza.Error("CAS0302", "the stanza has no condition. Add one of the fields instrument, target, about, planned.");
            foreach (var name in stanza.List("from"))
            {
                var from = types.Require(stanza, "from", name);
                if (stanza["about"] is null)
                    rules.Add(new(from, instrument, target, null, ifPlanned, to));
                rules.AddRange(stanza.List("about").Select(a => new Rule(from, instrument, target, types.Require(stanza, "about", a), false, to)));
            }
        }

        return new(types, rules);
    }

    private static ClassSet? Classes(Stanza stanza, string key, NounClasses nouns) => stanza[key] is null
        ? null
        : stanza.List(key).Aggregate(default(ClassSet), (set, name) =>
            nouns.TryNamed(name, out var noun) ? set | ClassSet.Of(noun.Index) : throw KnowledgeErrors.UnknownClass(stanza, key, name));

    private sealed record Rule(EventType From, ClassSet? Instrument, ClassSet? Target, EventType? About, bool IfPlanned, EventType To);
}
