using System.Collections.Concurrent;
using System.Text.Json;
using Casus.Knowledge;
using Casus.Pipeline;
using Casus.Readings;
using Casus.Records;
using Casus.Reports;
using Casus.Tests.Cli;

namespace Casus.Tests.Pipeline;

/// <summary>The same report gives the same bytes: whoever was read before it, however many are read at once, and on a second loading.</summary>
public sealed class SameBytesTests
{
    private static readonly Dictionary<Report, string> InOrder = ExampleReports.All.ToDictionary(r => r, Json);

    [Fact]
    public void Order_makes_no_difference() =>
        Assert.All(ExampleReports.All.Reverse(), report => Assert.Equal(InOrder[report], Json(report)));

    [Fact]
    public void Reading_many_at_once_makes_no_difference()
    {
        var answers = new ConcurrentBag<(Report Report, string Json)>();
        Parallel.ForEach(ExampleReports.All.Concat(ExampleReports.All), new ParallelOptions { MaxDegreeOfParallelism = 4 }, report => answers.Add((report, Json(report))));
        Assert.All(answers, answer => Assert.Equal(InOrder[answer.Report], answer.Json));
    }

    [Fact]
    public void A_second_loading_makes_no_difference()
    {
        var again = StandardPipeline.Load(DataFolder.Find());
        Assert.All(ExampleReports.All, report => Assert.Equal(InOrder[report], Json(report, again)));
    }

    [Fact]
    public void The_program_needs_no_gold_set()
    {
        // What the pipeline reads lies under the data folder: a copy that stands alone gives the same records.
        var alone = Directory.CreateTempSubdirectory("casus-data-").FullName;
        try
        {
            CopyFolder(DataFolder.Find().Path, Path.Combine(alone, "data"));
            var pipeline = StandardPipeline.Load(DataFolder.At(Path.Combine(alone, "data")));
            Assert.All(ExampleReports.All.Take(4), report => Assert.Equal(InOrder[report], Json(report, pipeline)));
        }
        finally
        {
            Directory.Delete(alone, recursive: true);
        }
    }

    private static void CopyFolder(string from, string to)
    {
        Directory.CreateDirectory(to);
        foreach (var file in Directory.EnumerateFiles(from))
            File.Copy(file, Path.Combine(to, Path.GetFileName(file)));
        foreach (var folder in Directory.EnumerateDirectories(from))
            CopyFolder(folder, Path.Combine(to, Path.GetFileName(folder)));
    }

    private static string Json(Report report) => Json(report, Standard.Pipeline);

    private static string Json(Report report, ReadingPipeline pipeline) =>
        JsonSerializer.Serialize(RecordBuilder.Build(pipeline.Read(report), Standard.Coder), RecordJson.Lines.CodedReport);
}
