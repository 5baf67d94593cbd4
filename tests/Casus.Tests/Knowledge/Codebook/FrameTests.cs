using Casus.Knowledge;

namespace Casus.Tests.Knowledge;

/// <summary>Slots and roles.</summary>
public sealed class FrameTests
{
    private static readonly IReadOnlyDictionary<string, Frame> Frames = ShippedCodebook.Codebook.Frames;

    [Theory]
    [InlineData("attack-noun", Slot.On, FrameRole.Target)]
    [InlineData("attack-noun", Slot.By, FrameRole.Actor)]
    [InlineData("attack-noun", Slot.Possessor, FrameRole.Actor)]
    [InlineData("kill-noun", Slot.Of, FrameRole.Victim)]
    [InlineData("kill-noun", Slot.Possessor, FrameRole.Victim)]
    [InlineData("kill-verb", Slot.PassiveSubject, FrameRole.Victim)]
    [InlineData("accuse-verb", Slot.Object, FrameRole.Target)]
    [InlineData("claim-verb", Slot.Subject, FrameRole.Claimant)]
    public void The_first_role_of_a_slot(string frame, Slot slot, FrameRole role)
    {
        Assert.Equal(role, Frames[frame].RolesOf(slot)[0]);
        Assert.True(Frames[frame].Gives(slot, role));
    }

    [Fact]
    public void A_slot_that_is_not_of_the_frame_has_no_role()
    {
        Assert.True(Frames["kill-noun"].RolesOf(Slot.Complement).IsEmpty);
        Assert.False(Frames["kill-noun"].Gives(Slot.Complement, FrameRole.Topic));
    }

    [Theory]
    [InlineData("against", Slot.Against)]
    [InlineData("Towards", Slot.Toward)]
    [InlineData("via", Slot.Through)]
    [InlineData("despite", Slot.None)]
    [InlineData("subject", Slot.None)]
    [InlineData("", Slot.None)]
    public void The_slot_of_a_preposition(string preposition, Slot slot) => Assert.Equal(slot, Frame.SlotOf(preposition));
}
