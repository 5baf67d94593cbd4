using System.Collections.Immutable;
using Casus.Formats;
using Casus.Reports;
using Casus.Tests.Cli;

namespace Casus.Tests.Pipeline;

/// <summary>The reports under examples/, as <c>casus code</c> reads them.</summary>
internal static class ExampleReports
{
    private static readonly Lazy<ImmutableArray<(string File, ImmutableArray<Report> Reports)>> Loaded = new(Load);

    /// <summary>Each file, named below examples/, with its reports.</summary>
    public static ImmutableArray<(string File, ImmutableArray<Report> Reports)> Files => Loaded.Value;

    public static IEnumerable<Report> All => Files.SelectMany(f => f.Reports);

    /// <summary>The one report with the given file and, where the file holds several, id.</summary>
    public static Report Named(string file, string? id = null) =>
        Files.Single(f => f.File == file).Reports.Single(r => id is null || r.Id == id);

    private static ImmutableArray<(string, ImmutableArray<Report>)> Load()
    {
        var root = Repository.File("examples");
        return
        [
            .. Directory.EnumerateFiles(root, "*", SearchOption.AllDirectories)
                .Select(f => Path.GetRelativePath(root, f).Replace('\\', '/'))
                .Where(f => f.Contains('/', StringComparison.Ordinal))
                .Order(StringComparer.Ordinal)
                .Select(f => (f, Read(Path.Combine(root, f)))),
        ];
    }

    private static ImmutableArray<Report> Read(string path) => [.. new ReportReader().Read(path).Select(r => Assert.IsType<ReadResult.Found>(r).Report)];
}
