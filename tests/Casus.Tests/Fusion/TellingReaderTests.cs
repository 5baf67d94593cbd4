using System.Collections.Immutable;
using Casus.Fusion;
using Casus.Knowledge;

namespace Casus.Tests.Fusion;

public sealed class TellingReaderTests
{
    private static readonly TermWeights Weights = TermWeights.Load(DataFolder.Find());

    [Fact]
    public void Every_stem_of_a_report_weighs_what_its_words_come_to_and_names_the_plainest_of_them()
    {
        var reader = new TellingReader(Weights);
        foreach (var record in ExampleIncidents.Records)
        {
            var words = (record.Wording?.Words ?? ImmutableSortedDictionary<string, int>.Empty).Select(w => (Word: w.Key, Times: w.Value)).Concat(FoldedWords.Of(record.Title ?? "").Select(w => (Word: w, Times: 2)));
            var expected = words
                .Select(w => (Stem: Weights.Stems.Of(w.Word), w.Word, w.Times))
                .Where(w => w.Stem is not null && Weights.Of(w.Stem) > 0)
                .GroupBy(w => w.Stem!, StringComparer.Ordinal)
                .ToDictionary(
                    g => g.Key,
                    g => new ReportTerm((float)(1 + Math.Log(g.Sum(w => w.Times))) * Weights.Of(g.Key), g.Select(w => w.Word).OrderBy(w => w.Length).ThenBy(w => w, StringComparer.Ordinal).First()));
            Assert.Equal(expected.OrderBy(t => t.Key, StringComparer.Ordinal), reader.Terms(record).OrderBy(t => t.Key, StringComparer.Ordinal));
        }
    }

    [Theory]
    [InlineData("raid", "raids", "raid")]
    [InlineData("raids", "raid", "raid")]
    [InlineData("shelled", "sheller", "shelled")]
    [InlineData("sheller", "shelled", "shelled")]
    public void Of_two_words_the_shorter_is_the_plainer_then_the_first(string a, string b, string plainer) => Assert.Equal(plainer, ReportTerm.Plainer(a, b));
}
