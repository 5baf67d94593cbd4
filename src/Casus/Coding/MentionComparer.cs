using Casus.Grounding;
using Casus.Knowledge;
using Casus.Language;
using Casus.Readings;

namespace Casus.Coding;

/// <summary>Judges whether a mention tells of the same event as others.</summary>
internal sealed class MentionComparer(Reading reading, NounClasses nouns, DiscourseCues cues)
{
    // A mention joins a group from this score on; a headline, or a bare mention without anything of its own, more readily.
    private const int Threshold = 4;
    private const int HeadlineThreshold = 2;

    /// <summary>How many of the groups opened last a mention is compared with; few reports tell of so many.</summary>
    public const int GroupsInMind = 60;

    private const int MembersInMind = 40;

    // So many sentences on, "the gunmen" and "as well" still speak of the deed told before, whatever was said of its doers.
    private const int FarDoer = 2;

    private const int Never = -100;
    private const int SurelyOne = 20;

    private readonly ParticipantClasses classes = new(reading, nouns);
    private readonly Tokens tokens = reading.Get(Tokens.Layer);
    private readonly Sentences sentences = reading.Get(Sentences.Layer);
    private readonly Syntax syntax = reading.Get(Syntax.Layer);
    private readonly GenericDeeds generic = new(reading, cues);
    private readonly Articles articles = new(reading);
    private readonly RetoldDeeds retold = new(reading, nouns, cues);
    private readonly ClauseTies ties = new(reading, cues);
    private readonly DeedContradictions contradictions = new(reading, nouns, cues);
    private readonly NounClass[] otherCauses = [nouns.Named("ACCIDENT"), nouns.Named("ILLNESS"), nouns.Named("NATURE")];

    /// <summary>The score from which a mention joins a group.</summary>
    public int ThresholdFor(MentionFacts facts) => contradictions.IsInHeadline(facts.Mention.Index) ? HeadlineThreshold : Threshold;

    /// <summary>How strongly <paramref name="facts"/> belong to <paramref name="group"/>; below <see cref="Threshold"/> they do not.</summary>
    public int Score(MentionGroup group, MentionFacts facts, bool isFirst, bool isLatest)
    {
        var members = group.Members.Count > MembersInMind ? group.Members[^MembersInMind..] : group.Members;
        if (DeedContradictions.AreHalves(members, facts))
            return Never;
        if (members.Exists(m => m.Sentence == facts.Sentence && AreLabelled(m.Mention.Head, facts.Mention.Head) && !contradictions.BefellDoer(m, facts)))
            return SurelyOne;
        if (members.Exists(m => m.Sentence == facts.Sentence && AreSurelyRetold(m, facts)))
            return SurelyOne;
        if (facts.Type.IsViolent && members[0].Type.IsViolent && IsCalled(facts.Mention.Head))
        {
            // "called it an assassination" mostly speaks of the deed just told, or else of that which the report is about.
            if (isLatest && facts.Sentence - members[^1].Sentence <= 1 && !contradictions.IsOfOldTime(group))
                return SurelyOne + 1;
            if (isFirst)
                return SurelyOne;
        }

        var isToldAgain = members.Exists(m => retold.IsToldAgain(m, facts));
        // "That attack was claimed by …": the deed told last.
        if (!isLatest && facts.Type.IsViolent && articles.IsThat(facts.Mention) && members[^1].Sentence < facts.Sentence - 1)
            return Never;
        if (group.Members[0].IsGeneric != facts.IsGeneric || !(isToldAgain || AreOfOneKind(members, facts)) || contradictions.Contradicts(group, members, facts))
            return Never;
        var score = members.Max(m => TieTo(m, facts)) + (isToldAgain ? 4 : 0);
        if (facts.Time is { Days: not null } && group.Time is { Days: not null })
            score += 2;
        if (DeedPlaces.AreOne(group.Place, facts.Place) is true)
            score += 2;
        // A headline tells what the body tells first.
        if (contradictions.IsInHeadline(facts.Mention.Index) && isFirst)
            score += 4;
        // What has neither day nor place of its own goes on with what was told last.
        if (isLatest && facts.Time is null && facts.Place.Toponyms.IsEmpty)
            score += facts.Type.IsResult || (facts.Type.IsDamage && facts.Actors.IsEmpty) ? 3 : 1;
        // "He is said to have had a part in the bombing of 1983. The strike hit …": after the history the report comes back to its news.
        if (isLatest && !isFirst && facts.Time is null && facts.Sentence != members[^1].Sentence && contradictions.IsOfOldTime(group))
            score -= 4;
        return score;
    }

