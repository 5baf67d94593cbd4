using Casus.Grounding;
using Casus.Knowledge;
using Casus.Language;
using Casus.Readings;
using Casus.Reports;

namespace Casus.Coding;

/// <summary>Tells days of something else from the day of the deed beside them: of a gathering in its memory, of a count that rose.</summary>
internal sealed class TimesOfOthers(Reading reading, DiscourseCues cues)
{
    // "mark the anniversary of the explosion"
    private const int HighestGovernor = 3;

    private readonly Tokens tokens = reading.Get(Tokens.Layer);
    private readonly Syntax syntax = reading.Get(Syntax.Layer);

    /// <summary>Whether a time is that of the word by which a deed is remembered, tried or told: "gathered on Friday to mark the anniversary of the blast".</summary>
    public bool IsOfMemory(ResolvedTime time, EventMention mention)
    {
        var (range, memory) = (tokens.RangeOf(time.Span), MemoryOf(mention));
        if (memory >= 0 && (IsGathering(memory) || IsAppearance(memory)))
            return HangsOn(memory, syntax.TopOf(range));
        // "unveiled a memorial to the victims of the massacre on Monday"
        return range.Start < memory || (memory >= 0 && (cues.Memorials.TryFind(syntax.Lemmas[memory], out _) || IsCourt(memory)) && HangsOn(memory, syntax.TopOf(range)));
    }

    /// <summary>Whether a time hangs on what was done after the deed: "Rescuers searched on Wednesday for survivors of a strike", "Families buried their dead on Wednesday after gunmen killed 58".</summary>
    /// <param name="top">The word of the time that hangs on another.</param>
    /// <param name="mention">The deed.</param>
    public bool IsOfAftermath(int top, EventMention mention) => syntax.Heads[top] is var verb and >= 0 && verb != mention.Head && syntax.Tags[verb] == UniversalTag.Verb
        && cues.Aftermaths.TryFind(syntax.Lemmas[verb], out _) && syntax.IsUnder(mention.Head, verb);

    /// <summary>The word above a deed that sets it apart from the news; −1 where none does.</summary>
    public int MemoryOf(EventMention mention)
    {
        if (OccasionBeside(mention.Head, mention.Head) is var own and >= 0)
            return own;
        for (int token = mention.Head, step = 0; step < HighestGovernor && HangsOnNounOrVerb(token); step++)
        {
            if (step > 0 && OccasionBeside(token, mention.Head) is var beside and >= 0)
                return beside;
            token = syntax.Heads[token];
            if (cues.StandingGovernors.TryFind(syntax.Lemmas[token], out var standing) && standing == Standing.Background && !IsOfPeople(mention.Head, token))
                return token;
        }

        return -1;
    }

    /// <summary>The memorial, the trial or the like that a phrase above a deed belongs to and that the tree hangs on the same verb; −1 where there is none.</summary>
    public int OccasionBeside(int token, int deed) => MemorialBeside(token, deed) is var memorial and >= 0 ? memorial : CourtBeside(token) is var court and >= 0 ? court
        : GatheringAbove(token) is var gathering and >= 0 ? gathering : token == deed && FollowUpOn(deed) is var verb and >= 0 && IsAppearance(verb) ? verb : -1;

    // "appeared in court", "pleaded guilty"; not "appeared to have acted alone"
    private bool IsAppearance(int verb) => syntax.Lemmas[verb] is "plead" or "testify" || (syntax.Lemmas[verb] is "appear" && syntax.Child(verb, Relation.Xcomp) < 0 && StandsBeforeCourt(verb));

    private bool StandsBeforeCourt(int verb)
    {
        foreach (var child in syntax.ChildrenOf(verb))
        {
            if (syntax.Relations[child] == Relation.Obl && (IsCourt(child) || syntax.Lemmas[child] is "judge" or "magistrate"))
                return true;
        }

        return false;
    }

