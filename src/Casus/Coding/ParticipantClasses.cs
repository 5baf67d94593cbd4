using Casus.Grounding;
using Casus.Knowledge;
using Casus.Language;
using Casus.Readings;
using Casus.Reports;

namespace Casus.Coding;

/// <summary>What the words of a report stand for: the classes of nouns, and those that names have by their kind.</summary>
internal sealed class ParticipantClasses(Reading reading, NounClasses nouns)
{
    private readonly Tokens tokens = reading.Get(Tokens.Layer);
    private readonly Syntax syntax = reading.Get(Syntax.Layer);
    private readonly Entities entities = reading.Get(Entities.Layer);
    private readonly ClassSet place = nouns.Place.Set;
    private readonly ClassSet person = nouns.Person.Set;
    private readonly ClassSet armed = nouns.ArmedActor.Set;
    private readonly NounClass nature = nouns.Named("NATURE");
    private readonly ClassSet group = nouns.Group.Set;
    private readonly NounClass vehicleBomb = nouns.Named("VEHICLE-BOMB");
    private readonly NounClass explosive = nouns.Named("EXPLOSIVE");

    /// <summary>The classes of the thing whose head is <paramref name="token"/>; empty when nothing is known.</summary>
    public ClassSet Of(int token)
    {
        var classes = nouns.ClassesOf(syntax.Lemmas, token);
        // "six Hindus": the tagger may leave the plural of a name as it is.
        if (classes.IsEmpty && syntax.Tags[token] == UniversalTag.Propn
            && tokens[token] is [.. { Length: > 2 } one, 's'] && nouns.ClassesOf(one) is var known && known.Has(nouns.Person))
        {
            classes = known;
        }

        // "Hurricane Helene" does what hurricanes do.
        if (entities.At(token) is { IsNamed: true } && token > 0 && syntax.Tags[token] == UniversalTag.Propn && char.IsUpper(tokens[token - 1][0])
            && nouns.ClassesOf(syntax.Lemmas, token - 1) is var before && before.Has(nature))
            return before;
        // "the tanker Sounion"
        if (classes.IsEmpty && syntax.Tags[token] == UniversalTag.Propn && token > 0 && syntax.Heads[token - 1] == token && syntax.Relations[token - 1] is Relation.Compound or Relation.NmodDesc
            && nouns.ClassesOf(syntax.Lemmas, token - 1) is var kind && kind.Has(nouns.Vehicle))
        {
            classes = kind;
        }

        if (classes.Has(nouns.Vehicle) && IsLoaded(token))
            classes |= vehicleBomb.Set;
        if (IsHeadOf(token) || IsAged(token) || NounPhrases.CountsPeople(syntax, tokens, token))
            classes |= person;
        if (entities.At(token) is { } entity)
        {
            // The Tamil Tigers are no animals, nor is the ship Tutor a teacher.
            if (entity is { IsNamed: true, Type: EntityType.Vehicle } || (entity is { IsNamed: true, Type: EntityType.Organisation } && classes.Has(nature)))
                classes = default;
            classes |= entity.Classes | OfType(entity.Type) | (entity.IsNamed ? nouns.Name.Set : default);
            // "17 Americans", "a Palestinian" are people, "the Americans" may be their state.
            if (entity.Type == EntityType.Nationality && (syntax.Child(token, Relation.Nummod) >= 0 || IsOne(token)))
                classes |= person;
            // "nine Taliban", "70 Tamil Tigers": its members.
            if (entity is { Type: EntityType.Organisation, ActorId: not null } && syntax.Child(token, Relation.Nummod) is var number and >= 0 && number < token)
                return entity.Classes | person | armed;
        }
        else if (syntax.Tags[token] == UniversalTag.Num && OfCounted(token) is { IsEmpty: false } counted)
            classes = counted;
        else if (syntax.Tags[token] == UniversalTag.Num && (classes.IsEmpty || IsOneOf(token)))
            classes = person;
        // "Two people died and 14 more were shot."
        else if (tokens[token] is "more" && syntax.Child(token, Relation.Nummod) >= 0 && syntax.Relations[token] is Relation.Nsubj or Relation.NsubjPass or Relation.Obj)
            classes = person;
        // "No one was hurt."
        else if (tokens[token] is "one" or "ONE" && token > 0 && syntax.Lemmas[token - 1] is "no" or "any" or "every" or "some")
            classes = person;
        // "A man was killed and another was wounded."
        else if (tokens[token] is "another" && syntax.Tags[token] == UniversalTag.Pron && syntax.Relations[token] is Relation.NsubjPass or Relation.Obj)
            classes = person;
        else if (syntax.Tags[token] == UniversalTag.Pron ? IsPersonal(tokens[token]) : syntax.Tags[token] == UniversalTag.Noun && tokens[token] is "others" or "OTHERS")
            classes = person;
        return classes;
    }

