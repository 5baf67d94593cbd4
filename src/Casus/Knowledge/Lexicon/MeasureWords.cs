using System.Collections.Frozen;

namespace Casus.Knowledge;

/// <summary>Signs and names of currencies, and units of measure.</summary>
public sealed class MeasureWords
{
    private readonly FrozenSet<string> signs;
    private readonly PhraseTable<bool> names;
    private readonly PhraseTable<bool> units;

    private MeasureWords(Stanza stanza)
    {
        WordLists.CheckKeys(stanza, "currency-signs", "currency-names", "units");
        signs = stanza.List("currency-signs").ToFrozenSet(StringComparer.OrdinalIgnoreCase);
        names = new(WordLists.Phrases(stanza, true, "currency-names"));
        units = new(WordLists.Phrases(stanza, true, "units"));
    }

    /// <summary>Reads <c>english/measures.txt</c>.</summary>
    /// <exception cref="Reports.CasusException">CAS05xx: the stanza is at fault.</exception>
    public static MeasureWords Load(DataFolder data)
    {
        ArgumentNullException.ThrowIfNull(data);
        return new(data.Stanzas("english/measures.txt")[0]);
    }

    /// <summary>Whether a word stands for a currency before an amount: "$", "Rs", "USD".</summary>
    public bool IsCurrencySign(ReadOnlySpan<char> word)
    {
        if (!signs.GetAlternateLookup<ReadOnlySpan<char>>().Contains(word))
            return false;
        // "cop" and "try" are words; COP and TRY are pesos and liras.
        return word.Length != 3 || !char.IsAsciiLetter(word[0]) || !word.ContainsAnyInRange('a', 'z');
    }

    /// <summary>How many tokens the name of a currency takes that begins at a token; 0 for none.</summary>
    public int CurrencyAt(ReadOnlySpan<string> lemmas, int token) => Length(names, lemmas, token);

    /// <summary>How many tokens the unit takes that begins at a token; 0 for none.</summary>
    public int UnitAt(ReadOnlySpan<string> lemmas, int token) => Length(units, lemmas, token);

    private static int Length(PhraseTable<bool> table, ReadOnlySpan<string> lemmas, int token) =>
        token < lemmas.Length && table.TryLongest(lemmas, token, out _, out var length) ? length : 0;
}
