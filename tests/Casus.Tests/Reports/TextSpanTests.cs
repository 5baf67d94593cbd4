using Casus.Reports;

namespace Casus.Tests.Reports;

public sealed class TextSpanTests
{
    [Fact]
    public void The_end_does_not_belong_to_the_span()
    {
        var span = new TextSpan(4, 8);
        Assert.Equal("bomb", span.In("car bomb blast"[0..14]));
        Assert.Equal(4, span.Length);
        Assert.True(span.Contains(7));
        Assert.False(span.Contains(8));
    }

    [Theory]
    [InlineData(-1, 0)]
    [InlineData(3, 2)]
    public void A_span_that_runs_backwards_cannot_be_made(int start, int end) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new TextSpan(start, end));

    [Theory]
    [InlineData(0, 4, 4, 8, false)]
    [InlineData(0, 5, 4, 8, true)]
    [InlineData(4, 8, 0, 5, true)]
    [InlineData(2, 2, 0, 4, true)]
    [InlineData(4, 4, 0, 4, false)]
    public void Spans_that_only_touch_do_not_overlap(int start, int end, int otherStart, int otherEnd, bool overlap) =>
        Assert.Equal(overlap, new TextSpan(start, end).Overlaps(new(otherStart, otherEnd)));

    [Fact]
    public void A_span_contains_itself() => Assert.True(new TextSpan(1, 3).Contains(new TextSpan(1, 3)));

    [Fact]
    public void Spans_sort_by_start_then_by_end() => Assert.Equal(
        [new(0, 9), new(1, 2), new(1, 3), new(4, 5)],
        new TextSpan[] { new(4, 5), new(1, 3), new(0, 9), new(1, 2) }.Order());

    [Fact]
    public void The_default_is_the_empty_span_at_the_start() => Assert.Equal(new TextSpan(0, 0), default);

    [Fact]
    public void A_cover_reaches_from_the_first_start_to_the_last_end() =>
        Assert.Equal(new TextSpan(1, 9), TextSpan.Cover(new(5, 9), new(1, 2)));
}