    // "Survivors of the bombing gathered on Tuesday", "A vigil was held at the site of the blast", "The mayor laid flowers where a gunman killed nine people."
    private int GatheringAbove(int token)
    {
        if (syntax.Relations[token] == Relation.Advcl)
            return syntax.Child(token, Relation.Advmod) is var where and >= 0 && tokens[where] is "where" && IsGathering(syntax.Heads[token]) ? syntax.Heads[token] : -1;
        if (syntax.Relations[token] is not (Relation.Nmod or Relation.AclRelcl or Relation.Acl) || syntax.Heads[token] is not (var noun and >= 0))
            return -1;
        // "relatives of those killed": not "those killed in the blast were praying".
        var isOf = IsOf(token);
        if (syntax.Relations[noun] == Relation.Nmod && IsOf(noun) && syntax.Heads[noun] is var people and >= 0 && cues.Gatherers.TryFind(syntax.Lemmas[people], out _))
            (noun, isOf) = (people, true);
        return isOf && cues.Gatherers.TryFind(syntax.Lemmas[noun], out _) && syntax.Relations[noun] is Relation.Nsubj or Relation.Obl && syntax.Heads[noun] is var verb and >= 0 && IsGathering(verb)
            ? verb : -1;
    }

    private bool IsOf(int noun) => NounPhrases.Preposition(syntax, noun) is var of and >= 0 && syntax.Lemmas[of] is "of";

    // "gathered"; "held a vigil"; "A ceremony was held"
    private bool IsGathering(int verb) => syntax.Tags[verb] == UniversalTag.Verb && syntax.FineTags[verb] != "VBG" && (cues.Gatherings.TryFind(syntax.Lemmas[verb], out _)
        || (cues.GatheringsWith.TryFind(syntax.Lemmas[verb], out _) && (IsOccasion(syntax.Child(verb, Relation.Obj)) || IsOccasion(syntax.Child(verb, Relation.NsubjPass)))));

    private bool IsOccasion(int noun) => noun >= 0 && (cues.Occasions.TryFind(syntax.Lemmas[noun], out _) || cues.Memorials.TryFind(syntax.Lemmas[noun], out _));

    // "went on trial on Tuesday over the attack", "A trial opened over the shooting"
    private int CourtBeside(int token)
    {
        if (syntax.Relations[token] is not (Relation.Obl or Relation.Nmod) || NounPhrases.Preposition(syntax, token) is not (var over and >= 0) || tokens[over] is not ("over" or "for")
            || syntax.Heads[token] is not (var verb and >= 0))
            return -1;
        if (IsCourt(verb))
            return verb;
        foreach (var court in syntax.ChildrenOf(verb))
        {
            if (court < token && IsCourt(court))
                return court;
        }

        return -1;
    }

    private bool IsCourt(int noun) => cues.Courtrooms.TryFind(syntax.Lemmas[noun], out _);

    // "unveiled a memorial to the victims", "opened an exhibition on Tuesday about the siege"
    private int MemorialBeside(int token, int deed) => syntax.Relations[deed] is not (Relation.Acl or Relation.AclRelcl) && syntax.Relations[token] == Relation.Obl
        && syntax.Heads[token] is var verb and >= 0 && cues.MemorialVerbs.TryFind(syntax.Lemmas[verb], out _)
        && NounPhrases.Preposition(syntax, token) is var p and >= 0 && tokens[p] is "to" or "about" or "on" or "of" or "for"
        && syntax.Child(verb, Relation.Obj) is var memorial and >= 0 && memorial < token && cues.Memorials.TryFind(syntax.Lemmas[memorial], out _) ? memorial : -1;

    // Of the word or of the verb it is the object of: "unveiled a memorial on Monday".
    private bool HangsOn(int memory, int time) => syntax.Heads[time] == memory || (syntax.Heads[memory] >= 0 && syntax.Heads[time] == syntax.Heads[memory]);

    /// <summary>Whether a word of memory is that of the people or the house of which a clause tells the deed.</summary>
    /// <remarks>"paid tribute to two officers shot dead", "a museum hit by a drone": told is the deed.</remarks>
    public bool IsOfPeople(int deed, int memory) => syntax.Relations[deed] is Relation.Acl or Relation.AclRelcl && cues.Memorials.TryFind(syntax.Lemmas[memory], out _);

    private bool HangsOnNounOrVerb(int token) =>
        syntax.Relations[token] is Relation.Nmod or Relation.Obl or Relation.Obj or Relation.NsubjPass or Relation.Acl or Relation.AclRelcl;

