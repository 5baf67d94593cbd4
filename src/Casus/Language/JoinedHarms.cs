namespace Casus.Language;

/// <summary>Joins what befell some to what befell the others: "20 were killed and dozens wounded", "killed 20 and wounded scores".</summary>
/// <remarks>A participle without its auxiliary looks like one that describes the noun before it, and a verb before "scores" like an adjective.</remarks>
internal static class JoinedHarms
{
    /// <summary>Mends the tree of one sentence in place.</summary>
    /// <inheritdoc cref="MainVerbs.Restore"/>
    public static void Restore(TreeWords words, Tokens tokens, TokenRange sentence, UniversalTag[] tags, string[] fineTags, int[] heads, Relation[] relations)
    {
        for (var t = sentence.Start + 2; t < sentence.End; t++)
        {
            if (!words.JoinedHarms.Contains(tokens[t]))
                continue;
            MakeVerbOfShot(words, tokens, sentence, t, tags, fineTags, heads, relations);
            MakeMainVerb(words, tokens, sentence, t, tags, fineTags, heads, relations);
            JoinToPassive(tokens, sentence, t, tags, fineTags, heads, relations);
            JoinToObject(words, tokens, sentence, t, tags, fineTags, heads, relations);
            JoinToLeft(tokens, sentence, t, fineTags, heads, relations);
        }
    }

    // "Police said the man shot and killed his wife": no noun, but what the man did.
    private static void MakeVerbOfShot(TreeWords words, Tokens tokens, TokenRange sentence, int shot, UniversalTag[] tags, string[] fineTags, int[] heads, Relation[] relations)
    {
        var (doer, killed) = (shot - 1, shot + 2);
        if (tokens[shot] is not ("shot" or "hurt") || tags[shot] != UniversalTag.Noun || killed >= sentence.End || tokens[shot + 1] is not "and" || !words.JoinedHarms.Contains(tokens[killed])
            || tags[killed] != UniversalTag.Verb || heads[doer] != shot || relations[doer] != Relation.Compound || relations[shot] is not (Relation.Ccomp or Relation.Obj or Relation.Obl))
        {
            return;
        }

        var after = relations[shot] == Relation.Obl ? LostSubjects.PrepositionOf(sentence, shot, heads, relations) : -1;
        if (relations[shot] == Relation.Obl && (after < 0 || tokens[after] is not ("after" or "before" or "since" or "as")))
            return;

        for (var t = sentence.Start; t < doer; t++)
            heads[t] = heads[t] == shot ? doer : heads[t];
        (relations[doer], relations[shot], tags[shot], fineTags[shot]) = (Relation.Nsubj, after < 0 ? Relation.Ccomp : Relation.Advcl, UniversalTag.Verb, "VBD");
        if (after >= 0)
            (heads[after], relations[after]) = (shot, Relation.Mark);
        (heads[killed], relations[killed]) = (shot, Relation.Conj);
    }

    // "Rebels armed with machetes killed 22", "Attackers with guns killed 40": a harm with an object, and no other verb in the sentence.
    private static void MakeMainVerb(TreeWords words, Tokens tokens, TokenRange sentence, int harm, UniversalTag[] tags, string[] fineTags, int[] heads, Relation[] relations)
    {
        if (relations[harm] != Relation.Acl || !LostSubjects.HasChild(sentence, harm, Relation.Obj, heads, relations) || LostSubjects.HasChild(sentence, harm, Relation.OblAgent, heads, relations)
            || LostSubjects.HasChild(sentence, harm, Relation.AuxPass, heads, relations) || heads[harm] is not (var weapon and >= 0) || weapon > harm || tokens[harm - 1] is ",")
        {
            return;
        }

        var root = Array.IndexOf(heads, -1, sentence.Start, sentence.Count);
        var isArmed = root >= 0 && words.Armings.Contains(tokens[root]);
        var doer = isArmed ? LostSubjects.SubjectBetween(sentence.Start, root, root, heads, relations) : root;
        if (root < 0 || root > harm || doer < 0 || (!isArmed && (tags[root] is not (UniversalTag.Noun or UniversalTag.Propn) || heads[weapon] is var above && above != root && !(above >= 0 && heads[above] == root)))
            || (isArmed && heads[weapon] != root))
        {
            return;
        }

        for (var t = sentence.Start; t < sentence.End; t++)
        {
            if (heads[t] == root && t != doer && (t > harm || (isArmed && t < doer)))
                heads[t] = harm;
        }

        (heads[harm], relations[harm], fineTags[harm]) = (-1, Relation.Root, "VBD");
        (heads[doer], relations[doer]) = (harm, Relation.Nsubj);
        if (isArmed)
            (heads[root], relations[root], fineTags[root]) = (doer, Relation.Acl, "VBN");
    }

