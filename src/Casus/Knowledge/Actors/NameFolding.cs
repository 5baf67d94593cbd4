using System.Globalization;
using Casus.Reports;

namespace Casus.Knowledge.Actors;

/// <summary>
/// Brings names to the form in which they are compared: without case, accents, apostrophes, hyphens and articles, with one spelling for
/// words that have two, and, loosely, with one letter for the several ways of carrying a sound over from another script.
/// </summary>
/// <remarks>
/// What is dropped and what counts as the same stands in <c>data/actors/name-forms.txt</c>. Immutable and thread-safe.
/// </remarks>
internal sealed class NameFolding
{
    private const char Expanded = '\uFFFF';
    private const char PassedOver = '\0';
    private const int MappedRange = 0x2000;
    private const int FirstCombiningMark = 0x300;
    private const int LongestDropped = 3;
    private const int DroppedAlways = 1;
    private const int DroppedAtHyphen = 2;
    private const int DroppedBeforeHyphen = 3;
    private const int BitsOfChar = 16;
    private readonly char[] map = new char[MappedRange];
    private readonly Dictionary<char, string> expansions = [];
    private readonly HashIndex dropped = new(32);
    private readonly HashIndex same = new(32);
    private readonly List<string> spellings = [""];
    private readonly char[] sound = new char[26];
    private readonly char[] soundOfPair = new char[26 * 26];

    /// <summary>Reads the rules.</summary>
    /// <exception cref="CasusException">CAS0302: a rule has no equals sign, or letters where none can be.</exception>
    public NameFolding(IReadOnlyList<Stanza> rules)
    {
        for (var c = 0; c < MappedRange; c++)
            map[c] = IsPassedOver((char)c) ? PassedOver : char.ToLowerInvariant((char)c);
        foreach (var stanza in rules)
        {
            foreach (var (key, value, _) in stanza.Fields)
                Read(stanza, key, value);
        }
    }

    /// <summary>Finds the next word of a name at or after <paramref name="from"/>.</summary>
    /// <returns>Whether there is one; <paramref name="start"/> and <paramref name="end"/> bound it.</returns>
    public static bool TryNextWord(ReadOnlySpan<char> text, int from, out int start, out int end)
    {
        start = from;
        while (start < text.Length && !IsWord(text[start]) && text[start] != '&')
            start++;
        end = start;
        if (start >= text.Length)
            return false;
        if (text[start] == '&')
            end++;
        while (end < text.Length
            && (IsWord(text[end]) || (IsApostrophe(text[end]) && end + 1 < text.Length && IsWord(text[end + 1]))))
            end++;
        return true;
    }

    /// <summary>Whether the word at [start, end) is an article or linking particle that names are compared without.</summary>
    public bool IsDropped(ReadOnlySpan<char> text, int start, int end)
    {
        if (end - start > LongestDropped)
            return false;
        ulong packed = 0;
        foreach (var c in text[start..end])
            packed = (packed << BitsOfChar) | (c < MappedRange ? map[c] : c);

        // "E" and "I" are letters of abbreviations ("E.U.", "ULFA-I") unless hyphens join them to both sides.
        var (before, after) = (start > 0 && IsHyphen(text[start - 1]), end < text.Length && IsHyphen(text[end]));
        if (end - start == 1 && !char.IsLower(text[start]) && !(before && after))
            return false;
        return dropped[packed] switch
        {
            DroppedAlways => true,
            DroppedAtHyphen => before || after,
            DroppedBeforeHyphen => after,
            _ => false,
        };
    }

    /// <summary>
    /// The key of a name that goes on with <paramref name="word"/>, as <see cref="TryNextWord"/> bounds it.
    /// </summary>
    public NameKey Extend(NameKey key, ReadOnlySpan<char> word)
    {
        var hasher = new WordHasher(this, key);
        foreach (var c in word)
            hasher.Add(c);
        if (same[hasher.Word] is not (> 0 and var spelling))
            return hasher.Key;
        hasher = new(this, key);
        foreach (var c in spellings[spelling])
            hasher.Add(c);
        return hasher.Key;
    }

    /// <summary>
    /// Whether <paramref name="c"/> is part of a word: a letter, digit, combining mark or half of a surrogate pair.
    /// </summary>
    public static bool IsWord(char c) => c < 0x80
        ? IsLower(c) || c is >= 'A' and <= 'Z' || IsDigit(c)
        : char.IsLetterOrDigit(c) || char.IsSurrogate(c)
            || char.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;

    /// <summary>Whether <paramref name="c"/> is one of the marks written for an apostrophe, hamza or ayn.</summary>
    public static bool IsApostrophe(char c) => c is '\'' or '’' or '‘' or '`' or '´' or '′' or 'ʿ' or 'ʾ' or 'ʼ' or 'ʻ';

    // Ahead of time only the project's own methods are compiled into one another, and at the start these run for every letter of the register.
    private static bool IsLower(char c) => c is >= 'a' and <= 'z';

