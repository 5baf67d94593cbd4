using Casus.Knowledge;
using Casus.Reports;

namespace Casus.Tests.Knowledge;

/// <summary>Types and what they inherit.</summary>
public sealed class EventTypesTests
{
    private static readonly EventTypes Types = ShippedCodebook.Codebook.Types;

    [Fact]
    public void A_drone_strike_has_the_codes_that_the_record_shows()
    {
        var type = Types.Named("drone-strike");

        Assert.Equal(("ASSAULT", "drone", "195", "Air/drone strike", "BOMBING"), (type.Plover, type.PloverMode, type.Cameo, type.Acled, type.Muc4));
        Assert.True(type.IsViolent && type.CountsForGed);
        Assert.Equal(4, type.Quad);
    }

    [Theory]
    [InlineData("drone-strike", "aerial-attack", true)]
    [InlineData("attack", "hostage-taking", true)]
    [InlineData("killing", "ambush", true)]
    [InlineData("air-strike", "bombing", true)]
    [InlineData("attack-at-sea", "missile-strike", true)]
    [InlineData("shooting", "drone-strike", false)]
    [InlineData("abduction", "bombing", false)]
    [InlineData("arrest", "conviction", false)]
    [InlineData("arrest", "bombing", false)]
    public void Words_of_two_types_may_tell_of_one_deed(string one, string other, bool fit)
    {
        Assert.Equal(fit, Types.Named(one).Fits(Types.Named(other)));
        Assert.Equal(fit, Types.Named(other).Fits(Types.Named(one)));
    }

    [Fact]
    public void A_type_that_goes_with_an_unknown_one_is_refused() =>
        Assert.Contains("nowhere", Assert.Throws<CasusException>(() => Read("""
            type: a
            label: a
            cameo: 180
            violent: yes
            ged: yes
            goes-with: nowhere
            definition: a.
            """)).Message, StringComparison.Ordinal);

    [Fact]
    public void A_type_inherits_what_it_does_not_say_and_none_ends_the_inheritance()
    {
        var types = Read("""
            type: a
            label: a
            plover: ASSAULT
            mode: beat
            cameo: 180
            acled: Attack
            muc4: ATTACK
            violent: yes
            ged: yes
            definition: A.

            type: b
            label: b
            parent: a
            muc4: none
            result: yes
            definition: B.
            """);
        var b = types.Named("b");

        Assert.Equal(("ASSAULT", "beat", "180", "Attack", (string?)null), (b.Plover, b.PloverMode, b.Cameo, b.Acled, b.Muc4));
        Assert.True(b.IsResult && b.IsViolent && b.Is(types.Named("a")));
        Assert.False(types.Named("a").IsResult || types.Named("a").Is(b));
        Assert.Equal(1, b.Depth);
    }

    [Fact]
    public void A_mode_is_not_inherited_across_plover_types()
    {
        var types = Read("""
            type: a
            label: a
            plover: PROTEST
            mode: demo
            violent: no
            ged: no
            definition: A.

            type: b
            label: b
            parent: a
            plover: SUPPORT
            definition: B.
            """);

        Assert.Null(types.Named("b").PloverMode);
    }

    [Fact]
    public void Parents_may_stand_below_their_children()
    {
        var types = Read("""
            type: b
            label: b
            parent: a
            definition: B.

            type: a
            label: a
            violent: no
            ged: no
            definition: A.
            """);

        Assert.Equal("a", types.Named("b").Parent?.Name);
        Assert.Equal([0, 1], types.All.Select(t => t.Index));
    }

    private static EventTypes Read(string text) => EventTypes.Read(Stanza.ReadAll("types.txt", new StringReader(text)));
}