    // "20 people were killed and dozens wounded in a blast": the participle has the auxiliary of the verb that it is joined to.
    private static void JoinToPassive(Tokens tokens, TokenRange sentence, int participle, UniversalTag[] tags, string[] fineTags, int[] heads, Relation[] relations)
    {
        if (relations[participle] is not Relation.Acl || heads[participle] is not (var people and >= 0) || people > participle || relations[people] is not (Relation.Conj or Relation.NsubjPass or Relation.Nsubj)
            || heads[people] is not (var verb and >= 0) || verb > people || tags[verb] != UniversalTag.Verb || !LostSubjects.HasChild(sentence, verb, Relation.AuxPass, heads, relations)
            || LostSubjects.HasChild(sentence, participle, Relation.AuxPass, heads, relations) || LostSubjects.HasChild(sentence, participle, Relation.Obj, heads, relations))
        {
            return;
        }

        for (var and = verb + 1; and < people; and++)
        {
            if (relations[and] != Relation.Cc || heads[and] != people || tokens[and] is not "and")
                continue;
            heads[and] = participle;
            (heads[participle], relations[participle], tags[participle], fineTags[participle]) = (verb, Relation.Conj, UniversalTag.Verb, "VBN");
            (heads[people], relations[people]) = (participle, Relation.NsubjPass);
            return;
        }
    }

    // "killed at least 20 and wounded scores": the tree makes "20 and wounded" words of the scores.
    private static void JoinToObject(TreeWords words, Tokens tokens, TokenRange sentence, int harm, UniversalTag[] tags, string[] fineTags, int[] heads, Relation[] relations)
    {
        var scores = harm + 1;
        if (relations[harm] != Relation.Conj || heads[harm] is not (var number and >= 0) || number > harm || tags[number] != UniversalTag.Num || scores >= sentence.End
            || relations[scores] != Relation.Obj || heads[number] != scores || heads[scores] is not (var verb and >= 0) || verb > number || tokens[harm - 1] is not "and"
            || !words.JoinedHarms.Contains(tokens[verb]))
        {
            return;
        }

        (heads[number], relations[number]) = (verb, Relation.Obj);
        (heads[harm], relations[harm], tags[harm], fineTags[harm]) = (verb, Relation.Conj, UniversalTag.Verb, "VBD");
        (heads[scores], relations[scores]) = (harm, Relation.Obj);
    }

    // "left one dead and 11 others shot": those are no gunmen.
    private static void JoinToLeft(Tokens tokens, TokenRange sentence, int participle, string[] fineTags, int[] heads, Relation[] relations)
    {
        if (relations[participle] != Relation.Conj || heads[participle] is not (var left and >= 0) || tokens[left] is not ("left" or "leaves" or "leaving" or "leave")
            || LostSubjects.HasChild(sentence, participle, Relation.Obj, heads, relations))
        {
            return;
        }

        var people = LostSubjects.SubjectBetween(left + 1, participle, participle, heads, relations);
        if (people >= 0 && relations[people] == Relation.Nsubj)
            (relations[people], fineTags[participle]) = (Relation.NsubjPass, "VBN");
    }
}
