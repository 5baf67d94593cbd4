using Casus.Knowledge;
using Casus.Records;
using Casus.Tests.Pipeline;

namespace Casus.Tests.Coding;

/// <summary>Who said what. The cases stand in quotes.cases.txt; what does not come right yet, in quote-gaps.cases.txt.</summary>
public sealed class QuoteTests
{
    private const string Right = "Coding/quotes.cases.txt", Gaps = "Coding/quote-gaps.cases.txt";

    public static TheoryData<string> Cases => [.. CaseFile.Stanzas(Right).Select(s => s.Require("case"))];

    public static TheoryData<string> KnownGaps => [.. CaseFile.Stanzas(Gaps).Select(s => s.Require("case"))];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Quotations_have_their_words_and_their_speaker(string name)
    {
        var (wanted, found) = Compare(Right, name);
        Assert.Equal(wanted, found);
    }

    [Theory]
    [MemberData(nameof(KnownGaps))]
    public void A_known_gap_is_still_one(string name)
    {
        var (wanted, found) = Compare(Gaps, name);
        Assert.False(wanted.SequenceEqual(found), $"'{name}' comes right now: move it to {Right}.");
    }

    private static (List<string> Wanted, List<string> Found) Compare(string file, string name)
    {
        var stanza = CaseFile.Stanzas(file).Single(s => s["case"] == name);
        var record = Standard.Code(Standard.Report(stanza.Require("text").Replace("¶", "\n\n", StringComparison.Ordinal)));
        return ([.. stanza.Values("said").Where(s => s != "none")], [.. record.Quotes.Select(q => $"{SpeakerOf(record, q)} | {q.Text.Replace("\n\n", " ", StringComparison.Ordinal)}")]);
    }

    private static string SpeakerOf(CodedReport record, CodedQuote quote) => record.Entities.FirstOrDefault(e => e.Id == quote.Speaker)?.Name
        ?? quote.SpeakerWords?.Text ?? "-";
}
