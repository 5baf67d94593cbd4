using System.Globalization;
using Casus.Knowledge;
using Casus.Reports;

namespace Casus.Language;

/// <summary>
/// The word lists that tokenizer and sentence splitter go by, read from <c>data/english/tokens.txt</c>. Lower case
/// throughout.
/// </summary>
public sealed class TokenRules
{
    private TokenRules(Stanza[] stanzas)
    {
        TitleAbbreviations = Set("abbreviations-before-names");
        NumberAbbreviations = Set("abbreviations-before-numbers");
        OtherAbbreviations = Set("abbreviations-anywhere");
        CapitalAbbreviations = Set("abbreviations-with-capital");
        SentenceStarters = Set("sentence-starters");
        CapitalStarters = Set("sentence-starters-in-capitals");
        HyphenPrefixes = Set("hyphen-prefixes");
        HyphenSuffixes = Set("hyphen-suffixes");
        NumberUnits = Set("number-units");
        AddressEndings = Set("address-endings");
        Contractions = Contracted(stanzas).ToDictionary(StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();

        WordSet Set(string key) => new(stanzas.SelectMany(s => s.List(key)));
    }

    /// <summary>Abbreviations that a name follows: a full stop after one never ends a sentence.</summary>
    public WordSet TitleAbbreviations { get; }

    /// <summary>Abbreviations that a number follows; some are words of their own, "no", "sat".</summary>
    public WordSet NumberAbbreviations { get; }

    /// <summary>Abbreviations that may end a sentence. Without their last full stop.</summary>
    public WordSet OtherAbbreviations { get; }

    /// <summary>Abbreviations that may end a sentence and begin with a capital, "Ill."; all in capitals or in lower case they are words. Without their full stop.</summary>
    public WordSet CapitalAbbreviations { get; }

    /// <summary>Words that show, after such an abbreviation, that a new sentence has begun.</summary>
    public WordSet SentenceStarters { get; }

    /// <summary>The same in text that is all capitals.</summary>
    public WordSet CapitalStarters { get; }

    /// <summary>Prefixes that keep their hyphen inside the word.</summary>
    public WordSet HyphenPrefixes { get; }

    /// <summary>Suffixes that keep their hyphen inside the word.</summary>
    public WordSet HyphenSuffixes { get; }

    /// <summary>Units that stand glued to a number and are words of their own.</summary>
    public WordSet NumberUnits { get; }

    /// <summary>What the addresses of pages and files end in, after their last full stop.</summary>
    public WordSet AddressEndings { get; }

    /// <summary>Words that are read as two, with the length of the first.</summary>
    public Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> Contractions { get; }

    /// <summary>Reads the lists.</summary>
    /// <exception cref="CasusException">CAS0304: the file is missing; CAS0305: a contraction is not of the form
    /// <c>word=length</c>.</exception>
    public static TokenRules Load(DataFolder data)
    {
        ArgumentNullException.ThrowIfNull(data);
        return new([.. data.Stanzas("english/tokens.txt")]);
    }

    private static IEnumerable<KeyValuePair<string, int>> Contracted(Stanza[] stanzas)
    {
        foreach (var stanza in stanzas)
        {
            foreach (var entry in stanza.List("contractions"))
            {
                var parts = entry.Split('=');
                if (parts.Length != 2 || !int.TryParse(parts[1], CultureInfo.InvariantCulture, out var length)
                    || length < 1 || length >= parts[0].Length)
                    throw stanza.Error("CAS0305", $"'{entry}' is not a contraction with the length of its first word, such as cannot=3. Correct the entry.");
                yield return new(parts[0], length);
            }
        }
    }
}
