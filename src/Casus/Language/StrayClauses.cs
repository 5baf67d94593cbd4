using System.Collections.Frozen;

namespace Casus.Language;

/// <summary>Puts clauses back together that the reading took apart at an aside or at a time set in their midst.</summary>
/// <remarks>
/// Facts of English, each shown where it is used: behind "…, officials said," the statement goes on, not the saying; a time may stand between an auxiliary and
/// its participle ("were on Monday killed"); and an auxiliary has no subject of its own.
/// </remarks>
internal static class StrayClauses
{
    // What a speaker does on: "…, police said, blaming the rebels", "…, the minister said, and vowed revenge".
    private static readonly FrozenSet<string> ActsOfSpeakers = new[]
    {
        "adding", "citing", "quoting", "blaming", "accusing", "urging", "calling", "warning", "vowing", "promising", "describing", "referring", "claiming", "saying", "speaking", "appealing",
        "condemning", "denouncing", "pointing", "noting", "stressing", "confirming", "denying", "insisting", "asking", "telling", "giving", "added", "cited", "quoted", "blamed", "accused", "urged",
        "called", "warned", "vowed", "promised", "described", "referred", "claimed", "said", "spoke", "appealed", "condemned", "denounced", "pointed", "noted", "stressed", "confirmed", "denied",
        "insisted", "asked", "told", "gave", "declined", "refused", "expected", "feared", "believed",
    }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Mends the tree of one sentence in place.</summary>
    /// <inheritdoc cref="MainVerbs.Restore"/>
    public static void Restore(Tokens tokens, TokenRange sentence, UniversalTag[] tags, string[] fineTags, int[] heads, Relation[] relations)
    {
        for (var t = sentence.Start; t < sentence.End; t++)
        {
            GiveToVerb(t, heads, relations);
            FreeOpening(tokens, sentence, t, tags, heads, relations);
            FreeFromTime(tokens, sentence, t, tags, heads, relations);
            GoOnBehindAside(tokens, sentence, t, fineTags, heads, relations);
            JoinAroundTime(tokens, sentence, t, tags, fineTags, heads, relations);
        }
    }

    // "Gunmen have on Tuesday abducted six", "they were, on Sunday, killed": what hangs on an auxiliary is the verb's.
    private static void GiveToVerb(int word, int[] heads, Relation[] relations)
    {
        var auxiliary = heads[word];
        if (auxiliary >= 0 && heads[auxiliary] >= 0 && (LostSubjects.IsSubject(relations[word]) || relations[word] == Relation.Obl)
            && relations[auxiliary] is Relation.Aux or Relation.AuxPass or Relation.Cop)
            heads[word] = heads[heads[word]];
    }

    // "Elsewhere rebels killed a mayor": it says where, and is no part of their name.
    private static void FreeOpening(Tokens tokens, TokenRange sentence, int word, UniversalTag[] tags, int[] heads, Relation[] relations)
    {
        if (word != sentence.Start || tokens[word] is not "Elsewhere" || relations[word] is not (Relation.Compound or Relation.Amod) || heads[word] is not (var noun and >= 0))
            return;
        tags[word] = UniversalTag.Adv;
        (heads[word], relations[word]) = (heads[noun] >= 0 ? heads[noun] : noun, Relation.Advmod);
    }

    // "warned last week of a possible attack", "warned Monday of an attack": what is warned of; not "the last week of fighting".
    private static void FreeFromTime(Tokens tokens, TokenRange sentence, int noun, UniversalTag[] tags, int[] heads, Relation[] relations)
    {
        if (relations[noun] != Relation.Nmod || tags[noun] != UniversalTag.Noun || heads[noun] is not (var time and >= 0)
            || relations[time] != Relation.OblUnmarked || heads[time] is not (var verb and >= 0) || verb > time || tags[verb] != UniversalTag.Verb || time + 1 >= sentence.End || tokens[time + 1] is not "of" || heads[time + 1] != noun
            || tokens[noun] is "week" or "month" or "year" or "weekend" || LostSubjects.HasChild(sentence, time, Relation.Det, heads, relations) || LostSubjects.HasChild(sentence, time, Relation.Nummod, heads, relations))
        {
            return;
        }

        (heads[noun], relations[noun]) = (verb, Relation.Obl);
    }

