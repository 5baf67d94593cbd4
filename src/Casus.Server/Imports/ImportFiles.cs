using System.Text.Json;
using Casus.Server.Accounts;
using Casus.Server.Hosting;

namespace Casus.Server.Imports;

/// <summary>A file of an import.</summary>
/// <param name="Name">What it was called.</param>
/// <param name="Bytes">How large it is.</param>
internal sealed record ImportFile(string Name, long Bytes);

/// <summary>The uploaded files on disk, under names of our own: an import's folder, and in it the numbers of its files.</summary>
internal sealed class ImportFiles(WorkbenchPlace place)
{
    /// <summary>The folder of an import.</summary>
    public string FolderOf(string import) => Path.Combine(place.Folder, "imports", Checked(import));

    /// <summary>Where a file of an import lies.</summary>
    public string PathOf(string import, int number) => Path.Combine(FolderOf(import), number.ToString("D5", System.Globalization.CultureInfo.InvariantCulture));

    /// <summary>Where archives of an import are unpacked.</summary>
    public string TemporaryOf(string import) => Directory.CreateDirectory(Path.Combine(FolderOf(import), "unpacked")).FullName;

    /// <summary>Removes the files of an import.</summary>
    public void Remove(string import)
    {
        if (Directory.Exists(FolderOf(import)))
            Directory.Delete(FolderOf(import), recursive: true);
    }

    /// <summary>The list of files as it is kept.</summary>
    public static string Write(IEnumerable<ImportFile> files) => JsonSerializer.Serialize(files, ApiJson.Options);

    /// <summary>The list of files again.</summary>
    public static IReadOnlyList<ImportFile> Read(string json) => JsonSerializer.Deserialize<List<ImportFile>>(json, ApiJson.Options)!;

    // Ids are made by the server; whatever else comes as one leads nowhere.
    private static string Checked(string import) => import.All(char.IsAsciiLetterOrDigit) && import.Length is > 0 and < 64 ? import : throw RequestException.NotFound("import");
}
