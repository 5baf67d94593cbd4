using System.IO.Compression;
using System.Text;
using Casus.Formats;
using Casus.Reports;

namespace Casus.Tests.Formats;

/// <summary>Inputs made in memory, and what the reader makes of them.</summary>
internal static class Input
{
    public static List<ReadResult> Read(string content, string name = "in.jsonl", ReadOptions? options = null) =>
        Read(Encoding.UTF8.GetBytes(content), name, options);

    public static List<ReadResult> Read(byte[] content, string name = "in.jsonl", ReadOptions? options = null) =>
        [.. new ReportReader(options).Read(new MemoryStream(content), name)];

    public static Report Report(string content, string name = "in.jsonl", ReadOptions? options = null) =>
        Assert.Single(Read(content, name, options).Reports());

    public static List<Report> Reports(this IEnumerable<ReadResult> results) =>
        [.. results.OfType<ReadResult.Found>().Select(f => f.Report)];

    public static List<ReadProblem> Problems(this IEnumerable<ReadResult> results) =>
        [.. results.OfType<ReadResult.Noted>().Select(n => n.Problem)];

    /// <summary>Each result as <c>report:id</c> or <c>severity code @ place</c>, in order.</summary>
    public static string[] Outline(this IEnumerable<ReadResult> results) => [.. results.Select(r => r switch
    {
        ReadResult.Found(var report) => $"report:{report.Id}",
        ReadResult.Noted(var problem) => $"{problem.Severity} {problem.Code} @ {problem.Origin}",
        _ => throw new InvalidOperationException(),
    })];

    public static byte[] Gzip(byte[] content)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Optimal))
            gzip.Write(content);
        return packed.ToArray();
    }

    public static byte[] Gzip(string content) => Gzip(Encoding.UTF8.GetBytes(content));
}
