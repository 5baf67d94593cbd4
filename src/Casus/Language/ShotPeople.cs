namespace Casus.Language;

/// <summary>Makes a participle of "shot" where it is taken for a noun behind whom it befell: "A teenager shot in the head has died."</summary>
/// <remarks>A noun phrase like "a penalty shot" has no person before the word.</remarks>
internal static class ShotPeople
{
    /// <summary>Mends the tree of one sentence in place.</summary>
    /// <inheritdoc cref="MainVerbs.Restore"/>
    public static void Restore(TreeWords words, Tokens tokens, TokenRange sentence, UniversalTag[] tags, string[] fineTags, int[] heads, Relation[] relations)
    {
        for (var shot = sentence.Start + 1; shot + 1 < sentence.End; shot++)
        {
            if (tokens[shot] is not ("shot" or "stabbed"))
                continue;
            if (tags[shot] == UniversalTag.Noun && heads[shot - 1] == shot && relations[shot - 1] == Relation.Compound && words.Persons.Contains(tokens[shot - 1]) && tokens[shot + 1] is "in" or "by" or "to" or "at" or "outside" or "during" or "while" or "dead")
                Describe(sentence, shot, tags, fineTags, heads, relations);
            else if (tags[shot] == UniversalTag.Verb && heads[shot - 1] == shot && relations[shot - 1] == Relation.Compound && tokens[shot - 1] is "others" or "people" or "men" or "women" or "children")
                (relations[shot - 1], fineTags[shot]) = (Relation.NsubjPass, "VBN");
        }
    }

    // The person takes the place of the noun, which describes him.
    private static void Describe(TokenRange sentence, int shot, UniversalTag[] tags, string[] fineTags, int[] heads, Relation[] relations)
    {
        var person = shot - 1;
        (heads[person], relations[person]) = (heads[shot], relations[shot]);
        (heads[shot], relations[shot], tags[shot], fineTags[shot]) = (person, Relation.Acl, UniversalTag.Verb, "VBN");
        for (var t = sentence.Start; t < sentence.End; t++)
        {
            if (heads[t] == shot && t < person)
                heads[t] = person;
            else if (heads[t] == shot && relations[t] == Relation.Nmod)
                relations[t] = Relation.Obl;
        }
    }
}
