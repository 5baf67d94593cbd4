using Casus.Coding.Learned;
using Casus.Knowledge;
using Casus.Reports;

namespace Casus.Tests.Coding.Learned;

/// <summary>The text files of learnt weights, and what a sum of weights says of itself.</summary>
public sealed class LinearModelTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("weights").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void Weights_are_added_up_for_each_outcome()
    {
        var tally = new FeatureTally(Load("# a remark\noutcomes\tactor\tvictim\ngroup=people\t0.5\t-1\nfar=0\t1\t0.25\n"));
        tally.Add("group=", "people");
        tally.Add("far=", "0");
        tally.Add("never seen");
        Assert.Equal([1.5f, -0.75f], tally.Scores.ToArray());
        tally.Begin();
        Assert.Equal([0f, 0f], tally.Scores.ToArray());
    }

    [Fact]
    public void The_reasons_are_those_that_weigh_most_for_what_was_decided()
    {
        var tally = new FeatureTally(Load("outcomes\tactor\tvictim\na\t0.5\t0\nb\t-0.2\t-1\nc\t2\t0\nd\t0.25\t0\ne\t0.75\t0.5\n"));
        Assert.Equal("c +2.0, e +0.75, a +0.5", tally.Reasons(0, All));
        Assert.Equal("b −1.0", tally.Reasons(1, All));

        static void All(IFeatureSink sink)
        {
            foreach (var feature in "abcde")
                sink.Add(feature.ToString());
        }
    }

    [Theory]
    [InlineData("outcomes\tactor\tvictim\nfar=0\t1\n", "weights.txt:2")]
    [InlineData("outcomes\tactor\tvictim\nfar=0\t1\tmuch\n", "weights.txt:2")]
    [InlineData("outcomes\tvictim\tactor\n", "weights.txt:1")]
    [InlineData("# nothing else\n", "weights.txt:1")]
    public void A_damaged_file_is_named_with_its_line(string content, string where)
    {
        var fault = Assert.Throws<CasusException>(() => Load(content));
        Assert.Equal(("CAS0414", where), (fault.Code, fault.Where));
        Assert.Contains("casus train events", fault.Message, StringComparison.Ordinal);
    }

    private LinearModel Load(string content)
    {
        File.WriteAllText(Path.Combine(folder, "weights.txt"), content);
        return LinearModel.Load(DataFolder.At(folder), "weights.txt", "actor", "victim");
    }
}
