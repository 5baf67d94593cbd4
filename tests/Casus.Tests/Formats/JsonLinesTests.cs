using System.Text;
using Casus.Formats;
using Casus.Reports;

namespace Casus.Tests.Formats;

public sealed class JsonLinesTests
{
    [Fact]
    public void Every_field_of_the_contract_is_read()
    {
        var report = Input.Report(
            """{"id":"r1","text":"Shells fell.","title":"Shelling","publishedOn":"2024-02-08T01:10:00+03:00","publisher":"Wire","url":"https://example.org/1","language":"en","extra":{"deep":[1,2]}}""");

        Assert.Equal(
            ("r1", "Shells fell.", "Shelling", "2024-02-08T01:10:00+03:00", "Wire", "https://example.org/1", "en", false, "in.jsonl:1"),
            (report.Id, report.Text, report.Title, report.PublishedOn?.AsWritten, report.Publisher, report.Url, report.Language, report.TextWasExtracted, report.Origin.ToString()));
    }

    [Fact]
    public void A_bad_line_costs_itself_alone()
    {
        var results = Input.Read(
            """
            {"id":"a","text":"one"}
            {"id":"b","text":"two"
            not json

            [1]
            {"id":"c"}
            {"id":"d","text":7}
            {"id":"e","text":"three"} trailing
            {"id":"f","text":"four"}
            """);

        Assert.Equal(
            [
                "report:a", "Error CAS0201 @ in.jsonl:2", "Error CAS0201 @ in.jsonl:3", "Error CAS0202 @ in.jsonl:5", "Error CAS0203 @ in.jsonl:6",
                "Error CAS0204 @ in.jsonl:7", "Error CAS0201 @ in.jsonl:8", "report:f",
            ],
            results.Outline());
    }

    [Theory]
    [InlineData(0xFF, 0xFE)]
    [InlineData(0xFE, 0xFF)]
    public void The_mark_of_UTF_16_in_a_line_costs_that_line_alone(byte first, byte second)
    {
        byte[] mark = [first, second];
        byte[] report = [.. """{"id":"a","text":"one"}"""u8, (byte)'\n'];
        foreach (byte[] bad in new byte[][] { [.. mark, (byte)'\n'], [.. mark, (byte)'x', (byte)'\n'], [.. mark, .. report] })
        {
            Assert.Equal(["report:a", "Error CAS0201 @ in.jsonl:2", "Notice CAS0207 @ in.jsonl:3", "report:a"], Input.Read([.. report, .. bad, .. report]).Outline());
            Assert.Equal(["Error CAS0201 @ in.jsonl:1", "report:a"], Input.Read([.. bad, .. report]).Outline());
        }
    }

    [Theory]
    [InlineData("""{"id":"a","text":17}""", "in.jsonl:1: error CAS0204: the field \"text\" is a number. Expected a string.")]
    [InlineData("""{"id":"a","text":null}""", "in.jsonl:1: error CAS0204: the field \"text\" is null. Expected a string.")]
    [InlineData("""{"id":"a"}""", "in.jsonl:1: error CAS0203: the object has no field \"text\". Expected the report's text as a string under that name.")]
    [InlineData("""{"text":"x",}""", "in.jsonl:1: error CAS0201: this is not JSON from byte 13 of the line on. Expected one complete JSON object per line.")]
    [InlineData("\"text\"", "in.jsonl:1: error CAS0202: expected a JSON object such as {\"id\": …, \"text\": …} and found a string.")]
    public void A_problem_says_what_was_found_and_what_was_expected(string line, string message) =>
        Assert.Equal(message, Assert.Single(Input.Read(line).Problems()).ToString());

    [Fact]
    public void A_report_with_an_unreadable_date_is_read_without_one()
    {
        var results = Input.Read("""{"id":"a","text":"x","publishedOn":"31/02/2024"}""", options: new() { PublishedOn = PublicationTime.On(new(2024, 1, 1)) });

        Assert.Equal(["Warning CAS0206 @ in.jsonl:1", "report:a"], results.Outline());
        Assert.Null(results.Reports()[0].PublishedOn);
    }

    [Fact]
    public void The_default_date_is_for_reports_that_give_none()
    {
        var options = new ReadOptions { PublishedOn = PublicationTime.On(new(2024, 1, 1)) };
        var results = Input.Read("{\"id\":\"a\",\"text\":\"x\"}\n{\"id\":\"b\",\"text\":\"x\",\"publishedOn\":\"2024-02-08\"}", options: options);

        Assert.Equal(["2024-01-01", "2024-02-08"], results.Reports().Select(r => r.PublishedOn!.AsWritten));
    }

    [Fact]
    public void Other_fields_of_a_wrong_type_are_ignored_with_a_warning_and_a_number_may_be_an_id()
    {
        var results = Input.Read("""{"id":17,"text":"x","title":["a"],"publishedOn":20240208,"url":null}""");

        Assert.Equal(["Warning CAS0205 @ in.jsonl:1", "Warning CAS0205 @ in.jsonl:1", "report:17"], results.Outline());
        Assert.Null(results.Reports()[0].Title);
    }

    [Fact]
    public void An_id_that_comes_back_is_noted_and_both_reports_are_read() => Assert.Equal(
        ["report:a", "Notice CAS0207 @ in.jsonl:2", "report:a"],
        Input.Read("{\"id\":\"a\",\"text\":\"x\"}\n{\"id\":\"a\",\"text\":\"y\"}").Outline());

    [Fact]
    public void Of_a_field_given_twice_the_last_counts()
    {
        var results = Input.Read("""{"id":"a","text":"first","text":"second"}""");

        Assert.Equal(["Warning CAS0208 @ in.jsonl:1", "report:a"], results.Outline());
        Assert.Equal("second", results.Reports()[0].Text);
    }

