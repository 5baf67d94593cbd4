using Casus.Tests.Pipeline;

namespace Casus.Tests.Coding;

/// <summary>What a report says twice is one claim with two quotations.</summary>
public sealed class RepeatedTollTests
{
    [Theory]
    [InlineData("A drone strike killed a militia commander in Baghdad on Wednesday. The commander was killed in his car.", 1, 2)]
    [InlineData("A bomb killed 12 people in Lahore on Tuesday. The bomb, which killed 12 people, went off at a market.", 1, 2)]
    [InlineData("A bomb killed two guards in Lahore on Tuesday. Police said the bomb had killed two guards.", 2, 1)]
    [InlineData("A bomb killed two guards in Lahore on Tuesday. The bomb also killed two other guards.", 2, 1)]
    public void The_same_number_by_the_same_voice_is_told_once(string text, int claims, int quotations)
    {
        var toll = Assert.Single(Standard.Code(Standard.Report(text, "2024-02-08")).Events).Casualties;
        Assert.Equal(claims, toll.Length);
        Assert.Equal(quotations, toll[0].Evidence.Length);
    }
}
