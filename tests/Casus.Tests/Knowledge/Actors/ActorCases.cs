using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.CompilerServices;
using Casus.Knowledge;
using Casus.Knowledge.Actors;

namespace Casus.Tests.Knowledge.Actors;

/// <summary>The shipped register, and tables of cases about it.</summary>
public static class ActorCases
{
    private static readonly Lazy<DataFolder> FoundData = new(DataFolder.Find);
    private static readonly Lazy<ActorRegister> LoadedRegister = new(() => ActorRegister.Load(DataFolder.Find()));
    private static readonly Lazy<RoleLexicon> LoadedRoles = new(() => RoleLexicon.Load(DataFolder.Find()));
    private static readonly Lazy<ActorPhraseResolver> LoadedPhrases = new(() => ActorPhraseResolver.Load(DataFolder.Find(), Register, Roles));

    public static DataFolder Data => FoundData.Value;

    public static ActorRegister Register => LoadedRegister.Value;

    public static RoleLexicon Roles => LoadedRoles.Value;

    public static ActorPhraseResolver Phrases => LoadedPhrases.Value;

    /// <summary>A context of the form <c>IRQ SYR 2024-02-07</c>; a dash is none.</summary>
    public static ActorContext Context(string written)
    {
        var words = written.Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(w => w != "-").ToArray();
        return new()
        {
            Countries = [.. words.Where(w => w.Length == 3)],
            On = words.FirstOrDefault(w => w.Length == 10) is { } day ? DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture) : null,
        };
    }

    /// <summary>The names found in a text from left to right, each marked and followed by the ids that may be meant, the likeliest first.</summary>
    public static string Marked(string text, ActorContext context)
    {
        var (starts, ends) = Tokens(text);
        var marked = new System.Text.StringBuilder();
        var from = 0;
        for (var token = 0; token < starts.Length;)
        {
            if (!Register.TryMatch(text, starts, ends, token, context, out var match))
            {
                token++;
                continue;
            }

            var meant = match.IsAmbiguous
                ? string.Join(" or ", match.Candidates.Where(c => match.Best.Score - c.Score < ActorMatch.Margin).Select(c => c.Actor.Id))
                : match.Best.Actor.Id;
            marked.Append(text, from, match.Span.Start - from).Append("[|").Append(match.Span.In(text)).Append("|]{").Append(meant).Append('}');
            from = match.Span.End;
            token += match.TokenCount;
        }

        return marked.Append(text, from, text.Length - from).ToString();
    }

    /// <summary>Tokens in the manner of Universal Dependencies: words with inner points and apostrophes; hyphens and the possessive are tokens.</summary>
    public static (int[] Starts, int[] Ends) Tokens(string text)
    {
        var (starts, ends) = (new List<int>(), new List<int>());
        for (var at = 0; at < text.Length;)
        {
            if (char.IsWhiteSpace(text[at]))
            {
                at++;
                continue;
            }

            var end = at + 1;
            while (char.IsLetterOrDigit(text[at]) && end < text.Length && (char.IsLetterOrDigit(text[end]) || (IsInner(text[end]) && end + 1 < text.Length && char.IsLetterOrDigit(text[end + 1]))))
                end++;
            if (end < text.Length && text[end] == '.' && text[at..end].Contains('.'))
                end++;
            var possessive = text[at..end] is [.., '\'' or '’', 's'] && end - at > 2;
            Add(at, possessive ? end - 2 : end);
            if (possessive)
                Add(end - 2, end);
            at = end;
        }

        return ([.. starts], [.. ends]);

        void Add(int start, int end)
        {
            starts.Add(start);
            ends.Add(end);
        }

        static bool IsInner(char c) => c is '.' or '\'' or '’' or 'ʿ' or '/';
    }

    /// <summary>The lines of a file beside this one, without blank lines and comments.</summary>
    public static IEnumerable<string> Lines(string file, [CallerFilePath] string here = "") =>
        File.ReadLines(Path.Combine(Path.GetDirectoryName(here)!, file)).Where(l => l.Length > 0 && l[0] != '#');

    /// <summary>The rows of a table of two or three columns, cut at <c> / </c>.</summary>
    public static IEnumerable<TheoryDataRow<string, string, string>> Table(string file) =>
        Lines(file).Select(l => l.Split(" / ", StringSplitOptions.TrimEntries)).Select(r => new TheoryDataRow<string, string, string>(r[0], r[1], r.Length > 2 ? r[2] : ""));
}