    /// <summary>Whether the mention and one of the group are tied by grammar and nothing speaks against their being one.</summary>
    public bool IsOfOneClause(MentionGroup group, MentionFacts facts) =>
        group.Members.Exists(m => m.Sentence == facts.Sentence && ties.AreTied(m.Mention, facts.Mention)) && Score(group, facts, isFirst: false, isLatest: false) >= Threshold;

    /// <summary>Whether words of violence tell of something else: a match that has a score, a death of illness, accident or weather.</summary>
    public bool IsOtherwiseMeant(MentionGroup group)
    {
        if (!group.Members.TrueForAll(m => m.Type.IsViolent && m.Roles.All(r => r.Role != FrameRole.Instrument)))
            return false;
        if (group.Members.TrueForAll(m => m.Tolls.IsEmpty && HasScore(sentences[m.Sentence])))
            return true;
        return group.Members.TrueForAll(m => m.Type.IsResult && m.Actors.IsEmpty && HasOtherCause(m));
    }

    // "6-0", "2-1"
    private bool HasScore(TokenRange sentence)
    {
        for (var t = sentence.Start + 1; t < sentence.End - 1; t++)
        {
            if (tokens[t] is "-" or "\u2013" && !tokens.SpaceAfter(t) && !tokens.SpaceAfter(t - 1) && IsGoals(t - 1) && IsGoals(t + 1)
                && !(t + 2 < sentence.End && syntax.Tags[t + 2] == UniversalTag.Noun))
            {
                return true;
            }
        }

        return false;
    }

    private bool IsGoals(int token) => tokens[token].Length <= 2 && char.IsAsciiDigit(tokens[token][0]) && NumberReader.TryPlain(tokens[token], out _);

    // What hangs on the death itself: "after a battle with cancer", "when his plane crashed", "in a flood".
    private bool HasOtherCause(MentionFacts facts)
    {
        foreach (var cause in Enumerable.Range(sentences[facts.Sentence].Start, sentences[facts.Sentence].Count))
        {
            if (cause != facts.Mention.Head && syntax.IsUnder(cause, facts.Mention.Head) && otherCauses.Any(c => classes.Of(cause).Has(c)))
                return true;
        }

        return false;
    }

    // A headline sums up: it need not be of a kind with every word that the body has for the deed.
    private bool AreOfOneKind(List<MentionFacts> members, MentionFacts facts) => contradictions.IsInHeadline(facts.Mention.Index)
        ? members.Exists(m => m.Type.Fits(facts.Type))
        : members.TrueForAll(m => m.Type.Fits(facts.Type) || IsFurtherAct(m, members, facts.Type));

    // "An air strike set tents ablaze": told of one deed in one sentence, of which the one word fits and the other does not.
    private static bool IsFurtherAct(MentionFacts act, List<MentionFacts> members, EventType type) => !act.Type.IsResult
        && members.Exists(m => m != act && m.Sentence == act.Sentence && !m.Type.IsResult && m.Type.Fits(type) && !m.Type.Fits(act.Type));

    // "Gunmen stormed the village. The attackers set fire to homes.": they are those of the deed just told.
    private bool DoneByTheSame(MentionFacts earlier, MentionFacts later) => earlier.Type.IsViolent && later.Type.IsViolent
        && later.Roles.Any(r => IsDefiniteDoer(r) && (later.Sentence - earlier.Sentence <= FarDoer || BringsDoer(earlier, syntax.Lemmas[r.Head])));