    /// <summary>
    /// Whether a time hangs on what police, a court or others did after the deed: "was jailed on Friday for bombing a bar", "police on Wednesday arrested a man who stabbed three people".
    /// </summary>
    /// <param name="top">The word of the time that hangs on another.</param>
    /// <param name="mention">The deed.</param>
    public bool IsOfVerdict(int top, EventMention mention)
    {
        if (syntax.IsUnder(top, mention.Head))
            return false;
        if (FollowUpOn(mention.Head) is var after and >= 0)
            return syntax.Heads[top] == after;
        if (LaterLife(mention.Head) is var later and >= 0)
            return syntax.IsUnder(top, later) || syntax.IsUnder(top, syntax.Heads[later]);
        // "rescued 14 hostages on Friday": they were taken before.
        if (mention.Trigger is { Class: WordClass.Noun, Words: ["hostage"] } && syntax.Relations[mention.Head] is Relation.Obj or Relation.NsubjPass)
            return syntax.Heads[top] == syntax.Heads[mention.Head];
        if (!HangsByReason(mention.Head))
            return false;
        var verdict = syntax.Heads[mention.Head];
        return cues.Verdicts.TryFind(syntax.Lemmas[verdict], out _) && (syntax.Heads[top] == verdict || syntax.Heads[top] == syntax.Heads[verdict]);
    }

    /// <summary>Whether a month or year behind the deed for which somebody is tried is that of the deed: "charged with the murder of a reporter in Malta in 2017".</summary>
    public bool IsOfTried(ResolvedTime time, int top, EventMention mention) => time.Precision is DatePrecision.Month or DatePrecision.Year && mention.Trigger.Type.IsViolent && top > mention.Head
        && syntax.Heads[top] == syntax.Heads[mention.Head] && IsTried(mention);

    /// <summary>Whether it is a deed for which somebody is tried: "was found guilty of killing three".</summary>
    public bool IsTried(EventMention mention) => HangsByReason(mention.Head) && cues.Verdicts.TryFind(syntax.Lemmas[syntax.Heads[mention.Head]], out _);

    /// <summary>Whether a clause tells the deed of somebody of whom the sentence tells what came afterwards: "police arrested a man who stabbed three people".</summary>
    public bool IsToldOfWho(EventMention mention) => FollowUpOn(mention.Head) >= 0;

    // The verb of what was done afterwards with those of whom a relative clause tells the deed; −1 where there is none.
    private int FollowUpOn(int deed)
    {
        var clause = deed;
        // "A man accused of killing four people in a shooting appeared in court on Tuesday."
        for (var step = 0; step < HighestGovernor && syntax.Relations[clause] is Relation.Conj or Relation.Xcomp or Relation.Advcl or Relation.Obl or Relation.Nmod && syntax.Heads[clause] >= 0; step++)
            clause = syntax.Heads[clause];
        if (syntax.Relations[clause] is not (Relation.AclRelcl or Relation.Acl) || syntax.Heads[clause] is not (var who and >= 0) || syntax.Heads[who] is not (var verb and >= 0))
            return -1;
        // "arrested a man who stabbed three", "Kidnappers who seized 15 pupils freed them on Saturday"
        var isFollowUp = (syntax.Relations[who] is Relation.Obj or Relation.NsubjPass || (syntax.Relations[who] == Relation.Nsubj && syntax.Relations[clause] == Relation.AclRelcl))
            && syntax.Tags[verb] == UniversalTag.Verb && (cues.Verdicts.TryFind(syntax.Lemmas[verb], out _) || cues.FollowUps.TryFind(syntax.Lemmas[verb], out _));
        return (isFollowUp && syntax.Lemmas[verb] is not "appear") || (syntax.Relations[who] == Relation.Nsubj && IsAppearance(verb)) ? verb : -1;
    }

