namespace Casus.Knowledge.Actors;

/// <summary>Tells names from common words by their capitals: "US" from "us", "the Base" from "the base".</summary>
internal sealed class NameCase(NameFolding folding)
{
    private const int LongestAbbreviation = 8;
    private const int AllMustAgreeUpTo = 2;

    /// <summary>Whether the words on the page are capitalised as <paramref name="name"/> demands.</summary>
    /// <remarks>
    /// Abbreviations ("IS", "LeT", "PMF") must agree letter by letter. Other names need a capital where the name has one; from three capitals on,
    /// one may be missing ("Free Syrian army"). Names written in lower case in the data ("anti-balaka") agree with
    /// anything. Articles do not count.
    /// </remarks>
    public bool Agrees(ReadOnlySpan<char> name, ReadOnlySpan<char> page)
    {
        if (IsAbbreviation(name))
            return SameCapitals(name, page);
        var (wanted, firstWanted) = Capitals(name);
        if (wanted == 0)
            return true;
        var (given, firstGiven) = Capitals(page);
        return (firstGiven || !firstWanted) && given >= (wanted <= AllMustAgreeUpTo ? wanted : wanted - 1);
    }

    private static bool IsAbbreviation(ReadOnlySpan<char> name)
    {
        int upper = 0, letters = 0;
        foreach (var c in name)
        {
            if (char.IsWhiteSpace(c))
                return false;
            letters += char.IsLetter(c) ? 1 : 0;
            upper += char.IsUpper(c) ? 1 : 0;
        }

        return upper >= 2 && letters <= LongestAbbreviation && upper * 2 >= letters;
    }

    private static bool SameCapitals(ReadOnlySpan<char> name, ReadOnlySpan<char> page)
    {
        var at = 0;
        foreach (var c in name)
        {
            if (!char.IsLetter(c))
                continue;
            while (at < page.Length && !char.IsLetter(page[at]))
                at++;
            if (at == page.Length || char.IsUpper(page[at++]) != char.IsUpper(c))
                return false;
        }

        return true;
    }

    private (int Count, bool First) Capitals(ReadOnlySpan<char> text)
    {
        int count = 0, words = 0;
        var first = false;
        for (var at = 0; NameFolding.TryNextWord(text, at, out var start, out at);)
        {
            if (folding.IsDropped(text, start, at))
                continue;
            var isCapital = !char.IsLower(text[start]);
            first |= isCapital && words++ == 0;
            count += isCapital ? 1 : 0;
        }

        return (count, first);
    }
}
