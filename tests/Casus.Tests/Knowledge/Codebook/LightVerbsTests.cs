using Casus.Knowledge;

namespace Casus.Tests.Knowledge;

/// <summary>Verbs that lend their subject.</summary>
public sealed class LightVerbsTests
{
    [Theory]
    [InlineData("carry", "carry out", FrameRole.Actor, Slot.Object)]
    [InlineData("suffer", "suffer", FrameRole.Target, Slot.Object)]
    [InlineData("come", "come", FrameRole.Target, Slot.Under)]
    public void The_subject_plays_a_role_in_the_noun_s_event(string verb, string words, FrameRole role, Slot slot)
    {
        var found = ShippedCodebook.Codebook.LightVerbs.StartingWith(verb).ToArray().First(v => v.Text == words && v.Value.Event == slot);

        Assert.Equal(role, found.Value.Subject);
    }

    [Fact]
    public void Of_what_took_place_the_noun_itself_is_the_subject()
    {
        var found = ShippedCodebook.Codebook.LightVerbs.StartingWith("take").ToArray().First(v => v.Text == "take place");

        Assert.Null(found.Value.Subject);
        Assert.Equal(Slot.Subject, found.Value.Event);
    }
}
