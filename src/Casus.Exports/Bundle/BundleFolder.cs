using System.Text;
using Casus.Reports;

namespace Casus.Exports.Bundle;

/// <summary>The folder of an export: it appears whole or not at all.</summary>
/// <remarks>Files are written in a hidden folder beside the final one, which takes its place at the end.</remarks>
internal sealed class BundleFolder : IDisposable
{
    /// <summary>The file by which an export is told from other folders.</summary>
    public const string Citation = "citation.json";

    private static readonly string[] Known =
    [
        Citation, "sidecar.jsonl", "loss.csv", "data-dictionary.csv",
        "acled.csv", "ged.csv", "polecat.tsv", "plover.json", "incidents.geojson", "timemap.csv", "events.csv", "events.jsonl",
    ];

    private readonly string target;
    private readonly string making;
    private bool isPublished;

    /// <summary>Begins.</summary>
    /// <exception cref="Reports.CasusException">CAS1206: other files are there; CAS1205: nothing can be written there.</exception>
    public BundleFolder(string folder)
    {
        target = Path.GetFullPath(folder).TrimEnd(Path.DirectorySeparatorChar);
        making = Path.Combine(Path.GetDirectoryName(target) ?? target, $".{Path.GetFileName(target)}.{Environment.ProcessId}.tmp");
        Try(() =>
        {
            if (File.Exists(target) || (Directory.Exists(target) && Directory.EnumerateFileSystemEntries(target).Any(e => !Known.Contains(Path.GetFileName(e)) || Directory.Exists(e))))
                throw ExportErrors.FolderIsThere(folder);
            Directory.CreateDirectory(making);
        });
    }

    /// <summary>The files written so far, in the order of their names.</summary>
    public IReadOnlyList<string> Files => [.. Directory.EnumerateFiles(making).Order(StringComparer.Ordinal)];

    /// <summary>Opens a file to be written as UTF-8 with line feeds.</summary>
    public StreamWriter Open(string name) => new(Path.Combine(making, name), append: false, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), 1 << 16) { NewLine = "\n" };

    /// <summary>SHA-256 of a file, in hexadecimal digits.</summary>
    public static string Sum(string path)
    {
        using var stream = File.OpenRead(path);
        return Sha256Hex.Of(stream);
    }

    /// <summary>Puts the export in its place.</summary>
    /// <exception cref="Reports.CasusException">CAS1205: it cannot be put there.</exception>
    public void Publish() => Try(() =>
    {
        var earlier = making + ".earlier";
        if (Directory.Exists(target))
            Directory.Move(target, earlier);
        Directory.Move(making, target);
        isPublished = true;
        if (Directory.Exists(earlier))
            Directory.Delete(earlier, recursive: true);
    });

    /// <summary>Runs what writes.</summary>
    /// <exception cref="Reports.CasusException">CAS1205: it cannot.</exception>
    public void Try(Action write)
    {
        try
        {
            write();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw ExportErrors.CannotBeWritten(target, e);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (!isPublished && Directory.Exists(making))
            Directory.Delete(making, recursive: true);
    }
}
