using System.Diagnostics.CodeAnalysis;
using Casus.Reports;

namespace Casus.Knowledge.Actors;

/// <summary>The nouns and adjectives that say what an actor is. Immutable and thread-safe.</summary>
public sealed class RoleLexicon
{
    private const int LongestForm = 64;
    private readonly Dictionary<string, ActorRole>.AlternateLookup<ReadOnlySpan<char>> roles;
    private readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> measures;

    private RoleLexicon(IReadOnlyList<Stanza> stanzas)
    {
        var byForm = new Dictionary<string, ActorRole>(StringComparer.Ordinal);
        var leading = new HashSet<string>(StringComparer.Ordinal);
        foreach (var stanza in stanzas)
        {
            var forms = stanza.List("noun").SelectMany(Inflections).Concat(stanza.List("word").Select(Plain));
            if (stanza["weight"] is "none")
            {
                leading.UnionWith(forms);
                continue;
            }

            var role = Read(stanza);
            foreach (var form in forms)
            {
                byForm.TryAdd(form, role);
                LongestInWords = Math.Max(LongestInWords, form.Count(' ') + 1);
            }
        }

        roles = byForm.GetAlternateLookup<ReadOnlySpan<char>>();
        measures = leading.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>The number of words in the longest form.</summary>
    public int LongestInWords { get; private set; }

    /// <summary>How many forms there are, plurals included.</summary>
    public int Count => roles.Dictionary.Count;

    /// <summary>Reads the lexicon.</summary>
    /// <exception cref="CasusException">CAS0301, CAS0302, CAS0304, CAS0311: the file is missing or a line
    /// damaged.</exception>
    public static RoleLexicon Load(DataFolder data)
    {
        ArgumentNullException.ThrowIfNull(data);
        return new(data.Stanzas("actors/roles.txt"));
    }

    /// <summary>Finds what a noun says.</summary>
    /// <param name="words">One or several words in any case; hyphens count as spaces, runs of other characters between
    /// words as one space.</param>
    /// <param name="role">What it says.</param>
    public bool TryFind(ReadOnlySpan<char> words, [NotNullWhen(true)] out ActorRole? role)
    {
        Span<char> form = stackalloc char[LongestForm];
        var length = Normalize(words, form);
        role = null;
        return length > 0 && roles.TryGetValue(form[..length], out role);
    }

    /// <summary>Whether a word measures or groups what follows ("a group of", "dozens of", "members of").</summary>
    public bool IsMeasure(ReadOnlySpan<char> word)
    {
        Span<char> form = stackalloc char[LongestForm];
        var length = Normalize(word, form);
        return length > 0 && (measures.Contains(form[..length]) || char.IsAsciiDigit(form[0]));
    }

    private static ActorRole Read(Stanza stanza) => new(
        stanza.Require("sector"), stanza["second"] ?? "", ActorRegister.ReadClass(stanza, "people"), stanza["weight"] is "weak", stanza["state"] ?? "");

    private static string Plain(string form) => form.Replace('-', ' ').ToLowerInvariant();

    // English plurals by rule: of "member of parliament" the first word is counted, else the last.
    private static IEnumerable<string> Inflections(string noun)
    {
        var plain = Plain(noun);
        yield return plain;
        var head = plain.IndexOf(" of ", StringComparison.Ordinal) is > 0 and var of ? of : plain.Length;
        var (stem, rest) = (plain[..head], plain[head..]);
        yield return Plural(stem) + rest;
    }

    private static string Plural(string noun) => noun switch
    {
        [.., 'm', 'a', 'n'] => noun[..^2] + "en",
        "child" or [.., ' ', 'c', 'h', 'i', 'l', 'd'] or "schoolchild" => noun + "ren",
        [.., 'p', 'e', 'r', 's', 'o', 'n'] when noun.EndsWith(" person", StringComparison.Ordinal) => noun[..^6] + "people",
        [.., 'f', 'e'] when noun is "wife" or "housewife" => noun[..^2] + "ves",
        [.., 'y'] when noun.Length > 1 && !"aeiou".Contains(noun[^2]) => noun[..^1] + "ies",
        [.., 's'] or [.., 'x'] or [.., 'c', 'h'] or [.., 's', 'h'] => noun + "es",
        _ => noun + "s",
    };

    private static int Normalize(ReadOnlySpan<char> words, Span<char> form)
    {
        var length = 0;
        for (var at = 0; NameFolding.TryNextWord(words, at, out var start, out at);)
        {
            if (length + (at - start) + 1 > form.Length)
                return 0;
            if (length > 0)
                form[length++] = ' ';
            foreach (var c in words[start..at])
                form[length++] = c == '’' ? '\'' : char.ToLowerInvariant(c);
        }

        return length;
    }
}
