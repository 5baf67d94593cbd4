using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Numerics;
using Casus.Knowledge;
using Casus.Readings;

namespace Casus.Language;

/// <summary>Tells the language of a report by its script and its little words, so that what is not English is left unread rather than guessed at.</summary>
/// <remarks>
/// It is made to err on one side: a text goes unread only where another script or language shows plainly, or where a long text has next to no English
/// words. Short texts and lists of names are read.
/// </remarks>
public sealed class LanguageIdentifier : IStage
{
    /// <summary>The reason that a record gives for a text in another language.</summary>
    public const string NotRead = "language-not-read";

    private const string File = "languages/languages.txt";

    // As many as a number has bits.
    private const int MostOfOneScript = 64;

    private const string English = "en";
    private const string Unknown = "und";

    // How much of a text is looked at, in code units: from where the language shows, at the cost of a millisecond.
    private const int LookedAt = 20_000;

    // Letters below which nothing is told by script, and words below which nothing is told by words; so many of another language's have to differ.
    private const int FewLetters = 20;
    private const int FewWords = 12;
    private const int FewDifferent = 4;
    private const int ManyWords = 80;

    // Shares of a text's words. English news has 0.35 to 0.5 of the listed words, a list of names 0.1, any other language 0.05 at most.
    private const double PlainlyEnglish = 0.2;
    private const double PlainlyOther = 0.12;
    private const double HardlyEnglish = 0.05;
    private const double TimesMore = 1.6;

    private static readonly FrozenSet<string> EastAsian = new[] { "Han", "Kana", "Hangul" }.ToFrozenSet(StringComparer.Ordinal);

    private readonly FrozenDictionary<string, Group> groups;

    private LanguageIdentifier(FrozenDictionary<string, Group> groups) => this.groups = groups;

    /// <inheritdoc/>
    public StageInfo Info { get; } = new(Version: 1) { Provides = IdentifiedLanguage.Layer };

    /// <summary>Loads the languages.</summary>
    /// <exception cref="Reports.CasusException">The file is missing or damaged, has no English, or more than 64 languages of one script.</exception>
    public static LanguageIdentifier Load(DataFolder data)
    {
        ArgumentNullException.ThrowIfNull(data);
        var languages = data.Stanzas(File);
        var scripts = languages.GroupBy(s => s.Require("script"), StringComparer.Ordinal).ToList();
        if (languages.Count == 0)
            throw new Reports.CasusException("CAS0304", File, "there is no language in it. Reinstall Casus; 'casus doctor' lists every damaged file.");
        if (scripts.Find(g => g.Key == "Latin") is not { } latin || latin.All(s => s.Require("language") != English) || latin.Count() < 2)
            throw languages[0].Error("CAS0311", $"the file has no '{English}' of the script Latin, or no other language of it to tell it from. Add the stanzas.");
        if (scripts.Find(g => g.Count() > MostOfOneScript) is { } many)
            throw many.ElementAt(MostOfOneScript).Error("CAS0311", $"more than {MostOfOneScript} languages are of the script {many.Key}. Leave some out.");
        return new(scripts.ToFrozenDictionary(g => g.Key, g => Group.Of([.. g]), StringComparer.Ordinal));
    }

    /// <inheritdoc/>
    public Reading Apply(Reading reading)
    {
        ArgumentNullException.ThrowIfNull(reading);
        var tag = Identify(reading.Text);
        var why = reading.Report.NotRead ?? (tag is null or English ? null : NotRead);
        return reading.With(IdentifiedLanguage.Layer, new(tag, why));
    }

    /// <summary>The language of a text.</summary>
    /// <returns>Its tag, <c>und</c> for one that is not known and is not English, or <see langword="null"/> where it does not show.</returns>
    public string? Identify(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var seen = text.AsSpan(0, Math.Min(text.Length, LookedAt));
        var scripts = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var c in seen)
        {
            if (ScriptOf.Letter(c) is { } script)
                scripts[script] = scripts.GetValueOrDefault(script) + 1;
        }

