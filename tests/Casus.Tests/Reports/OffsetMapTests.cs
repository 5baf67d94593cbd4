using Casus.Reports;

namespace Casus.Tests.Reports;

public sealed class OffsetMapTests
{
    [Theory]
    [InlineData("", 0, 0)]
    [InlineData("abc", 2, 2)]
    [InlineData("a\U0001F4A5b", 1, 1)]
    [InlineData("a\U0001F4A5b", 3, 2)]
    [InlineData("\U0001F4A5\U0001F4A5x", 4, 2)]
    public void A_code_point_counts_once_whatever_its_width(string text, int codeUnits, int codePoints)
    {
        var map = OffsetMap.For(text);
        Assert.Equal(codePoints, map.ToCodePoints(codeUnits));
        Assert.Equal(codeUnits, map.ToCodeUnits(codePoints));
    }

    // Not in the table: an attribute's string cannot hold half a character.
    [Fact]
    public void Half_a_character_counts_as_one()
    {
        Assert.Equal(1, OffsetMap.For("\uD83Dx").ToCodePoints(1));
        Assert.Equal(2, OffsetMap.For("\uDCA5\uD83D\uDCA5").ToCodePoints(3));
    }

    [Fact]
    public void The_map_agrees_with_counting_from_the_start() => Texts.Hold(Texts.Hostile, text =>
    {
        var map = OffsetMap.For(text);
        var points = 0;
        for (var unit = 0; unit < text.Length; points++)
        {
            Assert.Equal((points, unit), (map.ToCodePoints(unit), map.ToCodeUnits(points)));
            unit += char.IsSurrogatePair(text, unit) ? 2 : 1;
        }

        Assert.Equal(points, map.Length(text));
    });
}