    // "downed 18 of 24 drones": what is counted.
    private ClassSet OfCounted(int number) => syntax.Child(number, Relation.Nmod) is var whole && whole > number && syntax.Child(whole, Relation.Nummod) >= 0
        && NounPhrases.Preposition(syntax, whole) == number + 1 && tokens[number + 1] is "of" ? nouns.ClassesOf(syntax.Lemmas, whole) : default;

    // "one of its suicide bombers"
    private bool IsOneOf(int number) => syntax.Child(number, Relation.Nmod) is var whole && whole > number && NounPhrases.Preposition(syntax, whole) is var of and >= 0 && tokens[of] is "of"
        && nouns.ClassesOf(syntax.Lemmas, whole).Has(nouns.Person);

    // "a lorry packed with explosives"
    private bool IsLoaded(int vehicle)
    {
        foreach (var participle in syntax.ChildrenOf(vehicle))
        {
            if (syntax.Relations[participle] == Relation.Acl && syntax.FineTags[participle] == "VBN" && syntax.Child(participle, Relation.Obl) is var load and >= 0
                && nouns.ClassesOf(syntax.Lemmas, load).Has(explosive) && NounPhrases.Preposition(syntax, load) is var with and >= 0 && tokens[with] is "with")
                return true;
        }

        return false;
    }

    // "the head of the department"
    private bool IsHeadOf(int token) => syntax.Lemmas[token] is "head" && syntax.Tags[token] == UniversalTag.Noun
        && syntax.Child(token, Relation.Nmod) is var body and > 0 && body > token
        && NounPhrases.Preposition(syntax, body) is var of and >= 0 && tokens[of] is "of"
        && entities.At(body) is null or { Type: EntityType.Organisation or EntityType.Facility or EntityType.Place };

    // "a Palestinian", no "Palestinian" before a noun
    private bool IsOne(int token) => syntax.Child(token, Relation.Det) is var det and >= 0 && tokens[det] is "a" or "an" or "A" or "An" or "another" or "Another";

    // "the 15-year-old was shot"; not "a 15-year-old boy"
    private bool IsAged(int token) => Ages.IsPerson(tokens, token) && !(syntax.Relations[token] is Relation.Amod or Relation.Compound && syntax.Heads[token] > token);

    private ClassSet OfType(EntityType type) => type switch
    {
        EntityType.Person => person,
        EntityType.Organisation => group,
        EntityType.Nationality => group,
        EntityType.Place => place,
        EntityType.Facility => nouns.Facility.Set,
        EntityType.Weapon => nouns.Weapon.Set,
        EntityType.Vehicle => nouns.Vehicle.Set,
        _ => default,
    };

    private static bool IsPersonal(ReadOnlySpan<char> form) => form is "he" or "He" or "she" or "She" or "him" or "her" or "himself" or "herself"
        or "themselves" or "they" or "They" or "them" or "who" or "whom" or "I" or "we" or "We" or "us" or "someone" or "somebody" or "others"
        or "HE" or "SHE" or "THEY" or "THEM" or "WHO";
}