    private bool IsDefiniteDoer(RoleFiller filler) => filler.Role == FrameRole.Actor && cues.Doers.TryFind(syntax.Lemmas[filler.Head], out _) && articles.HasThe(filler.Head);

    // "A suicide bomber killed … when the bomber struck"
    private bool BringsDoer(MentionFacts earlier, string lemma) => earlier.Roles.Any(r => r.Role is FrameRole.Actor or FrameRole.Instrument
        && string.Equals(syntax.Lemmas[r.Head], lemma, StringComparison.OrdinalIgnoreCase)
        && !articles.HasThe(r.Head));

    // "labelled the strike an assassination": two words for one deed.
    private bool AreLabelled(int a, int b)
    {
        var verb = syntax.Heads[a];
        return verb >= 0 && cues.Labels.TryFind(syntax.Lemmas[verb], out _) && !IsClauseBeside(b, verb)
            && (syntax.Heads[b] == verb || (syntax.Heads[b] >= 0 && syntax.Heads[syntax.Heads[b]] == verb && !IsClauseBeside(syntax.Heads[b], verb)));
    }

    // "called it a terrorist attack and extended the emergency": what is joined to the verb is no label.
    private bool IsClauseBeside(int token, int verb) => syntax.Heads[token] == verb && syntax.Relations[token] is Relation.Conj or Relation.Advcl or Relation.Parataxis;

    // "condemned what he called an assassination", "called it a terrorist attack": the word is another name for what the report tells of.
    private bool IsCalled(int noun)
    {
        if (MentionFacts.IsBlamed(syntax, noun))
            return true;
        var verb = syntax.Heads[noun];
        if (verb < 0 || !cues.Labels.TryFind(syntax.Lemmas[verb], out _))
            return false;
        var above = syntax.Heads[verb];
        return (above >= 0 && syntax.Lemmas[above] is "what")
            || syntax.ChildrenOf(verb).ToArray().Any(c => (c < verb && syntax.Lemmas[c] is "what") || (c > verb && c < noun && PointsAtDeed(c)));
    }

    private bool PointsAtDeed(int token) => syntax.Lemmas[token] is "it" or "this" or "that" && syntax.Tags[token] == UniversalTag.Pron;

    // "On Sunday a guard was killed …": a day at the head of a sentence turns to what happened then.
    private bool OpensWith(int sentence, ResolvedTime time) => tokens.RangeOf(time.Span).Start - sentences[sentence].Start <= 1;

    private int TieTo(MentionFacts earlier, MentionFacts later)
    {
        var gap = later.Sentence - earlier.Sentence;
        var score = 0;
        if (gap == 0 && ties.AreTied(earlier.Mention, later.Mention))
            score += 8;
        if (later.Harmed.Overlaps(earlier.Harmed))
            score += 4;
        if (later.Actors.Overlaps(earlier.Actors))
            score += 2;
        if (SameToll(earlier, later))
            score += 3;
        if (articles.IsDefinite(later.Mention) && !contradictions.IsDatedByName(later))
            score += (gap <= 3 ? 5 : 4) + (contradictions.SameWord(earlier.Mention, later.Mention) ? 3 : 0);
        if ((gap is > 0 and <= FarDoer && contradictions.AddsTo(earlier, later)) || (gap > 0 && DoneByTheSame(earlier, later)))
            score += 4;
        if (later.Type == earlier.Type)
            score += 2;
        // "The pair had killed a vet in Kayseri on Saturday": what has a doer, a day and a town of its own is no result of what has none.
        if (earlier.Type.IsResult != later.Type.IsResult && !(gap > 0 && IsResultOfItsOwn(later)))
            score += gap <= 1 ? 3 : 1;
        if (gap == 1 && TellsHow(earlier, later))
            score += 2;
        score += gap switch { 0 => 2, 1 => 2, 2 => 1, _ => 0 };
        if (IsKnownByClause(later.Mention))
            score += 2;
        if (articles.IsIndefinite(later.Mention, out var another) && !later.Type.IsResult)
            score -= another ? 8 : 2;
        if (earlier.Mention.Trigger.Class == WordClass.Noun && later.Mention.Trigger.Class == WordClass.Noun
            && generic.IsPlural(later.Mention) != generic.IsPlural(earlier.Mention))
        {
            score -= 2;
        }

        return score;
    }

