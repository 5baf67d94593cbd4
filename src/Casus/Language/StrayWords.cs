namespace Casus.Language;

/// <summary>Moves words that the reading hung on a neighbour to the word they belong to.</summary>
/// <remarks>
/// Facts of English, each shown where it is used: what is said takes no person without "to"; a subject between "and" and a participle is that of the
/// participle; "dressed as an officer" describes the noun before it; a gerund before "…, the charity said" goes with the statement; a verb behind two
/// subjects and before a main verb without any describes the second; "of" before "at least 35 people" is that of the people; and "at least" is no
/// preposition of those whom it counts.
/// </remarks>
internal static class StrayWords
{
    /// <summary>Mends the tree of one sentence in place.</summary>
    /// <inheritdoc cref="MainVerbs.Restore"/>
    public static void Restore(Tokens tokens, TokenRange sentence, UniversalTag[] tags, string[] fineTags, int[] heads, Relation[] relations)
    {
        for (var t = sentence.Start; t < sentence.End; t++)
        {
            GiveToWhatIsSaid(tokens, sentence, t, heads, relations);
            GiveToJoinedVerb(sentence, t, tags, fineTags, heads, relations);
            FreeDisguised(tokens, sentence, t, fineTags, heads, relations);
            FreeGerund(sentence, t, fineTags, heads, relations);
            FreeMainVerb(tokens, sentence, t, fineTags, heads, relations);
            MakeApposition(tokens, sentence, t, fineTags, heads, relations);
            GiveToCounted(tokens, sentence, t, tags, heads, relations);
            MakeCountedObject(tokens, sentence, t, tags, heads, relations);
        }
    }

    // "Police said the man, 64, killed himself"
    private static void GiveToWhatIsSaid(Tokens tokens, TokenRange sentence, int noun, int[] heads, Relation[] relations)
    {
        if (relations[noun] != Relation.Iobj || heads[noun] is not (var verb and >= 0) || noun < verb || tokens[verb] is not ("said" or "says" or "say"))
            return;
        for (var content = noun + 1; content < sentence.End; content++)
        {
            if (heads[content] != verb || relations[content] is not (Relation.Ccomp or Relation.Xcomp or Relation.Obj)
                || LostSubjects.HasSubject(sentence, content, heads, relations))
            {
                continue;
            }

            var isPassive = LostSubjects.HasChild(sentence, content, Relation.AuxPass, heads, relations);
            (heads[noun], relations[noun]) = (content, isPassive ? Relation.NsubjPass : Relation.Nsubj);
            return;
        }
    }

    // "One spectator was killed and two others critically injured."
    private static void GiveToJoinedVerb(TokenRange sentence, int noun, UniversalTag[] tags, string[] fineTags, int[] heads, Relation[] relations)
    {
        // "49 were shot and 20 seriously wounded": a bare number is joined to nothing there.
        if (relations[noun] == Relation.Conj && tags[noun] == UniversalTag.Num && noun > sentence.Start && relations[noun - 1] == Relation.Cc
            && heads[noun] is var wounded && wounded > noun && wounded <= noun + 2 && fineTags[wounded] == "VBN"
            && relations[wounded] == Relation.Conj && !LostSubjects.HasSubject(sentence, wounded, heads, relations))
        {
            relations[noun] = Relation.NsubjPass;
            return;
        }

        if (!LostSubjects.IsSubject(relations[noun]) || heads[noun] is not (var verb and >= 0) || noun < verb
            || !LostSubjects.HasChild(sentence, noun, Relation.Cc, heads, relations))
        {
            return;
        }

        for (var joined = noun + 1; joined < sentence.End; joined++)
        {
            if (tags[joined] != UniversalTag.Verb)
                continue;
            if (heads[joined] == verb && relations[joined] == Relation.Conj && fineTags[joined] is "VBN" or "VBD" && !LostSubjects.HasSubject(sentence, joined, heads, relations))
                heads[noun] = joined;
            return;
        }
    }

