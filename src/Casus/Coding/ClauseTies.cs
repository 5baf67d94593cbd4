using Casus.Knowledge;
using Casus.Language;
using Casus.Readings;

namespace Casus.Coding;

/// <summary>Tells whether two mentions are tied by the tree of their sentence.</summary>
internal sealed class ClauseTies(Reading reading, DiscourseCues cues)
{
    private readonly Tokens tokens = reading.Get(Tokens.Layer);
    private readonly Syntax syntax = reading.Get(Syntax.Layer);
    private readonly Articles articles = new(reading);

    /// <summary>Whether grammar ties two mentions: one governs the other, or both hang on one light verb or one noun.</summary>
    public bool AreTied(EventMention a, EventMention b)
    {
        if (IsArgumentOf(a, b) || IsArgumentOf(b, a) || IsHarmAfter(a, b) || IsHarmAfter(b, a))
            return true;
        if (syntax.Heads[b.Head] == a.Head && HangsByClauseOrCompound(b.Head))
            return true;
        if (SumsUp(a, b) || IsWhenOfJoined(a, b) || IsOwnerOfSubject(a, b))
            return true;
        // "Twelve were killed when an explosion hit the market": the clause is about its subject.
        return syntax.Relations[b.Head] is Relation.Nsubj or Relation.NsubjPass && syntax.Heads[b.Head] is var verb && IsOrIsJoinedTo(syntax.Heads[verb], a.Head)
            && syntax.Relations[verb] == Relation.Advcl && syntax.Child(verb, Relation.Advmod) is var when and >= 0 && syntax.Lemmas[when] is "when";
    }

    private static bool IsArgumentOf(EventMention a, EventMention b) =>
        b.Arguments.Any(x => x.Head == a.Head && x.Slot is not Slot.Complement and not Slot.After);

    private bool HangsByClauseOrCompound(int token) => syntax.Relations[token]
        is Relation.Advcl or Relation.Conj or Relation.Xcomp or Relation.AclRelcl or Relation.Acl or Relation.Compound;

    // "A suicide bomber's belt killed 36": whose the subject is.
    private bool IsOwnerOfSubject(EventMention owner, EventMention verb) => syntax.Relations[owner.Head] == Relation.NmodPoss
        && syntax.Heads[owner.Head] is var owned and >= 0 && syntax.Heads[owned] == verb.Head && syntax.Relations[owned] == Relation.Nsubj;

    // "Nine people were killed and 20 injured when a bomber struck": the clause is of all the verbs that are joined.
    private bool IsWhenOfJoined(EventMention a, EventMention b) => syntax.Relations[b.Head] == Relation.Advcl && IsOrIsJoinedTo(syntax.Heads[b.Head], a.Head)
        && syntax.Child(b.Head, Relation.Advmod) is var when and >= 0 && syntax.Lemmas[when] is "when";

    private bool IsOrIsJoinedTo(int verb, int first)
    {
        while (verb >= 0 && verb != first && syntax.Relations[verb] == Relation.Conj)
            verb = syntax.Heads[verb];
        return verb == first && verb >= 0;
    }

    // "A policeman was killed following an attack by fighters", not "two days after an attack": what comes at once behind a deed is its harm.
    private bool IsHarmAfter(EventMention harm, EventMention deed)
    {
        if (!harm.Trigger.Type.IsResult || deed.Trigger.Class != WordClass.Noun || syntax.Heads[deed.Head] != harm.Head || deed.Head < harm.Head
            || !articles.IsIndefinite(deed, out var another) || another || NounPhrases.Preposition(syntax, deed.Head) is not (var after and > 0) || tokens[after] is not ("after" or "following"))
        {
            return false;
        }

        return syntax.Tags[after - 1] is UniversalTag.Verb or UniversalTag.Adj || (syntax.Tags[after - 1] is UniversalTag.Noun or UniversalTag.Propn && syntax.Child(after - 1, Relation.Nummod) < 0 && !cues.CountsOfTime.TryFind(tokens[after - 1], out _));
    }

    // "…, an attack that left 12 dead": a noun set behind a whole clause is another word for what the clause tells, whatever the tree hangs it on.
    private bool SumsUp(EventMention a, EventMention b)
    {
        if (b.Trigger.Class != WordClass.Noun || a.Trigger.Class != WordClass.Verb || a.Head > b.Head || !articles.IsIndefinite(b, out var another) || another)
            return false;
        var phrase = NounPhrases.Base(syntax, b.Head);
        return phrase.Start > 0 && tokens[phrase.Start - 1] is "," && phrase.End < tokens.Count && tokens[phrase.End] is "that" or "which";
    }
}
