using Casus.Grounding;
using Casus.Knowledge;
using Casus.Language;
using Casus.Readings;
using Casus.Reports;

namespace Casus.Coding;

/// <summary>Tells how sure it is that each participant played its part.</summary>
/// <remarks>
/// A hedge on the participant itself ("suspected militants") or on the event makes it suspected; a statement by its opponent or an
/// official that blames it, accused; its own claim, claimed; a denial, denied, though the deed itself may stand.
/// </remarks>
public sealed class RoleStanceReader(DiscourseCues cues) : IStage
{
    // "called it an act of terrorism": three words up.
    private const int HighestName = 4;

    /// <inheritdoc/>
    public StageInfo Info { get; } = new(Version: 1)
    {
        Requires = [Tokens.Layer, Syntax.Layer, Entities.Layer, EventMention.Layer, RoleFiller.Layer, Speech.Layer, Stance.Layer],
        Provides = RoleStance.Layer,
    };

    /// <inheritdoc/>
    public Reading Apply(Reading reading)
    {
        ArgumentNullException.ThrowIfNull(reading);
        var index = new SpeechIndex(reading.Get(Speech.Layer), reading.Get(Tokens.Layer).Count);
        var fillers = reading.Get(RoleFiller.Layer).Concat(ShotDownWeapons.OwnersIn(reading)).OrderBy(f => f.Mention);
        return reading.With(RoleStance.Layer, [.. fillers.Select(f => Of(reading, index, f) is { } stance ? stance with { Via = f.Via } : null).OfType<RoleStance>()]);
    }