    // "A man dressed as a police officer shot two": the tree takes "as" for the conjunction.
    private static void FreeDisguised(Tokens tokens, TokenRange sentence, int participle, string[] fineTags, int[] heads, Relation[] relations)
    {
        if (tokens[participle] is not ("dressed" or "clad" or "disguised" or "posing" or "masquerading") || participle + 1 >= sentence.End || tokens[participle + 1] is not "as"
            || relations[participle + 1] != Relation.Mark || heads[participle + 1] is not (var main and >= 0) || fineTags[main] is not ("VBD" or "VBZ" or "VBP"))
        {
            return;
        }

        var guise = LostSubjects.SubjectBetween(participle, main, main, heads, relations);
        if (guise < 0)
            return;
        if (heads[main] == participle && relations[main] == Relation.Advcl)
        {
            var subject = LostSubjects.SubjectBetween(sentence.Start, participle, participle, heads, relations);
            if (subject < 0)
                return;
            for (var t = sentence.Start; t < sentence.End; t++)
                heads[t] = heads[t] == participle && (t < subject || t > main) && t != main ? main : heads[t];
            (heads[main], relations[main]) = (heads[participle], relations[participle]);
            (heads[subject], relations[subject]) = (main, Relation.Nsubj);
            (heads[participle], relations[participle]) = (subject, Relation.Acl);
        }
        else if (relations[participle] != Relation.Acl || heads[heads[participle]] != main)
        {
            return;
        }

        (heads[guise], relations[guise]) = (participle, Relation.Obl);
        (heads[participle + 1], relations[participle + 1]) = (guise, Relation.Case);
    }

    // "A strike hit a bus, killing nine, the charity said."
    private static void FreeGerund(TokenRange sentence, int gerund, string[] fineTags, int[] heads, Relation[] relations)
    {
        if (fineTags[gerund] != "VBG" || relations[gerund] != Relation.Advcl || heads[gerund] is not (var verb and >= 0) || verb < gerund
            || relations[verb] != Relation.Parataxis || heads[verb] is not (var main and >= 0) || main > gerund)
        {
            return;
        }

        for (var t = gerund + 1; t < verb; t++)
        {
            if (heads[t] == verb && LostSubjects.IsSubject(relations[t]))
            {
                heads[gerund] = main;
                return;
            }
        }
    }

    // "a lorry packed with explosives blew up": a verb of the past with neither subject nor conjunction, behind a participle that has the subject, is the main verb.
    // Only forms that are no participles show it: in "met for talks aimed at peace" the first is the main verb.
    private static void FreeMainVerb(Tokens tokens, TokenRange sentence, int verb, string[] fineTags, int[] heads, Relation[] relations)
    {
        if (relations[verb] != Relation.Advcl || fineTags[verb] is not "VBD" || !IsPastOnly(tokens[verb])
            || heads[verb] is not (var participle and >= 0) || participle > verb || fineTags[participle] is not ("VBD" or "VBN")
            || LostSubjects.HasSubject(sentence, verb, heads, relations) || LostSubjects.HasChild(sentence, verb, Relation.Mark, heads, relations)
            || LostSubjects.HasChild(sentence, verb, Relation.Cc, heads, relations)
            || LostSubjects.HasChild(sentence, participle, Relation.Obj, heads, relations) || LostSubjects.HasComma(tokens, participle, verb))
        {
            return;
        }

        var subject = LostSubjects.SubjectBetween(sentence.Start, participle, participle, heads, relations);
        if (subject < 0)
            return;
        for (var t = sentence.Start; t < sentence.End; t++)
            heads[t] = heads[t] == participle && (t < subject || t > verb) ? verb : heads[t];
        (heads[verb], relations[verb]) = (heads[participle], relations[participle]);
        (heads[subject], relations[subject]) = (verb, Relation.Nsubj);
        (heads[participle], relations[participle], fineTags[participle]) = (subject, Relation.Acl, "VBN");
    }

