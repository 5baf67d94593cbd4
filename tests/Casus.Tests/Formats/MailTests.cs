using System.Text;

namespace Casus.Tests.Formats;

public sealed class MailTests
{
    private const string Text = "Two shells landed on the edge of Orvast late on Monday, killing a baker, the council said.";

    [Fact]
    public void A_plain_mail_is_a_report_with_its_subject_and_date()
    {
        var report = Input.Report(Lines("Return-Path: <x@wire.example>", "From: =?utf-8?Q?Wire_=E2=80=93_Night?= Desk <desk@wire.example>", "Date: Thu, 8 Feb 2024 23:20:00 +0300 (MSK)", "Subject: =?utf-8?B?U2hlbGxz?= =?utf-8?B?IGhpdCBPcnZhc3Q=?=", " again", "", Text), "a.eml");

        Assert.Equal((Text, "Shells hit Orvast again", "Wire – Night Desk", "2024-02-08T23:20:00+03:00"), (report.Text, report.Title, report.Publisher, report.PublishedOn?.AsWritten));
        Assert.True(report.TextWasExtracted);
    }

    [Theory]
    [InlineData("8bit", "café “Orvast”", "utf-8")]
    [InlineData("quoted-printable", "caf=C3=A9 =\r\n=E2=80=9COrvast=E2=80=9D", "utf-8")]
    [InlineData("base64", "Y2Fmw6kg4oCcT3\r\nJ2YXN04oCd", "utf-8")]
    [InlineData("quoted-printable", "caf=E9 =93Orvast=94", "windows-1252")]
    public void Transfer_encodings_and_charsets_are_undone(string encoding, string body, string charset) =>
        Assert.Equal("café “Orvast”", Input.Report(Lines("Content-Type: text/plain; charset=\"" + charset + "\"", "Content-Transfer-Encoding: " + encoding, "Subject: x", "", body), "a.eml").Text);

    [Fact]
    public void Of_a_mail_in_parts_the_text_is_read_and_what_is_attached_is_told()
    {
        var results = Input.Read(Lines(
            "Subject: x", "MIME-Version: 1.0", "Content-Type: multipart/mixed; boundary=\"a b\"", "", "preamble", "--a b", "Content-Type: multipart/alternative; boundary=c", "", "--c", "Content-Type: text/plain", "", Text, Text, Text, Text,
            "--c", "Content-Type: text/html", "", "<p>Other words of a page</p>", "--c--", "--a b", "Content-Type: application/pdf; name=x.pdf", "Content-Transfer-Encoding: base64", "", "JVBERi0=", "--a b", "Content-Type: text/plain", "Content-Disposition: attachment; filename=y.txt", "", "attached", "--a b--", "epilogue"), "a.eml");

        Assert.Equal(["Notice CAS0212 @ a.eml", $"report:{results.Reports()[0].Id}"], results.Outline());
        Assert.Equal(string.Join('\n', Text, Text, Text, Text), results.Reports()[0].Text);
    }

    [Fact]
    public void A_page_is_read_where_the_text_says_little()
    {
        var report = Input.Report(Lines(
            "Subject: Shells", "Content-Type: multipart/alternative; boundary=c", "", "--c", "Content-Type: text/plain", "", "See the page.",
            "--c", "Content-Type: text/html; charset=iso-8859-1", "", $"<nav><a>Home</a></nav><h1>Shells</h1><p>{Text}</p><p>{Text}</p>", "--c--"), "a.eml");
        Assert.Equal($"{Text}\n\n{Text}", report.Text);
        Assert.Null(report.Page);
    }

    [Fact]
    public void A_boundary_may_be_the_beginning_of_another()
    {
        var results = Input.Read(Lines(
            "Subject: x", "Content-Type: multipart/mixed; boundary=x-1", "", "--x-1", "Content-Type: multipart/alternative; boundary=x-10", "", "--x-10 ", "Content-Type: text/plain", "", Text, "--x-1-", "--x-10--",
            "--x-1", "Content-Type: text/plain", "", "Second.", "--x-1--  ", "Epilogue."), "a.eml");
        Assert.Equal($"{Text}\n--x-1-\n\nSecond.", Assert.Single(results.Reports()).Text);
    }