    private bool IsResultOfItsOwn(MentionFacts facts) => facts is { Type.IsResult: true, Time: { } time } && DeedPlaces.IsTown(facts.Place)
        && (!facts.Actors.IsEmpty || OpensWith(facts.Sentence, time));

    private bool AreSurelyRetold(MentionFacts told, MentionFacts facts) => retold.AreActsOfOne(told, facts) || retold.IsOfItsWeapon(told, facts)
        || retold.IsOfItsWeapon(facts, told) || retold.IsDoneBy(told, facts) || retold.IsFateOfTheOther(told, facts)
        || IsWhatItDid(told, facts) || IsWhenItHappened(told, facts);

    // "12 villagers were shot dead when rebels raided the village": they did it, whatever kind of deed each word is by itself; not "when they raided".
    private bool IsWhenItHappened(MentionFacts harm, MentionFacts deed) => harm.Type.IsViolent && deed.Type.IsViolent && harm.Actors.IsEmpty && !harm.Harmed.IsEmpty && !deed.Actors.IsEmpty && !deed.Actors.Overlaps(harm.Harmed)
        && syntax.Heads[deed.Mention.Head] == harm.Mention.Head && syntax.Relations[deed.Mention.Head] == Relation.Advcl && syntax.Child(harm.Mention.Head, Relation.AuxPass) >= 0
        && syntax.Child(deed.Mention.Head, Relation.Advmod) is var when and >= 0 && tokens[when] is "when"
        && syntax.Child(deed.Mention.Head, Relation.Nsubj) is var subject and >= 0 && syntax.Tags[subject] != UniversalTag.Pron;

    // "rammed a car into a convoy, killing 40", "stormed the camp, shooting dead 35": whatever kind of deed each word is by itself.
    private bool IsWhatItDid(MentionFacts deed, MentionFacts harm) => deed.Type.IsViolent && harm.Type.IsViolent && syntax.Heads[harm.Mention.Head] == deed.Mention.Head
        && syntax.Relations[harm.Mention.Head] == Relation.Advcl && harm.Mention.Head > deed.Mention.Head && syntax.FineTags[harm.Mention.Head] == "VBG" && tokens[harm.Mention.Head - 1] is ","
        && (cues.TollDeeds.TryFind(syntax.Lemmas[harm.Mention.Head], out _) || syntax.Lemmas[harm.Mention.Head] is "shoot");

    // "The army struck the city. A drone fired three missiles.": with what a deed told in general words was done.
    private static bool TellsHow(MentionFacts earlier, MentionFacts later) => later.Type != earlier.Type
        && (earlier.Type.IsGeneral || later.Type.Is(earlier.Type) || earlier.Type.GoesWith.Contains(later.Type.Name))
        && !later.Type.IsGeneral && !later.Type.IsResult
        && later.Mention.Trigger.Class == WordClass.Verb && later.Roles.Any(r => r.Role == FrameRole.Instrument) && later.Actors.IsEmpty && later.Harmed.IsEmpty;

    // "the building that was hit": a clause that says which building is meant speaks of what the reader knows.
    private bool IsKnownByClause(EventMention mention) => mention.Trigger.Class == WordClass.Verb && syntax.Relations[mention.Head] is Relation.AclRelcl or Relation.Acl
        && syntax.Heads[mention.Head] is var noun and >= 0 && articles.HasThe(noun);

    private static bool SameToll(MentionFacts a, MentionFacts b) => a.Tolls.Any(x => b.Tolls.Any(y => x.Outcome == y.Outcome && x.Best is > 1 && x.Best == y.Best));
}