    [Fact]
    public void Lone_surrogates_stay_as_they_are()
    {
        Assert.Equal("\ud800", TextOf("""\ud800"""));
        Assert.Equal("a\udc00b", TextOf("""a\udc00b"""));
        Assert.Equal("\udc00\ud800", TextOf("""\udc00\uD800"""));
        Assert.Equal("\ud83d\ude00", TextOf("""\ud83d\ude00"""));
        Assert.Equal("\ud83d \n\t\"\\/éé", TextOf("""\ud83d \n\t\"\\\/\u00e9é"""));

        static string TextOf(string json) => Input.Report($$"""{"id":"a","text":"{{json}}"}""").Text;
    }

    [Fact]
    public void A_lone_surrogate_counts_as_one_code_point() =>
        Assert.Equal(3, OffsetMap.For("a\ud800b").Length(Input.Report("""{"text":"a\ud800b"}""").Text));

    [Fact]
    public void Invisible_and_direction_marks_are_kept() =>
        Assert.Equal("a\u200bb\u202ec\ufeff", Input.Report("{\"text\":\"a\u200bb\\u202ec\ufeff\"}").Text);

    [Fact]
    public void An_id_is_made_from_the_content_and_stays_the_same()
    {
        Assert.Equal("2d711642b726b044", Input.Report("""{"text":"x"}""").Id);
        Assert.Equal(Input.Report("""{"text":"x","title":"t"}""").Id, Input.Report("""{"title":"t","text":"\u0078"}""").Id);
        Assert.NotEqual(Input.Report("""{"text":"x","publisher":"A"}""").Id, Input.Report("""{"text":"x","publisher":"B"}""").Id);
        Assert.NotEqual(Input.Report("""{"text":"\ud800"}""").Id, Input.Report("""{"text":"\ud801"}""").Id);
    }

    [Fact]
    public void A_line_over_the_limit_is_passed_over_and_reading_goes_on()
    {
        var results = Input.Read(
            "{\"id\":\"a\",\"text\":\"x\"}\n{\"id\":\"b\",\"text\":\"" + new string('y', 300_000) + "\"}\n{\"id\":\"c\",\"text\":\"z\"}",
            options: new() { MaxReportBytes = 1000 });

        Assert.Equal(["report:a", "Error CAS0106 @ in.jsonl:2", "report:c"], results.Outline());
    }

    [Fact]
    public void A_line_longer_than_the_window_is_read_whole()
    {
        var text = string.Concat(Enumerable.Range(0, 60_000).Select(i => $"{i} "));
        Assert.Equal(text, Input.Report($$"""{"text":"{{text}}"}""").Text);
    }

    [Fact]
    public void Deep_nesting_in_unknown_fields_is_no_problem() =>
        Assert.Equal("x", Input.Report("{\"deep\":" + new string('[', 20_000) + new string(']', 20_000) + ",\"text\":\"x\"}").Text);

    [Theory]
    [InlineData("{\n  \"id\": \"a\",\n  \"text\": \"x } y\"\n}\n", new[] { "report:a" })]
    [InlineData("[{\"id\":\"a\",\"text\":\"x\"},\n {\"id\":\"b\",\"text\":\"y\"}]", new[] { "report:a", "report:b" })]
    [InlineData("{\"id\":\"a\",\"text\":\"x\"}\n{\"id\":\"b\",\"text\":\"y\"}\n", new[] { "report:a", "report:b" })]
    [InlineData("{\n\"id\":\"a\",\n\"text\":1}\n{\"id\":\"b\",\n\"text\":\"y\"}", new[] { "Error CAS0204 @ in.json:1", "report:b" })]
    [InlineData("{\n\"id\":\"a\",\n\"text\":\"x\"", new[] { "Error CAS0211 @ in.json:1" })]
    [InlineData("[1, 2]", new[] { "Error CAS0202 @ in.json:1" })]
    [InlineData("[]", new[] { "Error CAS0104 @ in.json" })]
    public void A_json_file_may_hold_one_object_several_or_an_array(string content, string[] outline) =>
        Assert.Equal(outline, Input.Read(content, "in.json").Outline());

    [Fact]
    public void Utf16_with_a_byte_order_mark_is_read()
    {
        foreach (var encoding in new[] { Encoding.Unicode, Encoding.BigEndianUnicode })
        {
            byte[] content = [.. encoding.GetPreamble(), .. encoding.GetBytes("{\"id\":\"a\",\"text\":\"Zvečan\"}\n{\"id\":\"b\",\"text\":\"y\"}\n")];
            var results = Input.Read(content);
            Assert.Equal(["report:a", "report:b"], results.Outline());
            Assert.Equal("Zvečan", results.Reports()[0].Text);
        }
    }

    [Fact]
    public void A_line_in_Windows_1252_is_read_with_a_warning_and_carries_its_text()
    {
        var results = Input.Read(Encoding.Latin1.GetBytes("{\"id\":\"a\",\"text\":\"Caf\u00e9 \u0093bombed\u0094\"}"));

        Assert.Equal(["Warning CAS0107 @ in.jsonl:1", "report:a"], results.Outline());
        Assert.Equal("Café “bombed”", results.Reports()[0].Text);
        Assert.True(results.Reports()[0].TextWasExtracted);
    }

    [Fact]
    public void Blank_lines_carriage_returns_and_a_byte_order_mark_are_passed_over() =>
        Assert.Equal(["report:a", "report:b"], Input.Read("\ufeff{\"id\":\"a\",\"text\":\"x\"}\r\n\r\n  {\"id\":\"b\",\"text\":\"y\"}  \r\n").Outline());
}