    private static bool IsDigit(char c) => c is >= '0' and <= '9';

    private static bool IsPassedOver(char c) =>
        IsApostrophe(c) || (c >= FirstCombiningMark && !char.IsLetterOrDigit(c) && !char.IsSurrogate(c));

    private static bool IsHyphen(char c) => c is '-' or '‐' or '‑' or '–';

    private void Read(Stanza stanza, string key, string value)
    {
        switch (key)
        {
            case "drop":
                Drop(value, DroppedAlways);
                break;
            case "drop-hyphen":
                Drop(value, DroppedAtHyphen);
                break;
            case "drop-before-hyphen":
                Drop(value, DroppedBeforeHyphen);
                break;
            case "same":
                var words = value.Split(';', StringSplitOptions.TrimEntries);
                spellings.Add(words[0]);
                foreach (var word in words.AsSpan(1))
                    same[HashOf(word)] = spellings.Count - 1;
                break;
            case "loose":
                var (to, from) = Sides(stanza, value);
                foreach (var letters in from.Split(';', StringSplitOptions.TrimEntries))
                    MapSound(stanza, letters, to[0]);
                break;
            case "letter":
                MapLetters(Sides(stanza, value));
                break;
        }
    }

    private void Drop(string words, int when)
    {
        foreach (var word in words.Split(';', StringSplitOptions.TrimEntries))
        {
            ulong packed = 0;
            foreach (var c in word)
                packed = (packed << BitsOfChar) | c;
            dropped[packed] = when;
        }
    }

    private ulong HashOf(string word)
    {
        var hasher = new WordHasher(this, NameKey.None);
        foreach (var c in word)
            hasher.Add(c);
        return hasher.Word;
    }

    private static (string To, string From) Sides(Stanza stanza, string rule)
    {
        var sign = rule.IndexOf('=', StringComparison.Ordinal);
        return sign > 0 && rule[..sign].Trim() is { Length: > 0 } to
            ? (to, rule[(sign + 1)..].Trim())
            : throw stanza.Error("CAS0302", $"expected 'letters = letters', found '{rule}'. Correct the line.");
    }

    private void MapLetters((string To, string From) rule)
    {
        foreach (var letter in rule.From)
        {
            map[letter] = rule.To.Length == 1 ? rule.To[0] : Expanded;
            if (rule.To.Length > 1)
                expansions[letter] = rule.To;
            var upper = char.ToUpperInvariant(letter);
            if (upper >= MappedRange || upper < 0x80 || upper == letter)
                continue;
            map[upper] = map[letter];
            if (rule.To.Length > 1)
                expansions[upper] = rule.To;
        }
    }

    private void MapSound(Stanza stanza, string letters, char to)
    {
        if (letters is [>= 'a' and <= 'z' and var only])
            sound[only - 'a'] = to;
        else if (letters is [>= 'a' and <= 'z' and var one, >= 'a' and <= 'z' and var two])
            soundOfPair[((one - 'a') * 26) + two - 'a'] = to;
        else
            throw stanza.Error("CAS0302", $"'{letters}' is not one or two of the letters a to z. Correct the line.");
    }

    /// <summary>Hashes one word letter by letter.</summary>
    private ref struct WordHasher(NameFolding folding, NameKey key)
    {
        private ulong plain = key.Plain;
        private ulong loose = key.Loose;
        private char waiting;
        private char lastSound;

        /// <summary>The hash of the word by itself.</summary>
        public ulong Word { get; private set; } = NameKey.None.Plain;

        /// <summary>The key with the word.</summary>
        public NameKey Key
        {
            get
            {
                Flush();
                return new(plain, loose);
            }
        }

        /// <summary>Goes on with a character; apostrophes and combining marks are passed over.</summary>
        public void Add(char c)
        {
            var letter = c < MappedRange ? folding.map[c] : IsPassedOver(c) ? PassedOver : char.ToLowerInvariant(c);
            if (letter == Expanded)
            {
                foreach (var part in folding.expansions[c])
                    AddLetter(part);
            }
            else if (letter != PassedOver)
            {
                AddLetter(letter);
            }
        }

        private void AddLetter(char letter)
        {
            plain = NameKey.Extend(plain, letter);
            Word = NameKey.Extend(Word, letter);
            if (IsLower(waiting) && IsLower(letter)
                && folding.soundOfPair[((waiting - 'a') * 26) + letter - 'a'] is not '\0' and var pair)
            {
                Sound(pair);
                waiting = '\0';
                return;
            }

            Flush();
            waiting = letter;
        }

        private void Flush()
        {
            if (waiting == '\0')
                return;
            Sound(IsLower(waiting) && folding.sound[waiting - 'a'] is not '\0' and var one ? one : waiting);
            waiting = '\0';
        }

        // Doubled letters count once; doubled digits do not.
        private void Sound(char letter)
        {
            if (letter == lastSound && !IsDigit(letter))
                return;
            loose = NameKey.Extend(loose, letter);
            lastSound = letter;
        }
    }
}
