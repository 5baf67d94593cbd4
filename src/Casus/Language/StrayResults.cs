namespace Casus.Language;

/// <summary>Gives what a deed did back to the deed: "opened fire on worshippers who were leaving, <i>killing nine</i>".</summary>
/// <remarks>
/// A participle behind a comma hangs on the nearest verb. Where that verb tells what those did who were hit ("shoppers trying to buy food"), the harm is that of the
/// verb by which they were. A harm with an object is a verb of its own where the statement has no other, and behind a number ("put the toll at 50 killed") it is none.
/// </remarks>
internal static class StrayResults
{
    private const int HighestClause = 5;

    /// <summary>Mends the tree of one sentence in place.</summary>
    /// <inheritdoc cref="MainVerbs.Restore"/>
    public static void Restore(TreeWords words, Tokens tokens, TokenRange sentence, UniversalTag[] tags, string[] fineTags, int[] heads, Relation[] relations)
    {
        for (var t = sentence.Start + 2; t < sentence.End; t++)
        {
            GiveToDeed(words, tokens, sentence, t, fineTags, heads, relations);
            MakeStatement(tokens, sentence, t, fineTags, heads, relations);
            MakeCount(tokens, sentence, t, tags, heads, relations);
            DescribePredicate(sentence, t, fineTags, heads, relations);
            GiveDayToParticiple(tokens, sentence, t, tags, heads, relations);
            GiveClauseToSaying(words, tokens, sentence, t, heads, relations);
            GiveSecondDayToNoun(words, tokens, sentence, t, heads, relations);
            GiveVictimToVerb(tokens, sentence, t, heads, relations);
            GiveWordsToSaying(words, tokens, sentence, t, heads, relations);
        }
    }

    // "said in a statement that it had carried out the attack": what is said, and no description of the statement.
    private static void GiveWordsToSaying(TreeWords words, Tokens tokens, TokenRange sentence, int clause, int[] heads, Relation[] relations)
    {
        if (relations[clause] is not (Relation.Acl or Relation.AclRelcl) || heads[clause] is not (var statement and >= 0) || statement > clause
            || !words.Statements.Contains(tokens[statement])
            || heads[statement] is not (var saying and >= 0) || !words.Claimings.Contains(tokens[saying])
            || LostSubjects.PrepositionOf(sentence, statement, heads, relations) < 0 || LostSubjects.HasChild(sentence, saying, Relation.Ccomp, heads, relations)
            || statement + 1 >= sentence.End || tokens[statement + 1] is not "that")
        {
            return;
        }

        (heads[clause], relations[clause]) = (saying, Relation.Ccomp);
    }

    // "told the governor during a visit that 187 students were missing": a whole clause behind "that" is what was said, and describes no visit.
    private static void GiveClauseToSaying(TreeWords words, Tokens tokens, TokenRange sentence, int clause, int[] heads, Relation[] relations)
    {
        if (relations[clause] is not (Relation.Acl or Relation.AclRelcl) || heads[clause] is not (var noun and >= 0) || noun > clause || !LostSubjects.HasSubject(sentence, clause, heads, relations))
            return;
        var that = noun + 1;
        while (that < clause && !(heads[that] == clause && relations[that] == Relation.Mark))
            that++;
        if (that == clause || tokens[that] is not "that" || relations[noun] is not (Relation.Obl or Relation.OblUnmarked) || heads[noun] is not (var saying and >= 0) || !words.Sayings.Contains(tokens[saying])
            || LostSubjects.HasChild(sentence, saying, Relation.Ccomp, heads, relations))
        {
            return;
        }

        (heads[clause], relations[clause]) = (saying, Relation.Ccomp);
    }