    private RoleStance? Of(Reading reading, SpeechIndex index, RoleFiller filler)
    {
        if (filler.Role is not (FrameRole.Actor or FrameRole.Claimant or FrameRole.Instrument))
            return null;
        var syntax = reading.Get(Syntax.Layer);
        var stance = reading.Get(Stance.Layer)[filler.Mention];
        if (filler.Via >= 0 && reading.Get(EventMention.Layer)[filler.Via] is var via && ResponsibilityFinder.KindOf(via) is { } kind)
            return new(filler.Mention, filler.Head, kind, via.Range, SpeechOf(reading, index, via));
        if (filler.Role == FrameRole.Claimant)
            return new(filler.Mention, filler.Head, Certainty.Claimed, reading.Get(EventMention.Layer)[filler.Mention].Range, stance.Speech);
        // "Suspected Israeli warplanes bombed": whose they are is in doubt.
        var owned = syntax.Relations[filler.Head] is Relation.Amod or Relation.Compound or Relation.NmodDesc ? syntax.Heads[filler.Head] : -1;
        if ((HedgeOn(reading.Get(Tokens.Layer), syntax, filler.Head) ?? (owned > filler.Head ? HedgeOn(reading.Get(Tokens.Layer), syntax, owned) : null)) is { } own)
            return new(filler.Mention, filler.Head, Certainty.Suspected, own, stance.Speech);
        if (filler is { Role: FrameRole.Actor, Slot: Slot.Complement } && DoerNames.SuspectWordOf(cues, syntax, filler.Head) is var suspect and >= 0)
            return new(filler.Mention, filler.Head, Certainty.Suspected, new(suspect, suspect + 1), stance.Speech);
        if (filler is { Role: FrameRole.Actor, Slot: Slot.Complement } && Supposition.HeldAbove(syntax, cues, filler.Head) is var held and >= 0)
            return new(filler.Mention, filler.Head, Certainty.Suspected, new(held, held + 3), stance.Speech);
        // "Leaflets signed by the group were found at the scene"
        if (filler is { Role: FrameRole.Actor, Slot: Slot.Complement } && LeftMarks.Bearing(syntax, cues, filler.Head) is var mark and >= 0)
            return new(filler.Mention, filler.Head, Certainty.Suspected, new(mark, mark + 1), stance.Speech);
        // "The prime suspect is Islamic State"
        if (filler is { Role: FrameRole.Actor, Slot: Slot.Complement } && ResponsibilityFinder.SuspectAbove(syntax, filler.Head) is var (word, _))
            return new(filler.Mention, filler.Head, Certainty.Suspected, new(word, word + 1), index.Innermost(word));
        // "All signs point to the group"
        if (filler is { Role: FrameRole.Actor, Slot: Slot.Complement } && syntax.Heads[filler.Head] is var pointing and >= 0 && syntax.Lemmas[pointing] is "point")
        {
            var isFinger = syntax.Child(pointing, Relation.Obj) is var finger and >= 0 && syntax.Lemmas[finger] is "finger";
            return new(filler.Mention, filler.Head, isFinger ? Certainty.Accused : Certainty.Suspected, new(pointing, pointing + 1), stance.Speech);
        }

        // "Attackers thought to be rebels": in doubt is what they are, not that they did it.
        var isSupposed = Supposition.Of(reading, cues, filler.Head) >= 0;
        var said = index.Innermost(reading.Get(EventMention.Layer)[filler.Mention].Head);
        if (filler.Role == FrameRole.Actor && said >= 0 && reading.Get(Speech.Layer)[said] is { Kind: SpeechKind.Deny } denial)
            return new(filler.Mention, filler.Head, Certainty.Denied, denial.Cue, said);
        // An armed group that tells of a deed of violence as its own claims it; a state's army gives account.
        var isDoerOfViolence = filler.Role == FrameRole.Actor && stance.Modality == Modality.Asserted
            && reading.Get(EventMention.Layer)[filler.Mention].Trigger.Type.IsViolent;
        if (isDoerOfViolence && SaysOfItself(reading, filler, stance)
            && reading.Get(Entities.Layer).At(reading.Get(Speech.Layer)[stance.Speech].Speaker) is { } teller && (ArmedSides.IsGroup(teller) || teller is { Type: EntityType.Organisation, IsState: false, Sector: null }))
        {
            return new(filler.Mention, filler.Head, Certainty.Claimed, reading.Get(Speech.Layer)[stance.Speech].Cue, stance.Speech);
        }

        // "Police said the militants were responsible for the attack", "officials said the group was behind it": who is said to have been is accused.
        if (filler.Role == FrameRole.Actor && stance.Modality is Modality.Asserted or Modality.Alleged && IsHeldResponsible(syntax, filler) && index.Innermost(filler.Head) is var told and >= 0 && HasSpeaker(reading, stance with { Speech = told })
            && (MessengersSay(reading, filler, told) || !SaysOfItself(reading, filler, stance with { Speech = told })))
        {
            var cue = reading.Get(Speech.Layer)[told].Cue;
            // "A caller who spoke for the group said the group was responsible"
            if (MessengersSay(reading, filler, told))
                return new(filler.Mention, filler.Head, Certainty.Claimed, cue, told);
            return new(filler.Mention, filler.Head, IsBelief(syntax, cue) ? Certainty.Suspected : Certainty.Accused, cue, told);
        }

        // "in what police called an ambush by the group"
        if (isDoerOfViolence && NamedBy(syntax, reading.Get(EventMention.Layer)[filler.Mention].Head) is var naming and >= 0)
            return new(filler.Mention, filler.Head, Certainty.Accused, new(naming, naming + 1), stance.Speech);

        // "The Russian ministry said a Ukrainian drone hit the base": one state's word against another is an accusation, however it is put.
        if (isDoerOfViolence && IsOfOtherState(reading, filler, stance))
            return new(filler.Mention, filler.Head, Certainty.Accused, reading.Get(Speech.Layer)[stance.Speech].Cue, stance.Speech);

        var certainty = stance.Modality switch
        {
            Modality.Suspected => isSupposed ? null : Certainty.Suspected,
            Modality.Denied => Certainty.Denied,
            Modality.Alleged when isSupposed && SaysOfItself(reading, filler, stance) => null,
            Modality.Alleged => SaysOfItself(reading, filler, stance) ? Certainty.Claimed : HasSpeaker(reading, stance) ? Certainty.Accused : Certainty.Suspected,
            _ => (Certainty?)null,
        };
        return certainty is { } c ? new(filler.Mention, filler.Head, c, stance.Cue, stance.Speech) : null;
    }

    // The speech whose verb claims, accuses or denies, else the one it stands in.
    private static int SpeechOf(Reading reading, SpeechIndex index, EventMention via)
    {
        var speeches = reading.Get(Speech.Layer);
        for (var s = 0; s < speeches.Length; s++)
        {
            if (speeches[s].Cue.Contains(via.Head))
                return s;
        }

        return index.Innermost(via.Head);
    }

