using System.Collections.Frozen;

namespace Casus.Knowledge;

/// <summary>Signs, codes and names of currencies, units of measure, and multipliers.</summary>
public sealed class MeasureWords
{
    private readonly FrozenSet<string> signs;
    private readonly FrozenSet<string> codes;
    private readonly FrozenSet<string> multipliers;
    private readonly PhraseTable<bool> names;
    private readonly PhraseTable<bool> units;

    private MeasureWords(Stanza stanza)
    {
        WordLists.CheckKeys(stanza, "currency-signs", "currency-codes", "currency-names", "units", "multipliers");
        signs = stanza.List("currency-signs").ToFrozenSet(StringComparer.OrdinalIgnoreCase);
        codes = stanza.List("currency-codes").ToFrozenSet(StringComparer.Ordinal);
        multipliers = stanza.List("multipliers").ToFrozenSet(StringComparer.Ordinal);
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
    public bool IsCurrencySign(ReadOnlySpan<char> word) => signs.GetAlternateLookup<ReadOnlySpan<char>>().Contains(word)
        || codes.GetAlternateLookup<ReadOnlySpan<char>>().Contains(word);

    /// <summary>Whether a dictionary form multiplies the number before it: "million", "crore".</summary>
    public bool IsMultiplier(string lemma) => multipliers.Contains(lemma);

    /// <summary>How many tokens the name of a currency takes that begins at a token; 0 for none.</summary>
    public int CurrencyAt(ReadOnlySpan<string> lemmas, int token) => Length(names, lemmas, token);

    /// <summary>How many tokens the unit takes that begins at a token; 0 for none.</summary>
    public int UnitAt(ReadOnlySpan<string> lemmas, int token) => Length(units, lemmas, token);

    private static int Length(PhraseTable<bool> table, ReadOnlySpan<string> lemmas, int token) =>
        token < lemmas.Length && table.TryLongest(lemmas, token, out _, out var length) ? length : 0;
}
