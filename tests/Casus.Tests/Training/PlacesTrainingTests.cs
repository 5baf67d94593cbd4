using Casus.Knowledge;
using Casus.Reports;
using Casus.Training;

namespace Casus.Tests.Training;

public sealed class PlacesTrainingTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("casus-training-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void Weights_are_fitted_measured_on_other_reports_and_written_with_their_words()
    {
        Directory.CreateDirectory(Path.Combine(folder, "geo"));
        File.WriteAllLines(Path.Combine(folder, "geo", "own.jsonl"), Enumerable.Range(0, 10).Select(i =>
            $$"""{"id":"{{i}}","text":"A fire was reported in Tripoli on day {{i}}.","toponyms":[{"start":23,"end":30,"latitude":34.44,"longitude":35.83}]}"""));
        var told = new List<string>();
        new PlacesTraining(folder, DataFolder.Find(), folder, told.Add).Train();
        Assert.Contains("own.jsonl: 10 reports, 10 recognised names with a known place", told);
        // Nothing but the smaller Tripoli is meant here: what speaks for the larger one loses weight.
        Assert.Contains("set 1: 0.00 % before, 100.00 % cross-validated, of 10 names", told);
        var written = File.ReadAllText(Path.Combine(folder, PlacesTraining.FileName));
        Assert.Contains("says: capital\nweight: ", written, StringComparison.Ordinal);
        Assert.NotEqual(File.ReadAllText(DataFolder.Find().File("gazetteer/" + PlacesTraining.FileName)), written);
    }

    [Theory]
    [InlineData("""{"id":"a","text":"Tripoli"}""")]
    [InlineData("""{"id":"a","text":"Tripoli","toponyms":[{"start":0,"end":7,"latitude":1.5}]}""")]
    public void A_damaged_line_is_named(string line)
    {
        Directory.CreateDirectory(Path.Combine(folder, "geo"));
        var path = Path.Combine(folder, "geo", "own.jsonl");
        File.WriteAllLines(path, ["""{"id":"first","text":"Tripoli","toponyms":[]}""", line]);

        var error = Assert.Throws<CasusException>(() => new PlacesTraining(folder, DataFolder.Find(), folder, _ => { }).Train());
        Assert.Equal(("CAS0364", path + ":2"), (error.Code, error.Where));
    }

    [Fact]
    public void Missing_texts_are_named() => Assert.Equal(
        "CAS0360", Assert.Throws<CasusException>(() => new PlacesTraining(folder, DataFolder.Find(), folder, _ => { }).Train()).Code);
}