    /// <summary>The word by which a clause that tells a deed only says who somebody is who does other things now, or stands before a court; −1 where there is none.</summary>
    /// <remarks>"Malala, who was shot by the Taliban, spoke in Oslo", "the trial of a man who stabbed a priest", "a soldier who killed three was sentenced".</remarks>
    public int LaterLife(int deed)
    {
        var clause = deed;
        for (var step = 0; step < HighestGovernor && syntax.Relations[clause] is Relation.Conj or Relation.Xcomp or Relation.Obl or Relation.Nmod or Relation.Advcl && syntax.Heads[clause] >= 0; step++)
            clause = syntax.Heads[clause];
        if (syntax.Relations[clause] is not (Relation.AclRelcl or Relation.Acl) || syntax.Heads[clause] is not (var who and >= 0))
            return -1;
        while (syntax.Relations[who] is Relation.Appos or Relation.Flat && syntax.Heads[who] >= 0)
            who = syntax.Heads[who];
        if (syntax.Heads[who] is not (var above and >= 0))
            return -1;
        if (syntax.Relations[who] == Relation.Nmod)
            return cues.Courts.TryFind(syntax.Lemmas[above], out _) ? above : -1;
        if (syntax.Relations[who] is not (Relation.Nsubj or Relation.NsubjPass) || syntax.Tags[above] != UniversalTag.Verb)
            return -1;
        var judged = syntax.Child(above, Relation.Obj) is var item and >= 0 && cues.Courts.TryFind(syntax.Lemmas[item], out _);
        return judged || IsAppearance(above) || cues.Laters.TryFind(syntax.Lemmas[above], out _)
            || (cues.Verdicts.TryFind(syntax.Lemmas[above], out _) && cues.StandingGovernors.TryFind(syntax.Lemmas[above], out _)) ? above : -1;
    }

    /// <summary>The word by which a war is said to have begun with a deed: "The war began when gunmen stormed"; −1 where there is none.</summary>
    public int BeginningOfWar(int deed)
    {
        var clause = deed;
        for (var step = 0; step < HighestGovernor && clause >= 0; step++, clause = syntax.Heads[clause])
        {
            if (syntax.Relations[clause] is not (Relation.Advcl or Relation.Obl or Relation.OblAgent) || syntax.Heads[clause] is not (var began and >= 0))
                continue;
            if (!cues.Beginnings.TryFind(syntax.Lemmas[began], out _) && syntax.Lemmas[began] is not ("trigger" or "spark" or "ignite"))
                continue;
            var subject = syntax.Child(began, Relation.Nsubj) is var own and >= 0 ? own : syntax.Child(began, Relation.NsubjPass);
            return subject >= 0 && cues.Wars.TryFind(syntax.Lemmas[subject], out _) ? began : -1;
        }

        return -1;
    }

    /// <summary>Whether a deed hangs on the word above it as what that is for: by "for", "of", "with" or "over".</summary>
    public bool HangsByReason(int deed)
    {
        if (syntax.Heads[deed] < 0)
            return false;
        var preposition = syntax.Relations[deed] switch
        {
            Relation.Advcl or Relation.Acl or Relation.Xcomp => syntax.Child(deed, Relation.Mark),
            Relation.Obl or Relation.Nmod => NounPhrases.Preposition(syntax, deed),
            _ => -1,
        };
        return preposition >= 0 && (syntax.Lemmas[preposition] is "for" or "of" or "with" or "over"
            || (syntax.Lemmas[preposition] is "to" && (syntax.Lemmas[syntax.Heads[deed]] is "guilty" || syntax.Lemmas[syntax.Heads[deed]] is "plead")));
    }

    // "The toll rose", "had reduced the death toll"
    private int TollOf(int verb)
    {
        foreach (var relation in (ReadOnlySpan<Relation>)[Relation.Obj, Relation.NsubjPass, Relation.Nsubj])
        {
            if (syntax.Child(verb, relation) is var toll and >= 0)
                return toll;
        }

        return -1;
    }

    /// <summary>Whether the word that a time hangs on brings a toll to its number, and the time stands behind it: "The death toll from the bombing rose to 54 on Monday."</summary>
    public bool IsOfToll(int top) => syntax.Heads[top] is var verb and >= 0 && verb < top && cues.TollMoves.TryFind(syntax.Lemmas[verb], out _)
        && TollOf(verb) is var toll and >= 0
        && Enumerable.Range(Math.Max(toll - 1, 0), 2).Any(t => cues.TollTotals.TryFind(syntax.Lemmas, t, out _, out _));
}
