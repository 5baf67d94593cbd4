using Casus.Grounding;
using Casus.Knowledge;
using Casus.Language;
using Casus.Readings;
using Casus.Reports;

namespace Casus.Coding;

/// <summary>Adds to the arguments of a deed those for whom the same holds: what they measure, what is joined to them, who is with them.</summary>
internal sealed class JoinedArguments(Reading reading, NounClasses nouns, DiscourseCues cues)
{
    private readonly Tokens tokens = reading.Get(Tokens.Layer);
    private readonly Syntax syntax = reading.Get(Syntax.Layer);
    private readonly Entities entities = reading.Get(Entities.Layer);

    /// <summary>Adds what is measured: what is said of "hundreds of people", "a group of diplomats" is said of the people and the diplomats.</summary>
    public void AddMeasured(List<Argument> found)
    {
        for (int i = 0, count = found.Count; i < count; i++)
        {
            if (found[i].Slot is Slot.Complement or Slot.WithinObject || entities.At(found[i].Head) is { IsNamed: true })
                continue;
            var measure = found[i].Head;
            for (var depth = 0; depth < 2; depth++)
            {
                var measured = MeasuredBy(measure);
                if (measured <= measure || !(IsCountedBy(measure, measured) || IsNameOf(measure, measured)))
                    break;
                found.Add(found[i] with { Head = measured });
                measure = measured;
            }
        }
    }

    // "27 of 32 drones": the noun, though the tree hangs it beside the second number.
    private int MeasuredBy(int measure)
    {
        var found = -1;
        foreach (var child in syntax.ChildrenOf(measure))
        {
            if (syntax.Relations[child] == Relation.Nmod
                && (found < 0 || (syntax.Tags[measure] == UniversalTag.Num && syntax.Tags[found] == UniversalTag.Num && child == found + 1)))
            {
                found = child;
            }
        }

        return found;
    }

    // "the town of Goma"
    private bool IsNameOf(int kind, int name) => entities.At(name) is { Type: EntityType.Place } && nouns.ClassesOf(syntax.Lemmas, kind).Has(nouns.Place)
        && NounPhrases.Preposition(syntax, name) is var of and >= 0 && tokens[of].Equals("of", StringComparison.OrdinalIgnoreCase);

    // "25 of 30 drones": the preposition may hang on the number.
    private int OfBefore(int noun) => NounPhrases.Preposition(syntax, noun) is var own and >= 0 ? own
        : syntax.Tags[noun - 1] == UniversalTag.Num ? NounPhrases.Preposition(syntax, noun - 1) : -1;

    /// <summary>Whether a noun is what a measure counts: "dozens of raids", "a series of attacks".</summary>
    public bool IsCountedBy(int measure, int noun) => syntax.Relations[noun] == Relation.Nmod && OfBefore(noun) is var of and >= 0
        && tokens[of].Equals("of", StringComparison.OrdinalIgnoreCase) && nouns.ClassesOf(syntax.Lemmas, measure).Has(nouns.Quantity);

    /// <summary>Adds what is joined to an argument, names it or comes with it.</summary>
    public void AddConjuncts(List<Argument> found)
    {
        for (int i = 0, count = found.Count; i < count; i++)
        {
            var argument = found[i];
            if (argument.Slot is Slot.Complement)
                continue;
            foreach (var joined in NounPhrases.Conjuncts(syntax, argument.Head).SelectMany(j => WithCompanions(j)))
            {
                if (joined != argument.Head && !found.Exists(a => a.Head == joined && a.Slot != Slot.WithinObject))
                    found.Add(argument with { Head = joined });
            }
        }
    }

    // "the farmers Juan Perez and Luis Lopez": the names of those whom the noun counts; "together with two guards", "including his wife".
    private IEnumerable<int> WithCompanions(int noun)
    {
        yield return noun;
        var many = NounPhrases.IsPlural(syntax, noun) || syntax.Tags[noun] == UniversalTag.Num;
        foreach (var child in syntax.ChildrenOf(noun).ToArray())
        {
            if (child < noun)
                continue;
            var isName = many && syntax.Relations[child] == Relation.Appos && entities.At(child) is { Type: EntityType.Person, IsNamed: true };
            if (!isName && !(syntax.Relations[child] == Relation.Nmod && (IsCompanion(child) || Companions.AreKin(syntax, cues, child))))
                continue;
            foreach (var joined in NounPhrases.Conjuncts(syntax, child))
                yield return joined;
        }

        foreach (var joined in CountedBeside(noun))
            yield return joined;
    }

    // "two of its leaders and three other members": the second count is joined to the first, though the tree hangs it on the leaders.
    private IEnumerable<int> CountedBeside(int number)
    {
        var counted = syntax.Tags[number] == UniversalTag.Num ? syntax.Child(number, Relation.Nmod) : -1;
        return counted > number
            ? NounPhrases.Conjuncts(syntax, counted).Where(joined => joined != counted && syntax.Child(joined, Relation.Nummod) >= 0)
            : [];
    }

    /// <summary>Whether a noun stands behind "together with" and the like.</summary>
    public bool IsCompanion(int noun)
    {
        var preposition = NounPhrases.Preposition(syntax, noun);
        return preposition >= 0 && (cues.Companions.TryFindAt(tokens, preposition, out _, out _)
            || (preposition > 0 && cues.Companions.TryFindAt(tokens, preposition - 1, out _, out var length) && length == 2));
    }
}