    // "A blast killed six, officials said, destroying shops", "The shell killed a woman, the army said, and wounded three": not "…, he said, adding that".
    private static void GoOnBehindAside(Tokens tokens, TokenRange sentence, int verb, string[] fineTags, int[] heads, Relation[] relations)
    {
        if (heads[verb] is not (var saying and >= 0) || verb < saying + 2 || tokens[saying + 1] is not "," || LostSubjects.HasSubject(sentence, verb, heads, relations))
            return;
        var goesOn = relations[verb] == Relation.Advcl
            ? fineTags[verb] == "VBG" && tokens[verb - 1] is ","
            : relations[verb] == Relation.Conj && tokens[saying + 2] is "and" or "but";
        if (!goesOn || HasContent(sentence, verb, heads, relations) || ActsOfSpeakers.Contains(tokens[verb].ToString()))
            return;
        var statement = -1;
        for (var t = sentence.Start; t < saying; t++)
        {
            if (heads[t] == saying && relations[t] is Relation.Ccomp or Relation.Parataxis)
                statement = t;
        }

        var speaker = LostSubjects.SubjectBetween(statement < 0 ? sentence.Start : statement, saying, saying, heads, relations);
        if (statement >= 0 && speaker >= 0 && LostSubjects.HasComma(tokens, statement, speaker))
            heads[verb] = statement;
    }

    // What is said on: "adding that", "citing".
    private static bool HasContent(TokenRange sentence, int verb, int[] heads, Relation[] relations) => LostSubjects.HasChild(sentence, verb, Relation.Ccomp, heads, relations);

    // "six people were on Monday killed", "six people were, on Sunday, killed", "were yesterday killed": the tree takes the day for what they were.
    private static void JoinAroundTime(Tokens tokens, TokenRange sentence, int day, UniversalTag[] tags, string[] fineTags, int[] heads, Relation[] relations)
    {
        if (!tokens[day].EndsWith("day", StringComparison.Ordinal) || tags[day] is not (UniversalTag.Noun or UniversalTag.Propn)
            || LostSubjects.HasChild(sentence, day, Relation.Det, heads, relations))
            return;
        var participle = day + 1 < sentence.End && tokens[day + 1] is "," ? day + 2 : day + 1;
        if (participle >= sentence.End || heads[participle] != day || relations[participle] != Relation.Acl || fineTags[participle] is not ("VBN" or "VBD"))
            return;
        // The day itself, or the noun before it, with an auxiliary right before the day.
        var predicate = LostSubjects.HasChild(sentence, day, Relation.Cop, heads, relations) ? day : heads[day];
        var auxiliary = predicate < 0 ? -1 : CopulaBefore(tokens, sentence, day, predicate, heads, relations);
        if (auxiliary < 0)
            return;
        (heads[participle], relations[participle], fineTags[participle], tags[participle]) = (heads[predicate], relations[predicate], "VBN", UniversalTag.Verb);
        for (var t = sentence.Start; t < sentence.End; t++)
        {
            if (heads[t] != predicate || t == participle || t == day || (predicate != day && t < predicate))
                continue;
            if (predicate == day && relations[t] is Relation.Case or Relation.Nummod or Relation.Amod or Relation.Compound)
                continue;
            heads[t] = participle;
            if (relations[t] == Relation.Nsubj)
                relations[t] = Relation.NsubjPass;
        }

        (heads[auxiliary], relations[auxiliary]) = (participle, Relation.AuxPass);
        if (predicate != day)
            (heads[predicate], relations[predicate]) = (participle, Relation.NsubjPass);
        (heads[day], relations[day]) = (participle, Relation.Obl);
    }

    // A copula of the predicate with nothing but a comma or a preposition between it and the day; −1 where there is none.
    private static int CopulaBefore(Tokens tokens, TokenRange sentence, int day, int predicate, int[] heads, Relation[] relations)
    {
        for (var t = day - 1; t >= sentence.Start && t >= day - 4; t--)
        {
            if (heads[t] == predicate && relations[t] is Relation.Cop or Relation.AuxPass)
                return t;
            if (relations[t] is not (Relation.Case or Relation.Punct or Relation.Amod or Relation.Advmod) && tokens[t] is not "last")
                return -1;
        }

        return -1;
    }
}
