using System.Collections.Frozen;
using System.Collections.Immutable;
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

    private readonly ImmutableArray<Entry> languages;

    private LanguageIdentifier(ImmutableArray<Entry> languages) => this.languages = languages;

    /// <inheritdoc/>
    public StageInfo Info { get; } = new(Version: 1) { Provides = IdentifiedLanguage.Layer };

    /// <summary>Loads the languages.</summary>
    /// <exception cref="Reports.CasusException">The file is missing or damaged.</exception>
    public static LanguageIdentifier Load(DataFolder data)
    {
        ArgumentNullException.ThrowIfNull(data);
        return new([.. data.Stanzas("languages/languages.txt").Select(s => new Entry(
            s.Require("language"),
            s.Require("script"),
            new(s["words"] is null ? [] : s.List("words")),
            (s["letters"] is null ? [] : s.List("letters").Select(l => l[0])).ToFrozenSet()))]);
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
        var latin = languages.Where(l => l.Script == "Latin").ToImmutableArray();
        var (hits, words, different, small) = Count(text, latin);
        if (words < FewWords)
            return null;
        var best = Enumerable.Range(0, latin.Length).Where(i => latin[i].Tag != English).MaxBy(i => hits[i]);
        var english = (double)hits[latin.IndexOf(latin.First(l => l.Tag == English))] / words;
        var other = (double)hits[best] / words;
        if (english >= PlainlyEnglish && english >= other / TimesMore)
            return English;
        if (other >= PlainlyOther && other > TimesMore * english && different[best] >= FewDifferent)
            return latin[best].Tag;
        // A list of names has no little words either, but capitals.
        return english < HardlyEnglish && words >= ManyWords && small * 2 > words ? Unknown : null;
    }

    private string OfScript(ReadOnlySpan<char> text, Dictionary<string, int> scripts)
    {
        // Japanese is written with Chinese signs, too, and is told by its own.
        var script = scripts.GetValueOrDefault("Kana") * 5 > scripts.GetValueOrDefault("Han") && scripts.ContainsKey("Kana")
            ? "Kana"
            : scripts.Where(s => s.Key != "Latin").MaxBy(s => s.Value).Key;
        var candidates = languages.Where(l => l.Script == script).ToImmutableArray();
        if (candidates.Length < 2)
            return candidates.IsEmpty ? Unknown : candidates[0].Tag;
        var (hits, words, _, _) = Count(text, candidates);
        var scores = new double[candidates.Length];
        for (var i = 0; i < scores.Length; i++)
            scores[i] = ((double)hits[i] / Math.Max(1, words)) + (3.0 * ShareOf(text, candidates[i].Letters) / Math.Max(1, scripts[script]));
        var best = Enumerable.Range(0, scores.Length).MaxBy(i => scores[i]);
        return scores[best] > 0 ? candidates[best].Tag : Unknown;
    }

    private static int ShareOf(ReadOnlySpan<char> text, FrozenSet<char> letters)
    {
        var count = 0;
        foreach (var c in text)
            count += letters.Contains(char.ToLowerInvariant(c)) ? 1 : 0;
        return count;
    }

    /// <summary>How many words of each list stand in a text, how many words it has, how many of each list differ, and how many words begin small.</summary>
    private static (int[] Hits, int Words, int[] Different, int Small) Count(ReadOnlySpan<char> text, ImmutableArray<Entry> among)
    {
        var (hits, words, small) = (new int[among.Length], 0, 0);
        var different = Enumerable.Range(0, among.Length).Select(_ => new HashSet<string>(StringComparer.OrdinalIgnoreCase)).ToArray();
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
            for (var i = 0; i < hits.Length; i++)
            {
                if (!among[i].Words.Contains(word))
                    continue;
                hits[i]++;
                different[i].GetAlternateLookup<ReadOnlySpan<char>>().Add(word);
            }
        }

        return (hits, words, [.. different.Select(d => d.Count)], small);
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

    private sealed record Entry(string Tag, string Script, WordSet Words, FrozenSet<char> Letters);
}
