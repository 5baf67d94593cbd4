using System.Collections.Frozen;
using Casus.Evaluation.Measures;
using Casus.Knowledge;
using Casus.Records;
using Casus.Reports;

namespace Casus.Evaluation.Newsdesk;

/// <summary>Whether a participant is the actor that the gold names.</summary>
internal sealed class ActorNames
{
    // Words inside names that say nothing of who is meant.
    private static readonly FrozenSet<string> Fillers =
        FrozenSet.ToFrozenSet(
            ["the", "of", "a", "led", "in", "linked", "to", "based", "affiliated", "with"], StringComparer.Ordinal);

    private readonly Folding folding;
    private readonly FrozenSet<string> generic;
    private readonly FrozenDictionary<string, string[]> otherNames;

    private ActorNames(Folding folding, FrozenSet<string> generic, FrozenDictionary<string, string[]> otherNames) =>
        (this.folding, this.generic, this.otherNames) = (folding, generic, otherNames);

    /// <summary>Reads <c>evaluation/actor-words.txt</c>.</summary>
    public static ActorNames From(DataFolder data, Folding folding)
    {
        var stanzas = data.Stanzas("evaluation/actor-words.txt");
        return new(
            folding,
            stanzas.SelectMany(s => s.List("generic")).ToFrozenSet(StringComparer.Ordinal),
            stanzas.Where(s => s["name"] is not null).ToFrozenDictionary(s => s.Require("name"), s => s.List("words").ToArray(), StringComparer.Ordinal));
    }

    /// <summary>
    /// Everything a participant is called: its words, its entity's names and its entry in the actor register.
    /// </summary>
    public static string NamesOf(Participant participant, CodedEntity? entity) => string.Join(' ',
    [
        participant.Text,
        entity?.Name,
        entity?.ActorId?.Replace('-', ' '),
        .. entity?.Mentions.Where(m => m.Form == MentionForm.Name).Select(m => m.Text) ?? [],
    ]);

    /// <summary>Whether <paramref name="names"/> has a word of the gold actor, or of its other names.</summary>
    public bool Names(string gold, string names)
    {
        var own = Words(gold);
        var wanted = own.ToHashSet(StringComparer.Ordinal);
        if (otherNames.TryGetValue(folding.Key(gold), out var others))
            wanted.UnionWith(others.SelectMany(Words));
        wanted.ExceptWith(Fillers);
        if (own.Any(w => !generic.Contains(w)))
            wanted.ExceptWith(generic);
        return wanted.Overlaps(Words(names));
    }

    private string[] Words(string text) => folding.Key(text).Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
