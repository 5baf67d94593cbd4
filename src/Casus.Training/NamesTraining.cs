using System.Text.Json;
using Casus.Language;
using Casus.Language.Engine;
using Casus.Reports;

namespace Casus.Training;

/// <summary>Lays character spans of names over the treebanks' words.</summary>
internal static class NamesTraining
{
    /// <summary>Reads name spans by document from JSON Lines (<c>id</c>, <c>text</c>, <c>entities</c> with code-point offsets).</summary>
    /// <exception cref="CasusException">CAS0360: the file cannot be read; CAS0364: a line is not of that form.</exception>
    public static Dictionary<string, List<(TextSpan Span, NameKind Kind)>> ReadNames(string path) =>
        GoldLines.Read(path, d => (Id: GoldLines.IdOf(d), Names: NamesOf(d))).ToDictionary(d => d.Id, d => d.Names, StringComparer.Ordinal);

    /// <summary>Reads what heads of noun phrases refer to, by document, from JSON Lines with <c>mentions</c>.</summary>
    /// <exception cref="CasusException">CAS0360: the file cannot be read; CAS0364: a line is not of that form.</exception>
    public static Dictionary<string, List<(TextSpan Head, ReferentKind Kind)>> ReadReferents(string path) =>
        GoldLines.Read(path, d => (Id: GoldLines.IdOf(d), Heads: ReferentsOf(d))).ToDictionary(d => d.Id, d => d.Heads, StringComparer.Ordinal);

    private static List<(TextSpan Span, NameKind Kind)> NamesOf(JsonElement document)
    {
        var map = OffsetMap.For(GoldLines.TextOf(document));
        var names = new List<(TextSpan, NameKind)>();
        foreach (var entity in document.GetProperty("entities").EnumerateArray())
        {
            NameKind? kind = entity.GetProperty("type").GetString() switch
            {
                "PER" => NameKind.Person,
                "ORG" => NameKind.Organisation,
                "LOC" => NameKind.Place,
                _ => null,
            };
            if (kind is { } k)
                names.Add((GoldLines.SpanOf(entity, map), k));
        }

        return names;
    }

    private static List<(TextSpan Head, ReferentKind Kind)> ReferentsOf(JsonElement document)
    {
        var map = OffsetMap.For(GoldLines.TextOf(document));
        return
        [
            .. document.GetProperty("mentions").EnumerateArray().Select(mention => (
                GoldLines.SpanOf(mention.GetProperty("head"), map),
                mention.GetProperty("type").GetString() switch { "organization" => ReferentKind.Organisation, var type => Enum.Parse<ReferentKind>(type!, ignoreCase: true) })),
        ];
    }

    /// <summary>What each word of a sentence refers to, as <see cref="ReferentKind"/> counts it.</summary>
    public static int[] Referents(TreebankSentence sentence, IReadOnlyList<(TextSpan Head, ReferentKind Kind)> heads)
    {
        var kinds = new int[sentence.Forms.Length];
        foreach (var (head, kind) in heads)
        {
            // Of nested phrases with one head the outer stands first, and says the same.
            var word = Array.FindIndex(sentence.Spans, s => s.Start < head.End && head.Start < s.End);
            if (word >= 0 && kinds[word] == 0)
                kinds[word] = (int)kind;
        }

        return kinds;
    }

    /// <summary>Cuts the texts of a name set into sentences with their classes.</summary>
    /// <param name="path">JSON Lines as <see cref="ReadNames"/> takes them.</param>
    /// <param name="rules">How text is cut into words.</param>
    /// <param name="keep">Whether the document of a number, counted from 0, is wanted.</param>
    public static IEnumerable<(TreebankSentence Sentence, int[] Classes)> ReadSentences(string path, TokenRules rules, Func<int, bool> keep)
    {
        var (tokenizer, splitter) = (new Tokenizer(rules), new SentenceSplitter(rules, boundaries: null));
        var number = -1;
        foreach (var (text, known) in GoldLines.Read(path, d => (Text: GoldLines.TextOf(d), Names: NamesOf(d))))
        {
            if (!keep(++number))
                continue;
            var tokens = tokenizer.Tokenize(text);
            var sentences = splitter.Split(tokens, [new(new(0, text.Length), BlockKind.Paragraph)]);
            for (var s = 0; s < sentences.Count; s++)
            {
                var range = sentences[s];
                var sentence = TreebankSentence.Untagged(
                    [.. Enumerable.Range(range.Start, range.Count).Select(t => tokens[t].ToString())],
                    [.. Enumerable.Range(range.Start, range.Count).Select(tokens.SpanOf)]);
                yield return (sentence, Classes(sentence, known));
            }
        }
    }

    /// <summary>The class of each word of a sentence.</summary>
    public static int[] Classes(TreebankSentence sentence, IReadOnlyList<(TextSpan Span, NameKind Kind)> names)
    {
        var classes = new int[sentence.Forms.Length];
        foreach (var (span, kind) in names)
        {
            var covered = Enumerable.Range(0, classes.Length).Where(i => sentence.Spans[i].Overlaps(span) && !IsClitic(sentence.Forms[i])).ToArray();
            if (covered.Length == 0 || covered[^1] - covered[0] + 1 != covered.Length)
                continue;
            foreach (var i in covered)
            {
                var position = covered.Length == 1 ? NameClasses.Position.Single
                    : i == covered[0] ? NameClasses.Position.Begin
                    : i == covered[^1] ? NameClasses.Position.Last : NameClasses.Position.Inside;
                classes[i] = NameClasses.Of(kind, position);
            }
        }

        return classes;
    }

    /// <summary>The names in a row of classes: first word, one past the last, kind.</summary>
    public static HashSet<(int Start, int End, NameKind Kind)> Spans(IReadOnlyList<int> classes)
    {
        var spans = new HashSet<(int, int, NameKind)>();
        var start = 0;
        for (var t = 0; t < classes.Count; t++)
        {
            if (classes[t] == 0)
                continue;
            var position = NameClasses.PositionOf(classes[t]);
            if (position is NameClasses.Position.Begin or NameClasses.Position.Single)
                start = t;
            if (position is NameClasses.Position.Last or NameClasses.Position.Single)
                spans.Add((start, t + 1, NameClasses.KindOf(classes[t])));
        }

        return spans;
    }

    private static bool IsClitic(string form) => form is "'s" or "’s" or "'" or "’";
}
