using System.Collections.Immutable;
using System.Text.Json;
using Casus.Evaluation;
using Casus.Records;

namespace Casus.Tests.Evaluation;

/// <summary>Holds our figures against those of a published scorer on the same answers.</summary>
internal sealed class Agreement(ImmutableArray<Figure> ours, JsonElement theirs, double tolerance = 1e-9)
{
    private readonly Dictionary<string, Figure> byName = ours.ToDictionary(f => f.Name);

    public int Compared { get; private set; }

    /// <summary>Figures that were above nothing and below everything, so that agreement says something.</summary>
    public int Telling { get; private set; }

    /// <summary>Writes records to a file of their own, runs <paramref name="use"/> and removes it.</summary>
    public static T WithFile<T>(IEnumerable<CodedReport> records, Func<string, T> use) =>
        WithLines(records.Select(r => JsonSerializer.Serialize(r, RecordJson.Lines.CodedReport)), use);

    public static T WithLines<T>(IEnumerable<string> lines, Func<string, T> use)
    {
        var path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        File.WriteAllLines(path, lines);
        try
        {
            return use(path);
        }
        finally
        {
            File.Delete(path);
        }
    }

    /// <summary>Our figure equals the number at that place; what cannot be computed counts as nought on either side.</summary>
    public void Same(string figure, string path)
    {
        var (our, their) = (byName[figure].Value ?? 0, Number(path));
        Assert.True(Math.Abs(our - their) <= tolerance, $"{figure} is {our}, but {path} is {their}.");
        Compared++;
        Telling += their is 0 or 1 ? 0 : 1;
    }

    /// <summary>Precision, recall and F1.</summary>
    public void SameMatching(string figure, string path, string precision = "p", string recall = "r", string f1 = "f1")
    {
        Same(figure + " P", $"{path}/{precision}");
        Same(figure + " R", $"{path}/{recall}");
        Same(figure + " F1", $"{path}/{f1}");
    }

    public bool Has(string path) => Find(path) is not null;

    private double Number(string path) => Find(path) is { ValueKind: JsonValueKind.Number } number ? number.GetDouble() : 0;

    private JsonElement? Find(string path)
    {
        var at = theirs;
        foreach (var part in path.Split('/'))
        {
            if (at.ValueKind != JsonValueKind.Object || !at.TryGetProperty(part, out at))
                return null;
        }

        return at;
    }
}