    // "arrested a man on Wednesday over the shooting of two people on Monday": of two days the second is that of the noun between them.
    private static void GiveSecondDayToNoun(TreeWords words, Tokens tokens, TokenRange sentence, int day, int[] heads, Relation[] relations)
    {
        if (relations[day] != Relation.Obl || !words.DaysAndMonths.Contains(tokens[day]) || heads[day] is not (var verb and >= 0) || verb > day)
            return;
        var (first, noun) = (-1, -1);
        for (var t = verb + 1; t < day; t++)
        {
            if (heads[t] != verb || relations[t] != Relation.Obl)
                continue;
            if (words.DaysAndMonths.Contains(tokens[t]))
                (first, noun) = (first < 0 ? t : first, -1);
            else if (first >= 0 && LostSubjects.HasChild(sentence, t, Relation.Det, heads, relations) && LostSubjects.PrepositionOf(sentence, t, heads, relations) is var over and >= 0 && tokens[over] is "over" or "for" or "to" or "with")
                noun = t;
        }

        if (first >= 0 && noun >= 0 && !tokens[first].SequenceEqual(tokens[day]))
            (heads[day], relations[day]) = (noun, Relation.Nmod);
    }

    // "beat to death a man", "hacked to death two boys": whom the verb befell, though the tree hangs him on the death.
    private static void GiveVictimToVerb(Tokens tokens, TokenRange sentence, int victim, int[] heads, Relation[] relations)
    {
        if (heads[victim] is not (var death and >= 0) || death > victim || tokens[death] is not "death" || tokens[death - 1] is not "to" || relations[death] != Relation.Obl
            || heads[death] is not (var verb and >= 0) || verb != death - 2 || relations[victim] is not (Relation.Obj or Relation.Nmod or Relation.OblUnmarked or Relation.Appos)
            || LostSubjects.PrepositionOf(sentence, victim, heads, relations) >= 0 || LostSubjects.HasChild(sentence, verb, Relation.Obj, heads, relations)
            || LostSubjects.HasChild(sentence, verb, Relation.AuxPass, heads, relations))
        {
            return;
        }

        (heads[victim], relations[victim]) = (verb, Relation.Obj);
    }

    // "He is the 57th leader killed this year": he is a leader, and the leader killed nobody.
    private static void DescribePredicate(TokenRange sentence, int participle, string[] fineTags, int[] heads, Relation[] relations)
    {
        if (fineTags[participle] is not ("VBN" or "VBD") || LostSubjects.HasChild(sentence, participle, Relation.Obj, heads, relations) || LostSubjects.HasChild(sentence, participle, Relation.AuxPass, heads, relations)
            || heads[participle - 1] != participle || relations[participle - 1] != Relation.Nsubj || !LostSubjects.HasChild(sentence, participle - 1, Relation.Cop, heads, relations))
        {
            return;
        }

        var noun = participle - 1;
        for (var t = sentence.Start; t < sentence.End; t++)
        {
            if (heads[t] == participle && (t < noun || relations[t] == Relation.Punct))
                heads[t] = noun;
        }

        (heads[noun], relations[noun]) = (heads[participle], relations[participle]);
        (heads[participle], relations[participle], fineTags[participle]) = (noun, Relation.Acl, "VBN");
    }

    // "Four priests kidnapped in Auchi on Sunday were freed on Thursday": the day before the auxiliary is that of the kidnap.
    private static void GiveDayToParticiple(Tokens tokens, TokenRange sentence, int day, UniversalTag[] tags, int[] heads, Relation[] relations)
    {
        if (relations[day] != Relation.Obl || heads[day] is not (var verb and >= 0) || verb < day || !tokens[day].EndsWith("day", StringComparison.Ordinal) || day + 1 >= sentence.End
            || tags[day + 1] != UniversalTag.Aux || heads[day + 1] != verb)
        {
            return;
        }

        for (var participle = day - 1; participle > sentence.Start; participle--)
        {
            if (relations[participle] == Relation.Acl && tags[participle] == UniversalTag.Verb && heads[participle] is var subject and >= 0 && heads[subject] == verb && LostSubjects.IsSubject(relations[subject]))
            {
                heads[day] = participle;
                return;
            }
        }
    }

