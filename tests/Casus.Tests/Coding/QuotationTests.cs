using System.Diagnostics;
using System.Text;
using Casus.Coding;
using Casus.Knowledge;
using Casus.Language;
using Casus.Readings;
using Casus.Tests.Pipeline;

namespace Casus.Tests.Coding;

/// <summary>How quotation marks are paired. Who speaks is tested in <see cref="QuoteTests"/>.</summary>
public sealed class QuotationTests
{
    private static readonly string[] Pieces =
    [
        "\"", "\u201C", "\u201D", "\u201E", "\u00AB", "\u00BB", "'", "\u2018", "\u2019", "''", " \"", "\" ", " '", "' ", " ", ". ", ", ", "\n\n", "\n\n\"", "\n\n\u201C",
        " said ", "the rebels'", " police said", "we left the town", " don't", " soldiers ", "? ", "...", "(", ")", " - ",
    ];

    private static readonly ReadingPipeline BeforeSpeech = ReadingPipeline.Of([.. Standard.Pipeline.Stages.TakeWhile(s => s.Info.Provides != Speech.Layer)]);

    [Theory]
    [InlineData("He said \"we are here\" and left.", "we are here")]
    [InlineData("He said “we are here” and left.", "we are here")]
    [InlineData("He said «we are here» and left.", "we are here")]
    [InlineData("He said „we are here“ and left.", "we are here")]
    [InlineData("He said 'we are here' and left.", "we are here")]
    [InlineData("He said ``we are here'' and left.", "we are here")]
    [InlineData("He said \"they cried 'go home' and left\" again.", "they cried 'go home' and left|go home")]
    [InlineData("“They cried “go home” to us,” he said.", "They cried “go home” to us|go home")]
    [InlineData("The rebels' guns and the soldiers' tents burned.", "")]
    [InlineData("It's the '90s, and they don't care.", "")]
    [InlineData("The pipe is 6\" wide.", "")]
    [InlineData("He said: \"We go. You stay.\" Then he left.", "We go. You stay")]
    [InlineData("\"We go, he said. The road was empty.", "We go, he said")]
    public void Marks_are_paired_by_the_spaces_around_them(string text, string quoted) => Assert.Equal(quoted, string.Join('|', Find(text)));

    [Fact]
    public void A_quotation_goes_over_paragraphs_that_each_begin_with_a_mark() =>
        Assert.Equal(["We go.\n\n“You stay.\n\n“They come"], Find("He said: “We go.\n\n“You stay.\n\n“They come.”\n\nHe left."));

    [Fact]
    public void A_quotation_ends_with_its_sentence_where_the_next_paragraph_has_no_mark() =>
        Assert.Equal(["We go"], Find("He said: “We go. He left the room.\n\nThe road was empty, he said. It was late.”").Take(1));

    [Fact]
    public void A_mark_never_swallows_a_report() =>
        Assert.All(Quotations(Read("\"" + string.Concat(Enumerable.Repeat("We left the town at dawn. ", 1000)) + "\"")), q => Assert.True(q.Words.Count <= QuotationFinder.LongestReach));

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Whatever_the_marks_quotations_lie_within_the_text_and_in_one_another(int seed)
    {
        var reading = Read(RandomText(seed, 300));
        var found = Quotations(reading);
        Assert.All(found, q => Assert.True(q.Words.Start >= q.Marked.Start && q.Words.End <= q.Marked.End && q.Marked.Start >= 0 && q.Marked.End <= reading.Get(Tokens.Layer).Count && !q.Words.IsEmpty));
        Assert.All(found, q => Assert.True(q.Words.Count <= QuotationFinder.LongestReach));
        Assert.All(Standard.Code(reading.Report).Quotes, q => Assert.Contains(q.Text, reading.Report.Text, StringComparison.Ordinal));
    }

    [Fact]
    public void A_long_report_full_of_marks_takes_no_longer_by_the_word()
    {
        // Generous by an order of magnitude: a loop over all pairs of marks would take minutes.
        var reading = BeforeSpeech.Read(Standard.Report(RandomText(1, 60_000)[..100_000]));
        var clock = Stopwatch.StartNew();
        Recognizer.Apply(reading);
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(5), $"{clock.Elapsed}");
    }

    public static TheoryData<int> Seeds => [.. Enumerable.Range(0, 40)];

    private static SpeechRecognizer Recognizer { get; } = new(DiscourseCues.Load(DataFolder.Find()), NounClasses.Load(DataFolder.Find()));

    private static Reading Read(string text) => Standard.Parse(text);

    private static List<Quotation> Quotations(Reading reading) =>
        new QuotationFinder(reading.Get(Tokens.Layer), reading.Get(Sentences.Layer), reading.Get(ReportStructure.Layer)).Find();

    private static List<string> Find(string text)
    {
        var reading = Read(text);
        return [.. Quotations(reading).Select(q => reading.Get(Tokens.Layer).SpanOf(q.Words).In(text))];
    }

    private static string RandomText(int seed, int pieces)
    {
        var random = new Random(seed);
        var text = new StringBuilder();
        for (var i = 0; i < pieces; i++)
            text.Append(Pieces[random.Next(Pieces.Length)]);
        return text.ToString();
    }
}
