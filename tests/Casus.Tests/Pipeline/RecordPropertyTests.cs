using System.Text;
using System.Text.Json;
using Casus.Cli;
using Casus.Records;
using Casus.Reports;
using Casus.Tests.Cli;
using FsCheck;
using FsCheck.Fluent;
using Json.Schema;

namespace Casus.Tests.Pipeline;

/// <summary>What holds of the record of any report, well written or torn.</summary>
public sealed class RecordPropertyTests
{
    private const int TornTexts = 60;

    // Halves of characters, marks that nobody sees, marks that turn the line around, signs of two code units.
    private static readonly string[] Insertions = ["\uD83D", "\uDCA5", "\u200B", "\u200D", "\u202E", "\u2066", "\uFEFF", "\u00AD", "\U0001F4A5", "\u0000", "\u2028", "\u0301"];

    private static JsonSchema Schema => Casus.Tests.Cli.RecordSchemaTests.Validator;

    public static TheoryData<string, string> Examples
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var (file, reports) in ExampleReports.Files)
            {
                foreach (var report in reports)
                    data.Add(file, report.Id);
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Examples))]
    public void The_record_of_an_example_keeps_its_promises(string file, string id) => CheckRecord(ExampleReports.Named(file, id));

    [Fact]
    public void The_record_of_a_torn_report_keeps_its_promises() => Texts.Hold(TornText(), text => CheckRecord(Standard.Report(text, "2024-02-08")), TornTexts);

    [Fact]
    public void The_record_of_any_text_keeps_its_promises() =>
        Texts.Hold(Texts.Hostile, text => CheckRecord(Standard.Report(text, "2024-02-08", text.Length > 40 ? text[..20] : null)), TornTexts);

    [Fact]
    public void A_report_without_words_has_a_record_without_findings()
    {
        foreach (var text in (string[])["", " ", "\n\n", "\u200B", "\uD800"])
        {
            var record = Standard.Code(Standard.Report(text));
            Assert.Empty(record.Events);
            Assert.Empty(record.Entities);
            Assert.Equal("no-publication-date", record.Unknown!["publishedOn"]);
        }
    }

    [Fact]
    public void What_is_invisible_and_stands_between_sentences_changes_no_event()
    {
        const string Text = "Gunmen killed three guards near Mosul on Tuesday. The army sent troops.";
        var plain = Standard.Code(Standard.Report(Text, "2024-02-08"));
        var marked = Standard.Code(Standard.Report("\uFEFF" + Text.Replace(". ", ".\u200B ", StringComparison.Ordinal), "2024-02-08"));
        Assert.Equal(plain.Events.Select(e => (e.Type, e.Date?.Start, e.Location?.Name)), marked.Events.Select(e => (e.Type, e.Date?.Start, e.Location?.Name)));
        Assert.NotEmpty(plain.Events);
    }

    [Theory]
    [InlineData("(")]
    [InlineData("\"")]
    [InlineData("a ")]
    [InlineData("killed ")]
    [InlineData("Gunmen killed three soldiers in Mosul on Monday. ")]
    [InlineData("Baghdad, ")]
    [InlineData("3 ")]
    [InlineData("\n")]
    public void A_text_that_repeats_itself_for_long_is_read_to_its_end(string unit)
    {
        var text = string.Concat(Enumerable.Repeat(unit, 60_000 / unit.Length));
        var record = Standard.Code(Standard.Report(text, "2024-02-08"));
        Assert.True(string.IsNullOrWhiteSpace(text) || record.Sentences[^1].End >= text.TrimEnd().Length - 1);
    }

    private static void CheckRecord(Report report)
    {
        var record = Standard.Code(report);
        var json = JsonSerializer.Serialize(record, RecordJson.Lines.CodedReport);
        using var document = JsonDocument.Parse(json);
        Assert.Empty(RecordChecker.Faults(document.RootElement, report.Text, report.Title));
        Assert.Equal(json, JsonSerializer.Serialize(JsonSerializer.Deserialize(json, RecordJson.Lines.CodedReport)!, RecordJson.Lines.CodedReport));
        Assert.Empty(Complaints(json));
    }

    private static List<string> Complaints(string json)
    {
        // The validator's reader refuses lone surrogates; for the schema they are letters like any other.
        var readable = System.Text.RegularExpressions.Regex.Replace(json, @"(?<!\\)((?:\\\\)*)\\u[dD][89a-fA-F][0-9a-fA-F]{2}", "$1?");
        using var document = JsonDocument.Parse(readable);
        var results = Schema.Evaluate(document.RootElement, new() { OutputFormat = OutputFormat.List });
        return results.IsValid ? [] : [.. results.Details!.Where(d => d.Errors is { Count: > 0 }).Select(d => $"{d.InstanceLocation}: {string.Join("; ", d.Errors!.Values)}")];
    }

    // An example whose sentences are shuffled, some in capitals, some cut short, with things put between its letters.
    private static Gen<string> TornText() =>
        from example in Gen.Elements(ExampleReports.All.Select(r => r.Text).ToArray())
        from seed in Gen.Choose(0, int.MaxValue)
        select Tear(example, new Random(seed));

    private static string Tear(string text, Random random)
    {
        var sentences = text.Split(". ");
        if (random.Next(2) == 0)
            random.Shuffle(sentences);
        var torn = new StringBuilder();
        foreach (var sentence in sentences.Take(random.Next(1, 14)))
        {
            var part = random.Next(5) == 0 ? sentence[..random.Next(sentence.Length + 1)] : sentence;
            torn.Append(random.Next(4) == 0 ? part.ToUpperInvariant() : part).Append(". ");
        }

        for (var insertions = random.Next(6); insertions > 0; insertions--)
            torn.Insert(random.Next(torn.Length + 1), Insertions[random.Next(Insertions.Length)]);
        return torn.ToString();
    }
}
