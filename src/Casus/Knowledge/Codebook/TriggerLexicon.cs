using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Casus.Knowledge;

/// <summary>The triggers of the codebook, looked up by the lemma of their head and part of speech.</summary>
public sealed class TriggerLexicon
{
    private static readonly string[] KeysOfClasses = ["verbs", "nouns", "adjectives"];

    private readonly WordIndex<Trigger>[] byHead;

    private TriggerLexicon(ImmutableArray<Trigger> all)
    {
        All = all;
        var byClass = new List<Trigger>[] { [], [], [] };
        foreach (var trigger in all)
            byClass[(int)trigger.Class].Add(trigger);
        byHead = [.. byClass.Select(triggers => new WordIndex<Trigger>(triggers, t => t.Words[t.Head], Order))];
    }

    /// <summary>
    /// Every trigger, in the order of the file; one with a hyphen stands twice, with the hyphen and without.
    /// </summary>
    public ImmutableArray<Trigger> All { get; }

    /// <summary>
    /// The triggers whose head is <paramref name="lemma"/>: the longest first, among those as long the ones that ask for more, then those that refuse
    /// something, then in the order of the file. The first whose other words and conditions are met is the reading to take.
    /// </summary>
    /// <remarks>
    /// The other words of a noun stand next to its head; those of a verb may stand further off (particles, "took them
    /// hostage"), in order.
    /// </remarks>
    public ReadOnlySpan<Trigger> WithHead(ReadOnlySpan<char> lemma, WordClass wordClass) =>
        byHead[(int)wordClass][lemma];

    /// <summary>The nouns that tell of deeds of violence, each by its last lemma: "attack", "shelling"; not of what befell people by them ("death").</summary>
    public FrozenSet<string> DeedNouns() => All
        .Where(t => t.Class == WordClass.Noun && t.Type is { IsViolent: true, IsResult: false })
        .Select(t => t.Words[t.Head])
        .ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    internal static TriggerLexicon Read(IReadOnlyList<Stanza> stanzas, EventTypes types, FrozenDictionary<string, Frame> frames, NounClasses nouns)
    {
        var all = ImmutableArray.CreateBuilder<Trigger>();
        var seen = new Dictionary<(WordClass Class, string Text, int Conditions), int>();
        var conditionSets = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var stanza in stanzas)
        {
            WordLists.CheckKeys(stanza, "type", "frame", "verbs", "nouns", "adjectives", "object", "not-object", "subject", "not-subject",
                "with", "not-with", "modifier", "not-modifier", "weight", "gloss");
            var before = all.Count;
            var set = 0;
            foreach (var trigger in Triggers(stanza, types, frames, nouns))
            {
                if (set == 0 && !conditionSets.TryGetValue(trigger.Conditions.ToString(), out set))
                    conditionSets.Add(trigger.Conditions.ToString(), set = conditionSets.Count + 1);
                var key = (trigger.Class, trigger.Text, set);
                if (!seen.TryAdd(key, stanza.Line))
                    throw KnowledgeErrors.Twice(
                        stanza,
                        KeysOfClasses[(int)trigger.Class],
                        trigger.Text,
                        $"with the same conditions, in the stanza at line {seen[key]}");
                all.Add(trigger);
            }

            if (all.Count == before)
                throw KnowledgeErrors.NoWords(stanza, string.Join(", ", KeysOfClasses));
        }

        return new(all.ToImmutable());
    }

    private static IEnumerable<Trigger> Triggers(Stanza stanza, EventTypes types, FrozenDictionary<string, Frame> frames, NounClasses nouns)
    {
        var type = types.Require(stanza, "type", stanza.Require("type"));
        var name = stanza.Require("frame");
        var frame = frames.TryGetValue(name, out var f) ? f : throw KnowledgeErrors.UnknownFrame(stanza, name);
        var conditions = TriggerConditions.Read(stanza, nouns);
        var weak = stanza["weight"] is not null && WordLists.Choice<TriggerWeight>(stanza, "weight") == TriggerWeight.Weak;
        foreach (var wordClass in Enum.GetValues<WordClass>())
        {
            var key = KeysOfClasses[(int)wordClass];
            foreach (var entry in stanza.List(key))
            {
                foreach (var words in WordLists.Readings(CheckWord(stanza, key, entry)))
                {
                    yield return new()
                    {
                        Type = type,
                        Frame = frame,
                        Class = wordClass,
                        Words = words,
                        Head = HeadOf(words, wordClass),
                        IsWeak = weak,
                        Conditions = conditions,
                        Gloss = stanza["gloss"],
                    };
                }
            }
        }
    }

    // Capitals among the words are mostly a class that strayed out of a condition. "Be" is a verb of its own in "there is" alone: of a passive or a state it is an
    // auxiliary, and no trigger is looked up by it ("were hit by gunfire" is found by "hit").
    private static string CheckWord(Stanza stanza, string key, string entry)
    {
        if (NounTest.IsClassName(entry))
            throw KnowledgeErrors.BadWord(stanza, key, entry, "triggers are lemmas in lower case");
        if (key != KeysOfClasses[(int)WordClass.Verb])
            return entry;
        if (entry is "be" || entry.StartsWith("be ", StringComparison.Ordinal))
        {
            throw KnowledgeErrors.BadWord(
                stanza,
                key,
                entry,
                "\"be\" is a verb of its own only in \"there is\". Write the word behind it as a trigger, as passives are read off the tree, or begin with \"there be\" if that is meant");
        }

        // "There were nine wounded": the file says "there", the tree is asked for the verb alone.
        return entry.StartsWith("there be ", StringComparison.Ordinal) ? entry["there ".Length..] : entry;
    }

    private static int HeadOf(ImmutableArray<string> words, WordClass wordClass)
    {
        if (wordClass == WordClass.Verb)
            return words.Length > 1 && words[0].EndsWith("ly", StringComparison.Ordinal) ? 1 : 0;
        if (wordClass == WordClass.Adjective)
            return 0;
        for (var i = 1; i < words.Length; i++)
        {
            if (words[i] is "of" or "for" or "on" or "to" or "at" or "in" or "against")
                return i - 1;
        }

        return words.Length - 1;
    }

    private static int Order(Trigger x, Trigger y)
    {
        if (x.Words.Length != y.Words.Length)
            return y.Words.Length.CompareTo(x.Words.Length);
        return x.Conditions.Positive != y.Conditions.Positive
            ? y.Conditions.Positive.CompareTo(x.Conditions.Positive)
            : x.Conditions.IsEmpty.CompareTo(y.Conditions.IsEmpty);
    }

    private enum TriggerWeight
    {
        Strong,
        Weak,
    }
}
