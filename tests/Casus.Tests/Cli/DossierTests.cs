using Casus.Cli;
using Casus.Cli.Dossier;
using Casus.Records;
using Casus.Reports;

namespace Casus.Tests.Cli;

public sealed class DossierTests
{
    [Fact]
    public void An_incident_stands_with_its_claims_its_background_and_what_is_unknown() =>
        Golden.Check("dossier/strike.txt", Set(SampleRecords.Strike));

    [Fact]
    public void On_a_terminal_of_80_columns_rows_wrap_below_their_own_beginning() =>
        Golden.Check("dossier/strike-80-columns.txt", DossierPage.Of(SampleRecords.Strike, Countries.Names).Set(new(80, false)));

    [Fact]
    public void A_report_without_events_says_so() => Golden.Check("dossier/quiet.txt", Set(SampleRecords.Quiet));

    [Fact]
    public void What_is_unknown_says_why_and_hostile_characters_do_nothing() => Golden.Check("dossier/bare.txt", Set(SampleRecords.Bare));

    [Theory]
    [InlineData(60)]
    [InlineData(80)]
    [InlineData(120)]
    [InlineData(200)]
    public void No_line_is_longer_than_the_terminal_is_wide(int width)
    {
        var lines = DossierPage.Of(SampleRecords.Strike, Countries.Names).Set(new(width, false)).Split('\n');
        Assert.All(lines, line => Assert.True(line.Length <= Math.Max(72, width), line));
    }

    [Fact]
    public void Colour_adds_escapes_and_changes_no_word()
    {
        var plain = DossierPage.Of(SampleRecords.Strike, Countries.Names).Set(new(100, false));
        var coloured = DossierPage.Of(SampleRecords.Strike, Countries.Names).Set(new(100, true));
        Assert.Contains("\u001b[", coloured, StringComparison.Ordinal);
        Assert.Equal(plain, System.Text.RegularExpressions.Regex.Replace(coloured, "\u001b\\[[0-9;]*m", ""));
    }

    [Fact]
    public void Words_of_one_tone_are_coloured_once() =>
        Assert.Contains("\u001b[1mDrone strike in Baghdad, Iraq, on 7 February 2024\u001b[0m", DossierPage.Of(SampleRecords.Strike, Countries.Names).Set(new(100, true)), StringComparison.Ordinal);

    [Fact]
    public void Plain_lines_end_without_spaces() =>
        Assert.All(Set(SampleRecords.Strike).Split('\n'), line => Assert.Equal(line.TrimEnd(), line));

    [Theory]
    [InlineData(3, 3, 3, "3")]
    [InlineData(28, 28, null, "at least 28")]
    [InlineData(41, null, null, "at least 41")]
    [InlineData(12, null, 15, "12 to 15")]
    [InlineData(12, 12, 15, "12 to 15")]
    [InlineData(12, 13, 15, "12 to 15, likely 13")]
    [InlineData(null, null, 10, "at most 10")]
    [InlineData(null, 1200, null, "about 1,200")]
    [InlineData(null, null, null, "some")]
    public void Numbers_say_no_more_than_is_known(int? low, int? best, int? high, string words) =>
        Assert.Equal(words, Phrases.Count(new() { Outcome = CasualtyOutcome.Killed, Low = low, Best = best, High = high, Who = CasualtyGroup.Unknown, Text = "" }));

    [Theory]
    [InlineData("2024-02-07", "2024-02-07", "day", "Wednesday 7 February 2024")]
    [InlineData("2024-02-06", "2024-02-07", "days", "6–7 February 2024")]
    [InlineData("2024-01-30", "2024-02-02", "days", "30 January – 2 February 2024")]
    [InlineData("2024-02-05", "2024-02-11", "week", "week of 5–11 February 2024")]
    [InlineData("2024-02-01", "2024-02-29", "month", "February 2024")]
    [InlineData("2020-01-01", "2020-12-31", "year", "2020")]
    [InlineData("2023-10-01", "2024-02-08", "unknown", "between 1 October 2023 and 8 February 2024")]
    public void Dates_keep_their_precision(string start, string end, string precision, string words) =>
        Assert.Equal(words, Phrases.Date(new() { Start = start, End = end, Precision = precision }));

    [Fact]
    public void A_value_inferred_in_two_steps_names_both() =>
        Assert.Equal("taken from the sentences around it, counted from the publication date", Phrases.CountedFrom("context, publishedOn"));

    private static string Set(CodedReport record) => DossierPage.Of(record, Countries.Names).Set(PageStyle.Plain);
}
