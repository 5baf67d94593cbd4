using Casus.Knowledge;

namespace Casus.Tests.Knowledge.Discourse;

/// <summary>Cues are found by the words of a report, whatever their case, the longest first.</summary>
public sealed class CueTableTests
{
    private static readonly CueTable<int> Table = new([("in response to", 1), ("in", 2), ("Étant", 3), ("IN", 4), ("a-very-long-first-word-of-more-than-31-letters", 5), ("\u212Ailled", 6)]);

    [Theory]
    [InlineData("In response to the raid", 1, 3)]
    [InlineData("in Response", 2, 1)]
    [InlineData("étant donné", 3, 1)]
    [InlineData("A-Very-Long-First-Word-Of-More-Than-31-Letters", 5, 1)]
    [InlineData("\u212Ailled", 6, 1)]
    public void The_longest_cue_stands_whatever_its_case(string words, int meaning, int length)
    {
        Assert.True(Table.TryFind(words.Split(' '), 0, out var found, out var covered));
        Assert.Equal((meaning, length), (found, covered));
    }

    [Theory]
    [InlineData("on response to")]
    [InlineData("into")]
    [InlineData("ink")]
    [InlineData("")]
    [InlineData("É")]
    [InlineData("A-very-long-first-word-of-more-than-31-letters-and-more")]
    public void Other_words_are_none(string words) => Assert.False(Table.TryFind(words.Split(' '), 0, out _, out _));

    [Fact]
    public void A_longer_cue_is_no_single_word()
    {
        Assert.True(Table.TryFind("IN", out var meaning));
        Assert.Equal(2, meaning);
        Assert.False(new CueTable<int>([("in response", 1)]).TryFind("in", out _));
    }
}
