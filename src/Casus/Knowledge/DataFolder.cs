using System.Text;
using Casus.Reports;

namespace Casus.Knowledge;

/// <summary>The folder of dictionaries, codebooks and models that Casus reads at start.</summary>
public sealed class DataFolder
{
    private DataFolder(string path) => Path = path;

    /// <summary>Its full path.</summary>
    public string Path { get; }

    /// <summary>Opens the folder at <paramref name="path"/>.</summary>
    /// <exception cref="CasusException">CAS0303: there is no such folder.</exception>
    public static DataFolder At(string path) => Directory.Exists(path)
        ? new(System.IO.Path.GetFullPath(path))
        : throw new CasusException(
            "CAS0303",
            path,
            "the data folder is missing. Reinstall Casus, or name the folder in the environment variable CASUS_DATA.");

    /// <summary>
    /// The folder named by <c>CASUS_DATA</c>, else <c>data</c> beside the program, else the nearest <c>data</c> with a codebook in
    /// a folder above it (as in a source checkout).
    /// </summary>
    /// <exception cref="CasusException">CAS0303: none of them exists.</exception>
    public static DataFolder Find()
    {
        if (Environment.GetEnvironmentVariable("CASUS_DATA") is { Length: > 0 } named)
            return At(named);
        for (var folder = AppContext.BaseDirectory; folder is not null; folder = System.IO.Path.GetDirectoryName(folder.TrimEnd(System.IO.Path.DirectorySeparatorChar)))
        {
            var candidate = System.IO.Path.Combine(folder, "data");
            if (Directory.Exists(System.IO.Path.Combine(candidate, "codebook")))
                return new(candidate);
        }

        return At(System.IO.Path.Combine(AppContext.BaseDirectory, "data"));
    }

    /// <summary>The full path of a file in the folder.</summary>
    /// <param name="relative">With forward slashes.</param>
    public string File(string relative) =>
        System.IO.Path.Combine(Path, relative.Replace('/', System.IO.Path.DirectorySeparatorChar));

    /// <summary>Reads the stanzas of one file.</summary>
    /// <exception cref="CasusException">CAS0304: the file is missing or unreadable; CAS0301: a line is damaged.</exception>
    public IReadOnlyList<Stanza> Stanzas(string relative)
    {
        using var reader = new StringReader(ReadText(relative));
        return Stanza.ReadAll(relative, reader);
    }

    /// <summary>Reads a file of the folder whole.</summary>
    /// <exception cref="CasusException">CAS0304: the file is missing or unreadable.</exception>
    internal string ReadText(string relative) =>
        ReadFile(File(relative), "Reinstall Casus; 'casus doctor' lists every missing file.");

    /// <summary>Reads any file whole.</summary>
    /// <param name="path">The file.</param>
    /// <param name="remedy">What to do when it cannot be read, for the message.</param>
    /// <exception cref="CasusException">CAS0304: the file is missing or unreadable.</exception>
    internal static string ReadFile(string path, string remedy)
    {
        try
        {
            // Nearly all files are plain UTF-8, which is read faster whole; somebody's own may begin with the mark of another form.
            var bytes = System.IO.File.ReadAllBytes(path);
            return bytes is [0xEF, 0xBB, 0xBF, ..] or [0xFE, 0xFF, ..] or [0xFF, 0xFE, ..] or [0, 0, 0xFE, 0xFF, ..]
                ? System.IO.File.ReadAllText(path)
                : Encoding.UTF8.GetString(bytes);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new CasusException("CAS0304", path, $"the file cannot be read ({e.Message}). {remedy}", e);
        }
    }

    /// <summary>Reads the stanzas of every <c>.txt</c> file in a subfolder, in the order of their names.</summary>
    public IReadOnlyList<Stanza> StanzasIn(string folder)
    {
        var path = File(folder);
        if (!Directory.Exists(path))
            throw new CasusException(
                "CAS0304", path, "the folder is missing. Reinstall Casus; 'casus doctor' lists every missing file.");
        return [.. Directory.EnumerateFiles(path, "*.txt")
            .Select(f => folder + "/" + System.IO.Path.GetFileName(f))
            .Order(StringComparer.Ordinal)
            .SelectMany(Stanzas)];
    }
}
