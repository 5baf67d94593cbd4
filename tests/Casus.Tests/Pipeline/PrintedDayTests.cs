namespace Casus.Tests.Pipeline;

/// <summary>A text may print another day of publication than the one that was given: the record shows both.</summary>
public sealed class PrintedDayTests
{
    private const string Text = "Published 8 February 2024\n\nA bomb killed three people in Kabul on Tuesday.";

    [Theory]
    [InlineData("2024-02-18", "2024-02-08")]
    [InlineData("2024-02-09", null)]
    [InlineData("2024-02-07", null)]
    [InlineData("2023-02-08", "2024-02-08")]
    [InlineData(null, null)]
    public void A_day_that_contradicts_the_one_given_is_shown(string? given, string? printed)
    {
        var record = Standard.Code(Standard.Report(Text, given));
        Assert.Equal(printed, record.PrintedOn?.Date);
        if (record.PrintedOn is { } shown)
            Assert.Equal("8 February 2024", Assert.Single(shown.Evidence).Text);
    }

    [Fact]
    public void Days_are_counted_from_the_one_given()
    {
        var bombing = Assert.Single(Standard.Code(Standard.Report(Text, "2024-02-18")).Events);
        Assert.Equal("2024-02-13", bombing.Date!.Start);
    }

    [Fact]
    public void A_day_of_which_the_text_tells_is_none()
    {
        const string Told = "A bomb killed three people in Kabul on 8 February 2024. Officials gave the number on Tuesday.";
        Assert.Null(Standard.Code(Standard.Report(Told, "2024-03-18")).PrintedOn);
    }
}
