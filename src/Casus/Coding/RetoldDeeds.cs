using System.Collections.Immutable;
using Casus.Grounding;
using Casus.Knowledge;
using Casus.Language;
using Casus.Readings;
using Casus.Reports;

namespace Casus.Coding;

/// <summary>Knows a deed again that is told in words of another kind: by a further act, by how its weapon came, by another side, by what was hit.</summary>
internal sealed class RetoldDeeds(Reading reading, NounClasses nouns, DiscourseCues cues)
{
    // "attacked two hotels, a railway station and other sites and"
    private const int LongestFirstAct = 15;

    // So many sentences on, one side still speaks of "the rocket" …
    private const int FarWeapon = 4;

    // … and the report of "the boat".
    private const int FarTarget = 2;

    private readonly Tokens tokens = reading.Get(Tokens.Layer);
    private readonly Syntax syntax = reading.Get(Syntax.Layer);
    private readonly Entities entities = reading.Get(Entities.Layer);
    private readonly ImmutableArray<Stance> stances = reading.Get(Stance.Layer);
    private readonly ParticipantClasses classes = new(reading, nouns);
    private readonly Articles articles = new(reading);
    private readonly NounClass person = nouns.Person;
    private readonly NounClass settlement = nouns.Named("SETTLEMENT");

    /// <summary>Whether two verbs of one subject, of which the second says neither when nor where else, are acts of one attack: "threw grenades and opened fire".</summary>
    public bool AreActsOfOne(MentionFacts earlier, MentionFacts later)
    {
        var (first, second) = (earlier.Mention.Head, later.Mention.Head);
        return IsAttack(earlier) && IsAttack(later)
            && (syntax.Relations[second] == Relation.Conj || IsGerundAfter(second)) && syntax.Heads[second] == first && second - first <= LongestFirstAct
            && syntax.Child(second, Relation.Nsubj) < 0 && syntax.Child(first, Relation.Nsubj) is var doer and >= 0 && classes.Of(doer).Has(person)
            && (earlier.Time is null || later.Time is null || earlier.Time == later.Time) && DeedPlaces.AreOne(earlier.Place, later.Place) is not false;
    }

    /// <summary>Whether a participle tells how the weapon of a deed was used: "tried to kill him with two drones flown at the palace".</summary>
    public bool IsOfItsWeapon(MentionFacts deed, MentionFacts use) => deed.Type.IsViolent && use.Type is { IsViolent: true, IsResult: false }
        && syntax.Relations[use.Mention.Head] == Relation.Acl
        && deed.Roles.Any(r => r.Role == FrameRole.Instrument && r.Head == syntax.Heads[use.Mention.Head]);

    /// <summary>Whether a verb tells what the deed that is its subject did besides: "An air strike set tents ablaze."</summary>
    public bool IsDoneBy(MentionFacts deed, MentionFacts later) => deed.Type is { IsViolent: true, IsResult: false } && deed.Mention.Trigger.Class == WordClass.Noun
        && later.Type.IsViolent && later.Mention.Trigger.Class == WordClass.Verb
        && later.Mention.Arguments.Any(a => a.Slot is Slot.Subject or Slot.By && a.Head == deed.Mention.Head);

    /// <summary>Whether a verb tells what became of a second attacker: "One blew himself up and the other was shot dead."</summary>
    public bool IsFateOfTheOther(MentionFacts deed, MentionFacts later) => IsAttack(deed) && later.Type.IsViolent
        && syntax.Child(later.Mention.Head, Relation.NsubjPass) is var other and >= 0 && tokens[other] is "other" or "second" or "third" or "others" && articles.HasThe(other)
        && syntax.Child(deed.Mention.Head, Relation.Nsubj) is var one and >= 0 && tokens[one] is "One" or "one" or "first" or "Two" or "two";

    /// <summary>
    /// Whether a later sentence tells a deed again: of the same target ("The boat was hit by rockets"), or, as one side has it, of the weapon or of what was
    /// hit, which the reader knows ("Moscow said that Kyiv had fired the rocket", "denied having attacked the building").
    /// </summary>
    public bool IsToldAgain(MentionFacts told, MentionFacts said) => IsHowTheyCame(told, said) || ((said.Mention.Trigger.Class == WordClass.Verb || articles.IsDefinite(said.Mention))
        && told.Sentence < said.Sentence && said.Sentence - told.Sentence <= FarWeapon
        && told.Type is { IsViolent: true, Muc4: not "KIDNAPPING" } && said.Type is { IsViolent: true, IsResult: false, IsDamage: false, Muc4: not "KIDNAPPING" }
        && (IsOfKnownTarget(told, said) || AreTheRaids(told, said) || (IsOfOneSide(said) && (IsOfKnownWeapon(told, said) || IsOfTargetOfKind(told, said)))));