        // A sign of Chinese, Japanese or Korean says about as much as two or three letters.
        var all = scripts.Sum(s => (EastAsian.Contains(s.Key) ? 2.5 : 1) * s.Value);
        var latin = scripts.GetValueOrDefault("Latin");
        if (all < FewLetters)
            return null;
        return latin >= all / 2 ? OfLatin(seen) : OfScript(seen, scripts);
    }

    private string? OfLatin(ReadOnlySpan<char> text)
    {
        var latin = groups["Latin"];
        var (hits, words, different, small) = Count(text, latin);
        if (words < FewWords)
            return null;
        var best = Enumerable.Range(0, latin.Tags.Length).Where(i => latin.Tags[i] != English).MaxBy(i => hits[i]);
        var english = (double)hits[latin.Tags.IndexOf(English)] / words;
        var other = (double)hits[best] / words;
        if (english >= PlainlyEnglish && english >= other / TimesMore)
            return English;
        if (other >= PlainlyOther && other > TimesMore * english && different[best] >= FewDifferent)
            return latin.Tags[best];
        // A list of names has no little words either, but capitals.
        return english < HardlyEnglish && words >= ManyWords && small * 2 > words ? Unknown : null;
    }

    private string OfScript(ReadOnlySpan<char> text, Dictionary<string, int> scripts)
    {
        // Japanese is written with Chinese signs, too, and is told by its own.
        var script = scripts.GetValueOrDefault("Kana") * 5 > scripts.GetValueOrDefault("Han") && scripts.ContainsKey("Kana")
            ? "Kana"
            : scripts.Where(s => s.Key != "Latin").MaxBy(s => s.Value).Key;
        if (!groups.TryGetValue(script, out var candidates))
            return Unknown;
        if (candidates.Tags.Length == 1)
            return candidates.Tags[0];
        var (hits, words, _, _) = Count(text, candidates);
        var scores = new double[candidates.Tags.Length];
        for (var i = 0; i < scores.Length; i++)
            scores[i] = ((double)hits[i] / Math.Max(1, words)) + (3.0 * ShareOf(text, candidates.Letters[i]) / Math.Max(1, scripts[script]));
        var best = Enumerable.Range(0, scores.Length).MaxBy(i => scores[i]);
        return scores[best] > 0 ? candidates.Tags[best] : Unknown;
    }

    private static int ShareOf(ReadOnlySpan<char> text, FrozenSet<char> letters)
    {
        var count = 0;
        foreach (var c in text)
            count += letters.Contains(char.ToLowerInvariant(c)) ? 1 : 0;
        return count;
    }

    /// <summary>How many words of each list stand in a text, how many words it has, how many of each list differ, and how many words begin small.</summary>
    private static (int[] Hits, int Words, int[] Different, int Small) Count(ReadOnlySpan<char> text, Group among)
    {
        var (hits, different, words, small) = (new int[among.Tags.Length], new int[among.Tags.Length], 0, 0);
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();
        for (var at = 0; at < text.Length;)
        {
            if (NoWordsLength(text, at) is var passed and > 0)
            {
                at += passed;
                continue;
            }

            var length = Math.Max(1, WordLength(text, at));
            var word = text.Slice(at, length);
            at += length;
            if (!char.IsLetter(word[0]))
                continue;
            words++;
            small += char.IsLower(word[0]) ? 1 : 0;
            if (!among.Words.TryGetValue(word, out var languages))
                continue;
            var isNew = seen.Add(word);
            for (; languages != 0; languages &= languages - 1)
            {
                var language = BitOperations.TrailingZeroCount(languages);
                hits[language]++;
                different[language] += isNew ? 1 : 0;
            }
        }

        return (hits, words, different, small);
    }

    // Addresses, names of accounts and tags are in no language.
    private static int NoWordsLength(ReadOnlySpan<char> text, int at)
    {
        if ((at > 0 && !char.IsWhiteSpace(text[at - 1])) || char.IsWhiteSpace(text[at]))
            return 0;
        var length = text[at..].IndexOfAny(' ', '\n', '\t');
        var chunk = length < 0 ? text[at..] : text.Slice(at, length);
        return chunk[0] is '@' or '#' || chunk.Contains("://", StringComparison.Ordinal) ? chunk.Length : 0;
    }

    // Letters with their marks. An apostrophe ends a word: "d'un" is two.
    private static int WordLength(ReadOnlySpan<char> text, int at)
    {
        var end = at;
        while (end < text.Length && (char.IsLetter(text[end]) || char.GetUnicodeCategory(text[end]) is System.Globalization.UnicodeCategory.NonSpacingMark))
            end++;
        return end - at;
    }

    /// <summary>The languages of one script: each word with a bit for every language that has it.</summary>
    private sealed record Group(ImmutableArray<string> Tags, ImmutableArray<FrozenSet<char>> Letters, FrozenDictionary<string, ulong>.AlternateLookup<ReadOnlySpan<char>> Words)
    {
        public static Group Of(ImmutableArray<Stanza> languages)
        {
            var words = new Dictionary<string, ulong>(StringComparer.OrdinalIgnoreCase);
            for (var i = 0; i < languages.Length; i++)
            {
                foreach (var word in ListOf(languages[i], "words"))
                    words[word] = words.GetValueOrDefault(word) | (1UL << i);
            }

            return new(
                [.. languages.Select(s => s.Require("language"))],
                [.. languages.Select(s => ListOf(s, "letters").Select(l => l[0]).ToFrozenSet())],
                words.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>());
        }

        private static IEnumerable<string> ListOf(Stanza language, string key) => language[key] is null ? [] : language.List(key);
    }
}
