using Casus.Reports;

namespace Casus.Tests.Reports;

public sealed class PublicationTimeTests
{
    [Theory]
    [InlineData("2024-02-08", "2024-02-08", null)]
    [InlineData(" 2024-02-08 ", "2024-02-08", null)]
    [InlineData("2024-02-08T21:30", "2024-02-08", "21:30")]
    [InlineData("2024-02-08 21:30", "2024-02-08", "21:30")]
    [InlineData("2024-02-08T21:30:15Z", "2024-02-08", "21:30")]
    [InlineData("2024-02-08T21:30:15.123+03:00", "2024-02-08", "21:30")]
    [InlineData("2024-02-29", "2024-02-29", null)]
    public void Iso_dates_are_read(string text, string date, string? time)
    {
        Assert.True(PublicationTime.TryParse(text, out var value));
        Assert.Equal(DateOnly.Parse(date, System.Globalization.CultureInfo.InvariantCulture), value.Date);
        Assert.Equal(time, value.Time?.ToString("HH:mm", System.Globalization.CultureInfo.InvariantCulture));
    }

    [Fact]
    public void A_time_zone_never_moves_the_day()
    {
        Assert.True(PublicationTime.TryParse("2024-02-08T01:10:00+03:00", out var value));
        Assert.Equal(new DateOnly(2024, 2, 8), value.Date);
        Assert.Equal("2024-02-08T01:10:00+03:00", value.ToString());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("2024")]
    [InlineData("2024-02-31")]
    [InlineData("2023-02-29")]
    [InlineData("08/02/2024")]
    [InlineData("2024-02-08T25:00")]
    [InlineData("2024-02-08Tnoon")]
    [InlineData("2024-02-08x")]
    [InlineData("yesterday")]
    public void What_is_no_real_date_is_refused(string? text) => Assert.False(PublicationTime.TryParse(text, out _));
}
