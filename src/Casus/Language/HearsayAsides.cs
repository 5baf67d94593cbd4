namespace Casus.Language;

/// <summary>
/// Makes an aside of what is said, believed or known of somebody between two commas, and gives the sentence its main verb back: "Al-Saadi, said to have run the operations, was
/// being driven home".
/// </summary>
internal static class HearsayAsides
{
    /// <summary>Mends the tree of one sentence in place.</summary>
    /// <inheritdoc cref="MainVerbs.Restore"/>
    public static void Restore(TreeWords words, Tokens tokens, TokenRange sentence, UniversalTag[] tags, string[] fineTags, int[] heads, Relation[] relations)
    {
        for (var t = sentence.Start + 1; t + 1 < sentence.End; t++)
        {
            if (tokens[t - 1] is "," && words.Hearsay.Contains(tokens[t])
                && tokens[t + 1] is "to" or "of" or "by" && LostSubjects.SubjectBetween(sentence.Start, t, t, heads, relations) is var noun and >= 0
                && (heads[t] < 0 ? MainVerbBehind(tokens, sentence, t, heads, relations) : VerbAbove(sentence, t, heads, relations)) is var verb and >= 0)
            {
                MakeAside(sentence, t, noun, verb, heads, relations);
                (tags[t], fineTags[t]) = (UniversalTag.Verb, "VBN");
            }
        }
    }

    // A finite verb without a subject of its own behind the comma that ends the aside.
    private static int MainVerbBehind(Tokens tokens, TokenRange sentence, int participle, int[] heads, Relation[] relations)
    {
        for (var t = participle + 1; t < sentence.End; t++)
        {
            if (heads[t] != participle || relations[t] is not (Relation.Ccomp or Relation.Conj or Relation.Parataxis or Relation.Advcl or Relation.Xcomp) || LostSubjects.HasSubject(sentence, t, heads, relations))
                continue;
            for (var aux = participle + 1; aux <= t; aux++)
            {
                if ((aux == t || (heads[aux] == t && relations[aux] is Relation.Aux or Relation.AuxPass or Relation.Cop)) && tokens[aux - 1] is "," && tokens[aux] is not ("to" or "and" or "or"))
                    return t;
            }
        }

        return -1;
    }

    // "Ten men, believed to be fighters, were killed": the verb stands above, and has no subject.
    private static int VerbAbove(TokenRange sentence, int participle, int[] heads, Relation[] relations) =>
        heads[participle] is var verb && verb > participle && relations[participle] == Relation.Advcl && !LostSubjects.HasSubject(sentence, verb, heads, relations) ? verb : -1;

    private static void MakeAside(TokenRange sentence, int participle, int noun, int verb, int[] heads, Relation[] relations)
    {
        for (var t = verb + 1; t < sentence.End; t++)
            heads[t] = heads[t] == participle && t != verb ? verb : heads[t];
        if (heads[participle] != verb)
            (heads[verb], relations[verb]) = (heads[participle], relations[participle]);
        (heads[noun], relations[noun]) = (verb, LostSubjects.HasChild(sentence, verb, Relation.AuxPass, heads, relations) ? Relation.NsubjPass : Relation.Nsubj);
        (heads[participle], relations[participle]) = (noun, Relation.Acl);
    }
}
