using Casus.Records;

namespace Casus.Tests.Pipeline;

/// <summary>A headline outside the text is context for the event told first, and never an event of its own.</summary>
public sealed class HeadlineTests
{
    private const string Undecided = "Gunmen killed three soldiers, police said. The army sent troops.";

    [Fact]
    public void It_gives_the_place_that_the_text_leaves_out()
    {
        var coded = Assert.Single(Code("Gunmen kill three soldiers in Mosul", Undecided).Events, e => e.Type == "killing" || e.Type == "shooting");
        Assert.Equal(("Mosul", "title"), (coded.Location!.Name, coded.Location.DerivedFrom));
        Assert.Equal(("Mosul", "title"), (coded.Location.Evidence[^1].Text, coded.Location.Evidence[^1].In));
        Assert.Equal(("kill", "title"), (coded.Headline!.Text, coded.Headline.In));
    }

    [Fact]
    public void It_bears_out_the_place_that_the_text_gives()
    {
        var coded = Code("Gunmen kill three soldiers in Mosul", "Gunmen killed three soldiers in Mosul on Tuesday, police said.").Events[0];
        Assert.Null(coded.Location!.DerivedFrom);
        Assert.Equal([null, "title"], coded.Location.Evidence.Select(q => q.In));
    }

    [Fact]
    public void It_adds_no_event()
    {
        Assert.Equal(Code(null, Undecided).Events.Length, Code("Gunmen kill three soldiers in Mosul", Undecided).Events.Length);
        Assert.Empty(Code("Gunmen kill three soldiers in Mosul", "The minister met farmers on Tuesday.").Events.Where(e => e.Headline is not null));
    }

    [Fact]
    public void It_does_not_move_an_event_that_the_text_puts_elsewhere()
    {
        var coded = Code("Gunmen kill three soldiers in Mosul", "Gunmen killed three soldiers in Kano on Tuesday, police said.").Events[0];
        Assert.Equal("Kano", coded.Location!.Name);
        Assert.All(coded.Location.Evidence, q => Assert.Null(q.In));
    }

    [Fact]
    public void It_is_not_believed_of_a_country_of_which_the_text_does_not_speak()
    {
        var coded = Code("Gunmen kill three soldiers in Mosul", Undecided + " Nigeria's president condemned it.").Events[0];
        Assert.NotEqual("Mosul", coded.Location?.Name);
    }

    [Fact]
    public void Its_offsets_count_code_points_of_the_title()
    {
        var coded = Code("\U0001F4A5 Gunmen kill three soldiers in Mosul", Undecided).Events[0];
        Assert.Equal((9, 13), (coded.Headline!.Start, coded.Headline.End));
    }

    [Fact]
    public void A_headline_with_which_the_text_begins_is_read_there()
    {
        const string Title = "Gunmen kill three soldiers in Mosul";
        Assert.All(Code(Title, Title + "\n\n" + Undecided).Events, e => Assert.Null(e.Headline));
    }

    private static CodedReport Code(string? title, string text) => Standard.Code(Standard.Report(text, "2024-02-08", title));
}
