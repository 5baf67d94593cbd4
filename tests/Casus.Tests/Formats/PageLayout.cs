using System.Globalization;
using System.Text;
using Casus.Tests.Cli;

namespace Casus.Tests.Formats;

/// <summary>A page of the structure of some kind of news site, filled with made-up words, and what of it is the article.</summary>
/// <param name="Name">A short name.</param>
/// <param name="Page">Its bytes.</param>
/// <param name="Title">Its headline.</param>
/// <param name="Published">Its date where the page gives it in a form for machines.</param>
/// <param name="Body">Words of paragraphs, cross-headings and summary.</param>
/// <param name="Captions">Words of captions and credits.</param>
internal sealed record PageLayout(string Name, byte[] Page, string Title, string? Published, IReadOnlyList<string> Body, IReadOnlyList<string> Captions)
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<PageLayout> All { get; } = [.. Read()];

    /// <summary>The words of a text: runs of letters and digits, in small letters.</summary>
    public static IEnumerable<string> Words(string text)
    {
        var word = new StringBuilder();
        foreach (var c in text + " ")
        {
            if (char.IsLetterOrDigit(c))
            {
                word.Append(char.ToLowerInvariant(c));
                continue;
            }

            if (word.Length > 0)
                yield return word.ToString();
            word.Clear();
        }
    }

    private static IEnumerable<PageLayout> Read()
    {
        var pool = File.ReadLines(Path("words.txt")).Where(l => !l.StartsWith('#')).ToLookup(l => l[0], l => l[2..]);
        var number = 0;
        foreach (var part in File.ReadAllText(Path("layouts.txt")).Split("%% ", StringSplitOptions.RemoveEmptyEntries))
        {
            var head = part[..part.IndexOf('\n')].Split(" | ");
            yield return Filled(head, part[(part.IndexOf('\n') + 1)..].TrimEnd('\n'), pool, number++);
        }
    }

    private static PageLayout Filled(string[] head, string markup, ILookup<char, string> pool, int number)
    {
        var next = new Dictionary<char, int>();
        var (body, captions) = (new List<string>(), new List<string>());
        var title = string.Create(CultureInfo.InvariantCulture, $"Raid number {number + 1} shakes {(number % 2 == 0 ? "Orvast" : "Melkin")} market");
        var date = string.Create(CultureInfo.InvariantCulture, $"2024-02-{1 + (number % 28):00}");
        var page = new StringBuilder();
        foreach (var piece in markup.Split("{{"))
        {
            var end = piece.IndexOf("}}", StringComparison.Ordinal);
            if (end < 0)
            {
                page.Append(piece);
                continue;
            }

            var words = piece[..end] switch
            {
                "T" => title,
                "D" => date,
                "I" => number.ToString(CultureInfo.InvariantCulture),
                "T2" => Next('t'),
                var kind => Next(char.ToLowerInvariant(kind[0])),
            };
            if (piece[..end] is "P" or "S" or "H" or "Q")
                body.AddRange(Words(words));
            else if (piece[..end] is "C" or "K")
                captions.AddRange(Words(words));
            page.Append(words).Append(piece, end + 2, piece.Length - end - 2);
        }

        var encoding = head.Length > 2 ? CodePagesEncodingProvider.Instance.GetEncoding(head[2])! : Encoding.UTF8;
        return new(head[0], encoding.GetBytes(page.ToString()), title, markup.Contains("{{D}}", StringComparison.Ordinal) ? date : null, body, captions);

        string Next(char kind)
        {
            var all = pool[kind].ToList();
            var at = next[kind] = next.TryGetValue(kind, out var last) ? last + 1 : number * 3;
            return all[at % all.Count];
        }
    }

    private static string Path(string name) => Repository.File("tests/Casus.Tests/Formats/Layouts/" + name);
}
