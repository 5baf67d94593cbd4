using Casus.Language.Engine;
using Casus.Reports;

namespace Casus.Tests.Language.Engine;

public sealed class WordVectorsTests : IDisposable
{
    private static readonly string[] Words = ["the", "rocket", "rockets", "a", "zuwara"];
    private readonly string path = Path.GetTempFileName();

    [Fact]
    public void Every_word_is_found_by_its_rank_and_no_other_is()
    {
        var vectors = Load(fine: 3);
        Assert.Equal(Words.Length, vectors.Count);
        Assert.Equal(Enumerable.Range(0, Words.Length), Words.Select(w => vectors.Find(w)));
        Assert.Equal([-1, -1, -1], [vectors.Find("rock"), vectors.Find(""), vectors.Find("zzz")]);
    }

    [Theory]
    [InlineData(5, 0.15)]
    [InlineData(0, 0.4)]
    public void A_vector_comes_back_about_as_it_was_the_finer_the_nearer(int fine, double largest)
    {
        var vectors = Load(fine);
        var found = new float[WordVectors.Dimensions];
        for (var w = 0; w < Words.Length; w++)
        {
            vectors.Decode(w, found);
            var expected = Vector(w);
            var error = Math.Sqrt(found.Zip(expected, (a, b) => (a - b) * (a - b)).Sum() / expected.Sum(x => x * x));
            Assert.InRange(error, 0, largest);
        }
    }

    [Fact]
    public void A_file_that_ends_too_early_is_damaged()
    {
        ModelFile.Save(path, WordVectors.Kind, "test", w => w.Write(7));
        Assert.Equal("CAS0353", Assert.Throws<CasusException>(() => WordVectors.Load(path)).Code);
    }

    public void Dispose() => File.Delete(path);

    private static float[] Vector(int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, WordVectors.Dimensions).Select(_ => (float)(Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble())))];
    }

    private WordVectors Load(int fine)
    {
        float[] values = [.. Enumerable.Range(0, Words.Length).SelectMany(Vector)];
        ModelFile.Save(path, WordVectors.Kind, "test", w => WordVectors.Write(w, Words, values, fine));
        return WordVectors.Load(path);
    }
}
