using Casus.Grounding;
using Casus.Reports;
using Casus.Tests.Pipeline;

namespace Casus.Tests.Grounding;

/// <summary>Which words are amounts. The cases stand in Quantities.cases.txt.</summary>
public sealed class QuantityRecognizerTests
{
    public static TheoryData<string> Texts => [.. CaseFile.Stanzas("Grounding/Quantities.cases.txt").Select(s => s.Require("text"))];

    [Theory]
    [MemberData(nameof(Texts))]
    public void Amounts_are_found_without_what_bounds_them(string text)
    {
        var wanted = CaseFile.Stanzas("Grounding/Quantities.cases.txt").Single(s => s["text"] == text).Values("finds");
        var reading = Standard.Pipeline.Read(Standard.Report(text));
        var found = reading.Get(Quantity.Layer)
            .Select(q => (q.IsMoney ? "money " : "quantity ") + reading.Get(Casus.Language.Tokens.Layer).SpanOf(q.Range).In(text));

        Assert.Equal(wanted.Where(w => w != "-"), found);
    }

    [Fact]
    public void Amounts_are_entities_but_no_parties()
    {
        var entities = Standard.Pipeline.Read(Standard.Report("A loan of $1 billion killed 43 people.")).Get(Entities.Layer);

        Assert.Equal([EntityType.Money, EntityType.Quantity], entities.All.Select(e => e.Type).Where(t => t is EntityType.Money or EntityType.Quantity));
        Assert.DoesNotContain(Enumerable.Range(0, 9), t => entities.At(t)?.Type is EntityType.Money or EntityType.Quantity);
    }
}
