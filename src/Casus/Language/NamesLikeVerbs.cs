namespace Casus.Language;

/// <summary>Makes a name of "Said" where it stands with a capital behind another word of the name: "Colonel Ahmed Said was killed".</summary>
internal static class NamesLikeVerbs
{
    /// <summary>Mends the tree of one sentence in place.</summary>
    /// <inheritdoc cref="MainVerbs.Restore"/>
    public static void Restore(Tokens tokens, TokenRange sentence, UniversalTag[] tags, string[] fineTags, int[] heads, Relation[] relations)
    {
        for (var t = sentence.Start + 1; t + 1 < sentence.End; t++)
        {
            if (tokens[t] is not "Said" || tags[t] == UniversalTag.Propn && heads[t] >= 0 && relations[t] == Relation.Flat || !IsCapitalised(tokens[t - 1]) || tags[t - 1] is not (UniversalTag.Propn or UniversalTag.Noun or UniversalTag.Adj)
                || IsCapitalised(tokens[t + 1]) || tokens[t + 1] is "to")
            {
                continue;
            }

            MakeName(sentence, t, tags, fineTags, heads, relations);
        }
    }

    private static void MakeName(TokenRange sentence, int said, UniversalTag[] tags, string[] fineTags, int[] heads, Relation[] relations)
    {
        (tags[said], fineTags[said]) = (UniversalTag.Propn, "NNP");
        var name = said - 1;
        var told = ToldBy(sentence, said, heads, relations);
        // What he was supposed to say is what the sentence tells of him, or what was done to him; without it the two words of the name change places.
        var heir = told >= 0 ? told : heads[name] == said ? name : -1;
        if (heir < 0)
            return;
        var subject = told > said && LostSubjects.HasChild(sentence, told, Relation.AuxPass, heads, relations) ? Relation.NsubjPass : Relation.Nsubj;
        for (var t = sentence.Start; t < sentence.End; t++)
        {
            if (heads[t] != said || t == heir)
                continue;
            if (relations[t] == Relation.Nsubj)
                (heads[t], relations[t]) = t > said ? (name, Relation.Appos) : (heir, t == name && told < said ? Relation.Obj : subject);
            else
                heads[t] = heir;
        }

        (heads[heir], relations[heir]) = (heads[said], relations[said]);
        (heads[said], relations[said]) = (name, Relation.Flat);
    }

    private static int ToldBy(TokenRange sentence, int said, int[] heads, Relation[] relations)
    {
        for (var t = sentence.Start; t < sentence.End; t++)
        {
            if (heads[t] == said && relations[t] is Relation.Ccomp or Relation.Xcomp or Relation.Parataxis or Relation.Conj)
                return t;
        }

        return -1;
    }

    private static bool IsCapitalised(ReadOnlySpan<char> word) => word.Length > 1 && char.IsUpper(word[0]) && word.ContainsAnyInRange('a', 'z');
}
