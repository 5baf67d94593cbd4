using System.Collections.Frozen;
using System.Text.RegularExpressions;
using Casus.Evaluation.Measures;

namespace Casus.Evaluation.Entities;

/// <summary>What words of a mention do not matter.</summary>
internal static partial class MentionWords
{
    private static readonly FrozenSet<string> Pronouns = FrozenSet.ToFrozenSet(
        ("i me my mine myself we us our ours ourselves you your yours yourself yourselves he him his himself she her hers herself it its itself they "
         + "them their theirs themselves who whom whose which that this these those one oneself each other another others here there").Split(' '),
        StringComparer.Ordinal);

    /// <summary>Whether the words are a pronoun: "Us", but not "US".</summary>
    public static bool IsPronoun(string words) => words == "I" || Pronouns.Contains(words)
        || (words.Length > 1 && words[1..].Any(char.IsLetter) && !words[1..].Any(char.IsUpper) && Pronouns.Contains(words.ToLowerInvariant()));

    /// <summary>
    /// The span without leading determiners, trailing 's, outer quotes and punctuation and, if asked, leading titles of
    /// persons.
    /// </summary>
    /// <returns>The span itself when nothing else would be left.</returns>
    public static (int Start, int End) Trim(CodePoints text, int start, int end, bool titles)
    {
        // A damaged record may point past the text.
        (start, end) = (Math.Min(start, text.Length), Math.Min(end, text.Length));
        while (true)
        {
            var before = (start, end);
            while (start < end && !IsKept(text.Slice(start, start + 1), "$£€#@+"))
                start++;
            while (end > start && !IsKept(text.Slice(end - 1, end), "%$£€+"))
                end--;
            if (Possessive().IsMatch(text.Slice(start, end)))
                end -= 2;
            start += Determiner().Match(text.Slice(start, end)).Length;
            if (titles)
                start += Title().Match(text.Slice(start, end)).Length;
            if ((start, end) == before || start >= end)
                return start < end ? (start, end) : before;
        }
    }

    private static bool IsKept(string character, string signs) =>
        char.IsLetterOrDigit(character, 0) || char.GetUnicodeCategory(character, 0) is System.Globalization.UnicodeCategory.OtherNumber or System.Globalization.UnicodeCategory.LetterNumber
        || signs.Contains(character, StringComparison.Ordinal);

    // Without a limit in time, which a busy machine would reach: these take time that grows with the text alone.
    [GeneratedRegex("['’]s$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Possessive();

    [GeneratedRegex(
        @"^(?:the|a|an|this|that|these|those|some|any|its|his|her|their|our|my|your)\s+(?=\S)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Determiner();

    [GeneratedRegex(
        "^(?:(?:mr|mrs|ms|miss|dr|prof|professor|president|vice|prime|minister|foreign|defen[cs]e|secretary|senator|sen|rep|representative|gov|governor|gen|general|"
        + "lt|lieutenant|col|colonel|maj|major|capt|captain|sgt|sergeant|cmdr|commander|brig|brigadier|adm|admiral|sheikh|sheik|imam|ayatollah|king|queen|prince|"
        + @"princess|pope|sir|lord|lady|chancellor|ambassador|judge|justice|chief|spokesman|spokeswoman|rev|reverend|father|saint|st)\.?\s+)+(?=\S)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Title();
}
