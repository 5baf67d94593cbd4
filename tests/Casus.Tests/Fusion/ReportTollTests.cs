using Casus.Fusion;
using Casus.Records;
using Casus.Reports;

namespace Casus.Tests.Fusion;

public sealed class ReportTollTests
{
    [Theory]
    [InlineData(2, "[a man] and [his toddler] died")]
    [InlineData(3, "[a man] and [his wife] and [their son] died")]
    [InlineData(1, "[a teacher], [Ann Lee], died")]
    [InlineData(1, "[a man] died. [he] was found later")]
    public void People_joined_by_and_are_added_up_and_others_not(int killed, string marked) => Assert.Equal(killed, ReportToll.Of([Told(marked)], CasualtyOutcome.Killed)!.Best);

    [Fact]
    public void A_total_stands_above_the_people_it_counts() =>
        Assert.Equal(5, ReportToll.Of([Told("[a man] and [his toddler] died"), Told("[five]", 5)], CasualtyOutcome.Killed)!.Best);

    private static CodedEvent Told(string marked, int each = 1)
    {
        var (text, start, casualties) = (new System.Text.StringBuilder(), 0, new List<Casualties>());
        foreach (var c in marked)
        {
            if (c == '[')
                start = text.Length;
            else if (c == ']')
                casualties.Add(Toll(each, new() { Start = start, End = text.Length, Text = text.ToString(start, text.Length - start) }));
            else
                text.Append(c);
        }

        return new()
        {
            Id = "v1", Type = "attack", Codes = new(), Trigger = new() { Start = 0, End = 0, Text = "" }, Modality = Modality.Asserted, Standing = Standing.News, Casualties = [.. casualties],
        };
    }

    private static Casualties Toll(int count, TextQuote words) => new()
    {
        Outcome = CasualtyOutcome.Killed, Low = count, Best = count, High = count, Who = CasualtyGroup.Unknown, Text = words.Text, Evidence = [words],
    };
}