    // "JNIM, an alliance linked to al-Qaeda, claimed it": of two subjects with a comma between them the first is that of the main verb, which has none.
    private static void MakeApposition(Tokens tokens, TokenRange sentence, int participle, string[] fineTags, int[] heads, Relation[] relations)
    {
        if (relations[participle] != Relation.Ccomp || fineTags[participle] is not ("VBD" or "VBN") || heads[participle] is not (var main and >= 0) || main < participle
            || fineTags[main] is not ("VBD" or "VBZ" or "VBP") || LostSubjects.HasSubject(sentence, main, heads, relations) || tokens[main - 1] is not ",")
        {
            return;
        }

        var first = LostSubjects.SubjectBetween(sentence.Start, participle, participle, heads, relations);
        var second = first < 0 ? -1 : LostSubjects.SubjectBetween(first + 1, participle, participle, heads, relations);
        if (second < 0 || !LostSubjects.HasComma(tokens, first, second))
            return;
        (heads[first], relations[first]) = (main, Relation.Nsubj);
        (heads[second], relations[second]) = (first, Relation.Appos);
        (heads[participle], relations[participle], fineTags[participle]) = (second, Relation.Acl, "VBN");
    }

    // "the bodies of at least 35 people"
    private static void GiveToCounted(Tokens tokens, TokenRange sentence, int preposition, UniversalTag[] tags, int[] heads, Relation[] relations)
    {
        if (relations[preposition] != Relation.Case || preposition + 2 >= sentence.End || tokens[preposition + 1] is not "at" || heads[preposition] != preposition + 2
            || tokens[preposition + 2] is not ("least" or "most"))
        {
            return;
        }

        for (int t = heads[preposition + 2], step = 0; t > preposition && step < 2; t = heads[t], step++)
        {
            if (tags[t] is UniversalTag.Noun or UniversalTag.Propn)
            {
                heads[preposition] = t;
                return;
            }
        }
    }

    // "killed at least 26 people", "at least four men shot at visitors": the tree takes "at" for the preposition of the people.
    private static void MakeCountedObject(Tokens tokens, TokenRange sentence, int noun, UniversalTag[] tags, int[] heads, Relation[] relations)
    {
        if (relations[noun] != Relation.Obl || tags[noun] is not (UniversalTag.Noun or UniversalTag.Propn) || heads[noun] is not (var verb and >= 0)
            || tags[verb] != UniversalTag.Verb || IsMeasure(tokens[noun]) || !IsCountedByLeast(tokens, sentence, noun, heads, relations)
            || LostSubjects.HasChild(sentence, noun, Relation.Case, heads, relations))
        {
            return;
        }

        if (noun < verb && !LostSubjects.HasSubject(sentence, verb, heads, relations))
            relations[noun] = LostSubjects.HasChild(sentence, verb, Relation.AuxPass, heads, relations) ? Relation.NsubjPass : Relation.Nsubj;
        else if (noun > verb && !LostSubjects.HasChild(sentence, verb, Relation.Obj, heads, relations) && !LostSubjects.HasChild(sentence, verb, Relation.AuxPass, heads, relations))
            relations[noun] = Relation.Obj;
    }

    // Right before the number stands "at least" or "at most".
    private static bool IsCountedByLeast(Tokens tokens, TokenRange sentence, int noun, int[] heads, Relation[] relations)
    {
        for (var number = noun - 1; number >= sentence.Start + 2; number--)
        {
            if (heads[number] == noun && relations[number] == Relation.Nummod)
            {
                var bound = number - 1;
                while (bound > sentence.Start && heads[bound] == number && tokens[bound] is not ("least" or "most"))
                    bound--;
                return bound > sentence.Start && tokens[bound] is "least" or "most" && (tokens[bound - 1] is "at" or "At");
            }
        }

        return false;
    }

    // "lasted at least three hours"
    private static bool IsMeasure(ReadOnlySpan<char> noun) => noun is "seconds" or "minutes" or "hours" or "days" or "weeks" or "months" or "years" or "decades" or "times"
        or "metres" or "meters" or "kilometres" or "kilometers" or "miles" or "feet" or "yards" or "percent" or "p.m." or "a.m.";

    // Verbs of the news whose past is no participle; of most others one form is both.
    private static bool IsPastOnly(ReadOnlySpan<char> form) => form is "blew" or "broke" or "drove" or "went" or "flew" or "fell" or "tore"
        or "took" or "gave" or "threw" or "ran" or "began" or "rose" or "came" or "was" or "were";
}