    // "hit a bus full of people trying to leave Kharkiv, killing nine"
    private static void GiveToDeed(TreeWords words, Tokens tokens, TokenRange sentence, int result, string[] fineTags, int[] heads, Relation[] relations)
    {
        if (fineTags[result] != "VBG" || tokens[result - 1] is not "," || relations[result] is not (Relation.Advcl or Relation.Acl or Relation.Conj) || !words.Results.Contains(tokens[result])
            || heads[result] is not (var act and >= 0) || act > result || !words.OfTheHit.Contains(tokens[act]))
        {
            return;
        }

        var inside = false;
        for (int verb = act, step = 0; step < HighestClause && heads[verb] >= 0; step++)
        {
            inside |= relations[verb] is Relation.Acl or Relation.AclRelcl || (relations[verb] == Relation.Advcl && LostSubjects.HasSubject(sentence, verb, heads, relations));
            verb = heads[verb];
            if (!inside || !words.Hits.Contains(tokens[verb]) || fineTags[verb] is not ("VBD" or "VBN" or "VBZ" or "VBP" or "VBG"))
                continue;
            (heads[result], relations[result]) = (verb, Relation.Advcl);
            return;
        }
    }

    // "Armed men killed 12 people in a raid, the government said": of the two subjects before the saying the first is that of the harm.
    private static void MakeStatement(Tokens tokens, TokenRange sentence, int harm, string[] fineTags, int[] heads, Relation[] relations)
    {
        if (relations[harm] != Relation.Acl || !LostSubjects.HasChild(sentence, harm, Relation.Obj, heads, relations) || LostSubjects.HasChild(sentence, harm, Relation.OblAgent, heads, relations)
            || LostSubjects.HasChild(sentence, harm, Relation.AuxPass, heads, relations) || heads[harm] is not (var doer and >= 0) || doer + 1 != harm
            || relations[doer] != Relation.Nsubj || heads[doer] is not (var saying and >= 0) || saying < harm || tokens[saying] is not ("said" or "says" or "say" or "reported"))
        {
            return;
        }

        var speaker = LostSubjects.SubjectBetween(harm, saying, saying, heads, relations);
        if (speaker < 0 || !LostSubjects.HasComma(tokens, harm, speaker))
            return;
        (heads[harm], relations[harm], fineTags[harm]) = (saying, Relation.Ccomp, "VBD");
        heads[doer] = harm;
    }

    // "put the toll at 50 killed and 77 injured": what befell those whom the number counts, and nothing that the ministry did.
    private static void MakeCount(Tokens tokens, TokenRange sentence, int number, UniversalTag[] tags, int[] heads, Relation[] relations)
    {
        var harm = number + 1;
        if (tags[number] != UniversalTag.Num || harm >= sentence.End || tokens[harm] is not ("killed" or "dead" or "injured" or "wounded") || !(tokens[number - 1] is "at" or "to" or "and")
            || heads[number] == harm && tokens[number - 1] is not "and" || (harm + 1 < sentence.End && tokens[harm + 1] is not ("and" or "." or "," or "in")))
        {
            return;
        }

        if (tokens[number - 1] is "and" && !(number - 3 > sentence.Start && tokens[number - 2] is "killed" or "dead" && tags[number - 3] == UniversalTag.Num && heads[number - 2] == number - 3))
            return;
        if (tokens[number - 1] is not "and" && relations[number] is not (Relation.Obl or Relation.Nmod))
            return;
        if (heads[number] == harm)
            (heads[number], relations[number]) = (number - 3, Relation.Conj);
        (heads[harm], relations[harm]) = (number, Relation.Acl);
        for (var t = sentence.Start; t < sentence.End; t++)
        {
            if (heads[t] == harm && tokens[t] is "and")
                heads[t] = number;
        }
    }
}