    [Fact]
    public void Headers_that_go_on_for_ever_take_no_time_and_are_cut()
    {
        var watch = System.Diagnostics.Stopwatch.StartNew();
        var report = Input.Report("Subject: Shells\r\n" + string.Concat(Enumerable.Repeat(" a\r\n", 1_000_000)) + "X: " + new string('x', 70_000) + "\r\n and on\r\n\r\n" + Text, "a.eml");
        Assert.StartsWith("Shells a a a", report.Title, StringComparison.Ordinal);
        Assert.DoesNotContain("and on", report.Title, StringComparison.Ordinal);
        Assert.True(report.Title!.Length <= 64 * 1024, $"{report.Title.Length}");
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(10), $"It took {watch.Elapsed}.");
    }

    [Theory]
    [InlineData("GMT", "+00:00")]
    [InlineData("UT", "+00:00")]
    [InlineData("Z", "+00:00")]
    [InlineData("EDT", "-04:00")]
    [InlineData("EST", "-05:00")]
    [InlineData("CDT", "-05:00")]
    [InlineData("PST", "-08:00")]
    [InlineData("M", "+00:00")]
    public void Zones_may_stand_by_name(string zone, string offset) =>
        Assert.Equal("2024-02-08T23:20:00" + offset, Input.Report(Lines("Subject: x", $"Date: Thu, 8 Feb 2024 23:20:00 {zone}", "", Text), "a.eml").PublishedOn?.AsWritten.Replace("Z", "+00:00", StringComparison.Ordinal));

    [Fact]
    public void Flowed_lines_are_joined() =>
        Assert.Equal("one two\nthree", Input.Report("Content-Type: text/plain; format=flowed\r\n\r\none \r\ntwo\r\nthree", "a.eml").Text);

    [Fact]
    public void A_mail_without_text_is_a_problem() =>
        Assert.Equal(["Notice CAS0212 @ a.eml", "Error CAS0213 @ a.eml"], Input.Read(Lines("Subject: x", "Content-Type: image/png", "", "x"), "a.eml").Outline());

    [Fact]
    public void Mails_are_known_by_their_beginning_where_they_have_no_name() =>
        Assert.Equal("x", Input.Report(Lines("Received: from a by b", "Subject: x", "", Text), "-").Title);

    [Theory]
    [InlineData("From nobody")]
    [InlineData("Subject:")]
    [InlineData("Content-Type: multipart/mixed; boundary=")]
    [InlineData("Content-Type: multipart/mixed; boundary=\"x")]
    public void Damaged_headers_do_no_harm(string header) => Assert.NotEmpty(Input.Read(Lines(header, "", "--x", "", Text), "a.eml"));

    [Fact]
    public void Hostile_mails_take_no_time()
    {
        var nested = new StringBuilder();
        for (var i = 0; i < 2000; i++)
            nested.Append("Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n");
        foreach (var mail in new[]
        {
            nested.ToString(), string.Concat(Enumerable.Repeat("X: y\r\n", 500_000)), "Subject: " + string.Concat(Enumerable.Repeat("=?utf-8?B?QQ==?= ", 100_000)) + "\r\n\r\nx",
            "Subject: " + string.Concat(Enumerable.Repeat("=?", 200_000)), "X: y\r\n" + string.Concat(Enumerable.Repeat(" folded\r\n", 300_000)) + "\r\nx",
            "Content-Type: multipart/mixed; boundary=b\r\n\r\n" + string.Concat(Enumerable.Repeat("--b\r\n\r\n", 200_000)),
        })
        {
            var watch = System.Diagnostics.Stopwatch.StartNew();
            Assert.NotEmpty(Input.Read(mail, "a.eml"));
            Assert.True(watch.Elapsed < TimeSpan.FromSeconds(10), $"It took {watch.Elapsed}.");
        }
    }

    private static string Lines(params string[] lines) => string.Join("\r\n", lines);
}
