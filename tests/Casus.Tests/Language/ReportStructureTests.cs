using System.Collections.Immutable;
using System.Diagnostics;
using System.Text;
using Casus.Knowledge;
using Casus.Language;
using Casus.Readings;
using Casus.Reports;
using FsCheck;
using FsCheck.Fluent;

namespace Casus.Tests.Language;

public sealed class ReportStructureTests
{
    private static readonly ReportStructureRecognizer Recognizer = new(ReportStructureLexicon.Load(DataFolder.At(Path.Combine(Root(), "data"))));

    public static TheoryData<string, string> Cases()
    {
        var cases = new TheoryData<string, string>();
        var lines = File.ReadAllText(Path.Combine(Root(), "tests/Casus.Tests/Language/ReportStructureCases.txt")).ReplaceLineEndings("\n");
        foreach (var part in lines.Split("\n== ").Skip(1))
        {
            var end = part.IndexOf('\n', StringComparison.Ordinal);
            cases.Add(part[..end], part[(end + 1)..].Trim('\n'));
        }

        return cases;
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void The_parts_of_a_report_are_told_apart(string name, string marked)
    {
        var (text, expected) = Unmark(marked);

        Assert.True(expected.Length > 0, name);
        Assert.Equal(Show(text, expected), Show(text, Blocks(text)));
    }

    [Fact]
    public void The_line_that_repeats_the_given_headline_is_the_title()
    {
        const string Text = "A long line of the desk that nobody asked for\nBlast kills four\n\nA blast killed four people in the market on Monday, the police of the city said.";
        Assert.Equal([BlockKind.Summary, BlockKind.Title, BlockKind.Paragraph], Blocks(Text, title: "Blast kills four").Select(b => b.Kind));
    }

    [Fact]
    public void Blocks_of_the_format_are_kept_and_refined()
    {
        const string Text = "KABUL (Wire) - Four died in the blast.\n\nThe gate. Photo: Tern Pictures\n\nRead more: The war\n\nloose\n\nWhat we know";
        var blocks = Blocks(Text, given:
        [
            new(Of(Text, "KABUL (Wire) - Four died in the blast."), BlockKind.Paragraph),
            new(Of(Text, "The gate. Photo: Tern Pictures"), BlockKind.Caption),
            new(Of(Text, "Read more: The war"), BlockKind.Paragraph),
            new(Of(Text, "What we know"), BlockKind.Heading),
        ]);

        Assert.Equal(
            """
            Dateline: KABUL (Wire) -
            Paragraph: Four died in the blast.
            Caption: The gate.
            Credit: Photo: Tern Pictures
            Furniture: Read more: The war
            Paragraph: loose
            Heading: What we know
            """,
            Show(Text, blocks));
    }

    [Theory]
    [InlineData("")]
    [InlineData(" \n\t\r\n \u00a0")]
    public void A_text_of_white_space_has_no_blocks(string text) => Assert.Empty(Blocks(text));

    [Fact]
    public void Blocks_tile_any_text()
    {
        var piece = Gen.Elements(
            "BAGHDAD, Feb 8 (Agency) - ", "By Ada Quill", "Reuters", "ReutersPeople look on", "Credit: X", "FILE - ", "Read more: ", "Key points", "Who is X?",
            "A car was hit on the road to the airport on Monday.", "[TEXT] ", "3", "word ", "WORD ", "\n", "\n\n", "\r\n", "\u2028", "\t", " ", "   ", "-- ", "(", ")", "[", "]",
            ":", "—", ",", ".", "©", "\ud800", "\udc00", "\ud83d\ude00", "\u200b", "\u202e", "\u0000", "é", "ب", "12 DEC 89", "/", "@", "https://x", "Jane Doe/AP", "•");
        var text = Gen.ListOf(piece).Select(p => string.Concat(p));
        Prop.ForAll(text.ToArbitrary(), t => AssertTiles(t, Blocks(t))).Check(Config.QuickThrowOnFailure.WithMaxTest(3000).WithReplay(20240208, 7));
    }

    [Fact]
    public void Blocks_tile_a_text_whatever_the_format_says()
    {
        var random = new Random(8);
        for (var round = 0; round < 500; round++)
        {
            var text = string.Concat(Enumerable.Range(0, random.Next(60)).Select(_ => "ab C.\n -"[random.Next(8)]));
            var given = Enumerable.Range(0, random.Next(5)).Select(_ => random.Next(text.Length + 9)).Order()
                .Select(at => new Block(new(at, at + random.Next(9)), (BlockKind)random.Next(10)));
            AssertTiles(text, Blocks(text, given: [.. given]));
        }
    }

    [Theory]
    [InlineData("word ")]
    [InlineData("A")]
    [InlineData("x\n")]
    [InlineData("A line of capitals and a dash - \n")]
    [InlineData("Photo: ")]
    [InlineData("(")]
    [InlineData("[TEXT] ")]
    [InlineData("BAGHDAD, ")]
    public void Time_grows_linearly_with_the_text(string unit)
    {
        var small = Time(unit, 200_000);
        var large = Time(unit, 4_000_000);

        // Twenty times the text may take twenty times as long, and on a busy machine some more; quadratic time would take 400 times.
        Assert.True(large < TimeSpan.FromSeconds(2) || large < small * 100, $"{small} for 0.2 million characters, {large} for 4 million.");
    }

    [Fact]
    public void The_same_text_gives_the_same_blocks_on_any_thread()
    {
        var text = string.Join("\n\n", Cases().Select(c => Unmark(c.Data.Item2).Text));
        var first = Show(text, Blocks(text));
        Parallel.For(0, 8, _ => Assert.Equal(first, Show(text, Blocks(text))));
    }

    private static TimeSpan Time(string unit, int length)
    {
        var text = new StringBuilder(length).Insert(0, unit, length / unit.Length).ToString();
        var watch = Stopwatch.StartNew();
        _ = Blocks(text);
        return watch.Elapsed;
    }

    private static bool AssertTiles(string text, ImmutableArray<Block> blocks)
    {
        var at = 0;
        foreach (var block in blocks)
        {
            Assert.True(block.Span.Start >= at && block.Span.Length > 0 && block.Span.End <= text.Length, $"{block} after {at}");
            Assert.True(string.IsNullOrWhiteSpace(text[at..block.Span.Start]), $"a gap before {block}");
            Assert.False(char.IsWhiteSpace(text[block.Span.Start]) || char.IsWhiteSpace(text[block.Span.End - 1]), $"white space around {block}");
            at = block.Span.End;
        }

        Assert.True(string.IsNullOrWhiteSpace(text[at..]), "a gap at the end");
        return true;
    }

    private static ImmutableArray<Block> Blocks(string text, string? title = null, ImmutableArray<Block> given = default) => Recognizer
        .Apply(Reading.Of(new Report { Id = "r", Text = text, Title = title, Blocks = given.IsDefault ? [] : given }))
        .Get(ReportStructure.Layer);

    private static TextSpan Of(string text, string words) => new(text.IndexOf(words, StringComparison.Ordinal), text.IndexOf(words, StringComparison.Ordinal) + words.Length);

    private static string Show(string text, ImmutableArray<Block> blocks) =>
        string.Join('\n', blocks.Select(b => $"{b.Kind}: {b.Span.In(text)}"));

    /// <summary>Takes <c>[Kind|words|]</c> out of a text.</summary>
    private static (string Text, ImmutableArray<Block> Blocks) Unmark(string marked)
    {
        var text = new StringBuilder();
        var blocks = ImmutableArray.CreateBuilder<Block>();
        for (var at = 0; at < marked.Length;)
        {
            var bar = marked.IndexOf('|', at);
            if (marked[at] != '[' || bar < 0 || !Enum.TryParse<BlockKind>(marked[(at + 1)..bar], out var kind))
            {
                text.Append(marked[at++]);
                continue;
            }

            var close = marked.IndexOf("|]", bar + 1, StringComparison.Ordinal);
            var start = text.Length;
            text.Append(marked, bar + 1, close - bar - 1);
            blocks.Add(new(new(start, text.Length), kind));
            at = close + 2;
        }

        return (text.ToString(), blocks.DrainToImmutable());
    }

    private static string Root()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Casus.slnx")))
            folder = Path.GetDirectoryName(folder.TrimEnd(Path.DirectorySeparatorChar)) ?? throw new InvalidOperationException("The tests run outside a checkout.");
        return folder;
    }
}