    // "Gunmen seized 287 pupils in Kuriga. The raiders stormed the school on Monday": what those who did it did, with nobody else harmed, and when.
    private bool IsHowTheyCame(MentionFacts told, MentionFacts said) => told.Sentence < said.Sentence && said.Sentence - told.Sentence <= FarTarget
        && told is { Time: null, Type.IsViolent: true, Mention.Trigger.Class: WordClass.Verb }
        && said is { Time: not null, Type: { IsViolent: true, IsResult: false, Muc4: not "KIDNAPPING" }, Modality: Modality.Asserted, Mention.Trigger.Class: WordClass.Verb }
        && said.Tolls.IsEmpty && syntax.FineTags[said.Mention.Head] is "VBD" && syntax.Child(said.Mention.Head, Relation.Nsubj) is var doers and >= 0
        && (articles.HasThe(doers) || syntax.Lemmas[doers].ToLowerInvariant() is "they") && said.Actors.Overlaps(told.Actors) && DeedPlaces.AreOne(told.Place, said.Place) is not false;

    private static bool IsAttack(MentionFacts facts) => facts.Type is { IsViolent: true, IsResult: false, Muc4: "ATTACK" or "BOMBING" }
        && facts.Mention.Trigger.Class == WordClass.Verb;

    // "blew themselves up after opening fire on travellers"
    private bool IsGerundAfter(int verb) => syntax.Relations[verb] == Relation.Advcl && syntax.FineTags[verb] == "VBG"
        && syntax.Child(verb, Relation.Mark) is var mark and >= 0 && tokens[mark] is "after" or "before";

    // "Warplanes struck militants … the raids"
    private bool AreTheRaids(MentionFacts told, MentionFacts said) => said.Sentence - told.Sentence <= FarTarget && said.Mention.Trigger.Class == WordClass.Noun
        && said.Type.Name == "raid" && IsAerial(told.Type);

    private static bool IsAerial(EventType? type)
    {
        for (; type is not null; type = type.Parent)
        {
            if (type.Name == "aerial-attack")
                return true;
        }

        return false;
    }

    private bool IsOfOneSide(MentionFacts said) => said.Modality is Modality.Alleged or Modality.Denied || stances[said.Mention.Index].Speech >= 0;

    private bool IsOfKnownWeapon(MentionFacts told, MentionFacts said) =>
        told.Roles.Any(r => r.Role == FrameRole.Instrument) && said.Roles.Any(r => r.Role == FrameRole.Instrument && articles.HasThe(r.Head));

    private bool IsOfKnownTarget(MentionFacts told, MentionFacts said) => said.Sentence - told.Sentence <= FarTarget
        && KnownTargets(said).Any(t => (ThingAt(t) is { } hit && told.Harmed.Contains(hit.Index)) || IsTheTown(told, t));

    // "a theatre … the building", "an airliner … the plane"
    private bool IsOfTargetOfKind(MentionFacts told, MentionFacts said) => KnownTargets(said).Any(t => ThingAt(t) is { } hit
        && told.Roles.Any(r => r.Role == FrameRole.Target && entities.At(r.Head)?.Type == hit.Type
            && (cues.Generals.TryFind(syntax.Lemmas[t], out _) || string.Equals(syntax.Lemmas[r.Head], syntax.Lemmas[t], StringComparison.OrdinalIgnoreCase))));

    private IEnumerable<int> KnownTargets(MentionFacts said) => said.Roles.Where(r => r.Role == FrameRole.Target && articles.HasThe(r.Head)).Select(r => r.Head);

    private Entity? ThingAt(int noun) => entities.At(noun) is { IsNamed: false, Type: EntityType.Facility or EntityType.Vehicle } thing ? thing : null;

    private bool IsTheTown(MentionFacts told, int noun) => DeedPlaces.IsTown(told.Place) && classes.Of(noun).Has(settlement) && entities.At(noun) is not { IsNamed: true };
}
