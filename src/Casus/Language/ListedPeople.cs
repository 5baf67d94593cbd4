namespace Casus.Language;

/// <summary>Joins the people of a headline whom only commas join: "Two soldiers, a rebel slain in Maguindanao clash", "3 policemen, 2 civilians, child killed in Quetta".</summary>
/// <remarks>
/// The tree takes the second for a description of the first, or the participle for one of the second alone. A description ("The chief, a soldier wounded in
/// the war, spoke") has a comma behind it, and the sentence another verb.
/// </remarks>
internal static class ListedPeople
{
    private const int MostWords = 24;

    /// <summary>Mends the tree of one sentence in place.</summary>
    /// <inheritdoc cref="MainVerbs.Restore"/>
    public static void Restore(TreeWords words, Tokens tokens, TokenRange sentence, UniversalTag[] tags, string[] fineTags, int[] heads, Relation[] relations)
    {
        var first = EndOfPeople(words, tokens, sentence.Start, sentence.End, tags);
        if (sentence.Count > MostWords || first < 0)
            return;
        List<int> people = [first];
        var at = first + 1;
        while (at < sentence.End && tokens[at] is "," && EndOfPeople(words, tokens, at + 1, sentence.End, tags) is var next and >= 0)
        {
            people.Add(next);
            at = next + 1;
        }

        // "Four Palestinians, including a boy, killed in Jenin raid": a part of them, between commas.
        var part = -1;
        if (people.Count == 1 && at + 1 < sentence.End && tokens[at] is "," && tokens[at + 1] is "including" or "incl" && EndOfPeople(words, tokens, at + 2, sentence.End, tags) is var included and >= 0
            && included + 1 < sentence.End && tokens[included + 1] is ",")
        {
            (part, at) = (included, included + 2);
        }

        if ((people.Count < 2 && part < 0) || at >= sentence.End || !words.ListHarms.Contains(tokens[at]) || HasOtherVerb(tokens, sentence, at, tags, fineTags))
            return;
        Join(tokens, sentence, people, part, at, tags, fineTags, heads, relations);
    }

    // "Two soldiers", "a rebel", "soldier", "5 policemen": the index of the noun; −1 where no such people stand.
    private static int EndOfPeople(TreeWords words, Tokens tokens, int start, int end, UniversalTag[] tags)
    {
        var at = start;
        if (at < end && tokens[at] is "at" or "At" && at + 1 < end && tokens[at + 1] is "least")
            at += 2;
        var isCounted = at < end && (tags[at] == UniversalTag.Num || tokens[at] is "a" or "an" or "A" or "An" or "another" or "several" or "many");
        while (at < end && (tags[at] == UniversalTag.Num || tokens[at] is "a" or "an" or "A" or "An" or "another" or "other" or "several" or "many" or "more"))
            at++;
        var noun = at;
        while (noun < end && tags[noun] is UniversalTag.Adj or UniversalTag.Noun or UniversalTag.Propn && !words.ListHarms.Contains(tokens[noun]))
            noun++;
        // "Four Palestinians", "one civilian": with a number or an article a name and an adjective are people, too.
        return noun > at && noun - at <= 3 && (isCounted || (tags[noun - 1] == UniversalTag.Noun && char.IsLower(tokens[noun - 1][0]))) ? noun - 1
            : isCounted && noun == at && at > start && tags[at - 1] == UniversalTag.Num ? at - 1 : -1;
    }

    // A finite verb other than the harm, or the comma that ends a description.
    private static bool HasOtherVerb(Tokens tokens, TokenRange sentence, int harm, UniversalTag[] tags, string[] fineTags)
    {
        if (harm + 1 < sentence.End && tokens[harm + 1] is "," or "a" or "an" or "the" or "at" && !(tokens[harm + 1] is "at" && tags[harm + 1] == UniversalTag.Adp))
            return true;
        for (var t = harm + 1; t < sentence.End; t++)
        {
            // "slain in Maguindanao clash": what ends a headline behind a name is a noun, whatever the tree says.
            if (tags[t] == UniversalTag.Verb && IsLastWord(sentence, t, tags) && tags[t - 1] == UniversalTag.Propn)
                continue;
            if (tags[t] == UniversalTag.Aux || (tags[t] == UniversalTag.Verb && fineTags[t] is "VBD" or "VBZ" or "VBP" && !IsSaid(tokens[t])))
                return true;
        }

        return false;
    }

    private static bool IsLastWord(TokenRange sentence, int token, UniversalTag[] tags) => token + 1 == sentence.End || (token + 2 == sentence.End && tags[token + 1] == UniversalTag.Punct);

    private static bool IsSaid(ReadOnlySpan<char> word) => word is "said" or "says" or "say";

    private static void Join(Tokens tokens, TokenRange sentence, List<int> people, int part, int harm, UniversalTag[] tags, string[] fineTags, int[] heads, Relation[] relations)
    {
        var first = people[0];
        var old = Array.IndexOf(heads, -1, sentence.Start, sentence.Count);
        // What hung on the people from behind the harm, and what hung on the root, is the harm's.
        for (var t = sentence.Start; t < sentence.End; t++)
        {
            if (t == harm || t == part || people.Contains(t) || heads[t] < 0)
                continue;
            if ((t > harm && heads[t] < harm) || (heads[t] == old && t >= harm) || (tags[t] == UniversalTag.Punct && t > harm && heads[t] <= harm))
                heads[t] = harm;
            else if (t < harm)
                heads[t] = OwnerOf(t, part < 0 ? people : [first, part]);
        }

        var isState = tokens[harm] is "dead" or "missing";
        (heads[harm], relations[harm], tags[harm], fineTags[harm]) = isState ? (-1, Relation.Root, UniversalTag.Adj, "JJ") : (-1, Relation.Root, UniversalTag.Verb, "VBN");
        (heads[first], relations[first]) = (harm, isState ? Relation.Nsubj : Relation.NsubjPass);
        if (part >= 0)
            (heads[part], relations[part]) = (first, Relation.Nmod);
        foreach (var other in people.Skip(1))
            (heads[other], relations[other]) = (first, Relation.Conj);
        foreach (var each in people.Where(p => tags[p] == UniversalTag.Adj))
            (tags[each], fineTags[each]) = (UniversalTag.Noun, "NN");
        if (old > harm)
        {
            (heads[old], relations[old]) = (harm, Relation.Obl);
            if (tags[old] == UniversalTag.Verb && tags[old - 1] == UniversalTag.Propn)
                (tags[old], fineTags[old], heads[old - 1], relations[old - 1]) = (UniversalTag.Noun, "NN", old, Relation.Compound);
        }
    }

    // The people that a word before the harm describes: those next behind it.
    private static int OwnerOf(int word, List<int> people)
    {
        foreach (var p in people)
        {
            if (p > word)
                return p;
        }

        return people[^1];
    }
}