    private TokenRange? HedgeOn(Tokens tokens, Syntax syntax, int head)
    {
        if (Supposition.HeldBy(syntax, cues, head) is var held and >= 0)
            return new(held, held + 3);
        foreach (var child in syntax.ChildrenOf(head))
        {
            if (syntax.Relations[child] is not (Relation.Amod or Relation.Advmod))
                continue;
            if ((cues.HedgeModifiers.TryFind(syntax.Lemmas[child], out var modality) || cues.HedgeModifiers.TryFind(tokens[child], out modality))
                && modality is Modality.Suspected or Modality.Alleged)
            {
                return new(child, child + 1);
            }
        }

        return null;
    }

    // An accusation is somebody's; what nobody is named for is no more than suspected.
    private static bool HasSpeaker(Reading reading, Stance stance) =>
        stance.Speech >= 0 && reading.Get(Speech.Layer)[stance.Speech] is { Speaker: >= 0 } or { Kind: SpeechKind.Accuse };

    private bool IsHeldResponsible(Syntax syntax, RoleFiller filler) => syntax.Relations[filler.Head] == Relation.Nsubj && syntax.Heads[filler.Head] is var predicate and >= 0
        && ResponsibilityFinder.IsOfGuilt(syntax, cues, predicate);

    // "Police believe separatists planted it"
    private static bool IsBelief(Syntax syntax, TokenRange cue) => cue.Count == 1 && syntax.Lemmas[cue.Start] is "believe" or "think" or "suspect";

    // The verb by which somebody gives a deed its name; −1 where there is none.
    private int NamedBy(Syntax syntax, int deed)
    {
        var isAs = false;
        for (int token = deed, step = 0; step < HighestName && syntax.Heads[token] is var above and >= 0; token = above, step++)
        {
            isAs |= NounPhrases.Preposition(syntax, token) is var preposition and >= 0 && syntax.Lemmas[preposition] is "as";
            if (syntax.Tags[above] == UniversalTag.Verb)
            {
                var isName = cues.Labels.TryFind(syntax.Lemmas[above], out _) ? syntax.Relations[token] is Relation.Obj or Relation.Xcomp || isAs
                    // "is being treated as an Islamist attack"
                    : isAs && cues.Regards.TryFind(syntax.Lemmas[above], out _);
                return isName && (isAs || syntax.Child(above, Relation.Nsubj) >= 0) ? above : -1;
            }

            // "called the hijacking an Iranian act of terrorism"
            if (syntax.Relations[token] is not (Relation.Appos or Relation.Nmod))
                return -1;
        }

        return -1;
    }

    private static bool IsOfOtherState(Reading reading, RoleFiller filler, Stance stance)
    {
        var entities = reading.Get(Entities.Layer);
        return stance.Speech >= 0 && reading.Get(Speech.Layer)[stance.Speech].Speaker is var speaker and >= 0
            && entities.At(speaker) is { Country: { } home } teller && ArmedSides.IsState(teller)
            // "The United States and Britain launched strikes, the Pentagon said": who did it beside the teller is not accused.
            && !reading.Get(RoleFiller.Layer).Any(f => f.Mention == filler.Mention && f.Role == FrameRole.Actor && entities.At(f.Head) is { } partner && (partner.Index == teller.Index || (partner.IsState && partner.Country == home)))
            && entities.At(filler.Head) is { Country: { } other } doer && home != other && (ArmedSides.IsState(doer) || (doer.ActorId is not null && ArmedSides.IsGroup(doer)));
    }

    private bool SaysOfItself(Reading reading, RoleFiller filler, Stance stance) =>
        stance.Speech >= 0 && reading.Get(Speech.Layer)[stance.Speech].Speaker is var speaker and >= 0
        && reading.Get(Entities.Layer).At(speaker) is { } who && reading.Get(Entities.Layer).At(filler.Head) is { } doer
        // "The group said its fighters had stormed the base": who acts for it does its deeds.
        && (who.Index == doer.Index || MessengersSay(reading, filler, stance.Speech) || (who.ActorId is { } id && doer is { IsNamed: false, Type: EntityType.Person } && doer.ActorId == id));

    // "a caller claiming to speak for the group"
    private bool MessengersSay(Reading reading, RoleFiller filler, int speech)
    {
        var entities = reading.Get(Entities.Layer);
        return Messengers.GroupOf(reading.Get(Syntax.Layer), entities, cues, reading.Get(Speech.Layer)[speech].Speaker) is var group and >= 0 && entities.At(group)!.Index == entities.At(filler.Head)?.Index;
    }
}
