using Casus.Grounding;
using Casus.Knowledge;
using Casus.Reports;

namespace Casus.Tests.Grounding;

public sealed class ToponymWeightsTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("casus-weights-").FullName;
    private readonly string shipped = File.ReadAllText(DataFolder.Find().File("gazetteer/toponym-weights.txt"));

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void Every_factor_has_a_weight_and_words()
    {
        var weights = ToponymWeights.Load(DataFolder.Find());
        Assert.All(ToponymWeights.Factors, f => Assert.NotEqual("", weights.Says(f)));
        Assert.True(weights[ToponymFactor.Contained] > 0 && weights[ToponymFactor.NotContained] < 0);
        Assert.Equal("other-name-of-town", ToponymWeights.NameOf(ToponymFactor.OtherNameOfTown));
    }

    [Theory]
    [InlineData("factor: near\n", "factor: nearby\n", "CAS0505", "'nearby' is not allowed as factor")]
    [InlineData("factor: near\n", "factor: capital\n", "CAS0413", "the factor 'capital' stands twice")]
    [InlineData("factor: near\n", "factor: 3\n", "CAS0505", "'3' is not allowed as factor")]
    [InlineData("weight: 80", "weight: eighty", "CAS0413", "expected a number instead of 'eighty'")]
    public void A_damaged_file_is_named_with_what_to_do(string from, string to, string code, string message)
    {
        var error = Assert.Throws<CasusException>(() => Load(shipped.Replace(from, to, StringComparison.Ordinal)));
        Assert.Equal(code, error.Code);
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_factor_is_named()
    {
        var error = Assert.Throws<CasusException>(() => Load(shipped[..shipped.IndexOf("\nfactor: publisher-home", StringComparison.Ordinal)]));
        Assert.Contains("the factor 'publisher-home' is missing", error.Message, StringComparison.Ordinal);
    }

    private ToponymWeights Load(string text)
    {
        Directory.CreateDirectory(Path.Combine(folder, "gazetteer"));
        File.WriteAllText(Path.Combine(folder, "gazetteer", "toponym-weights.txt"), text);
        return ToponymWeights.Load(DataFolder.At(folder));
    }
}
