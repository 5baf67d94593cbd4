using System.IO.Enumeration;

namespace Casus.Knowledge.Places;

/// <summary>Finds the files of the sources by their names.</summary>
internal static class SourceFiles
{
    /// <summary>
    /// The files that match, folder by folder in the order given, in each by pattern and name: the order decides which of two sources of
    /// one division counts. Of a list and its archive in one folder the list is taken.
    /// </summary>
    public static List<string> Named(GazetteerSources sources, params ReadOnlySpan<string> patterns)
    {
        var found = new List<string>();
        foreach (var source in sources.Folders)
        {
            foreach (var pattern in patterns)
                found.AddRange(Matching(source, pattern));
        }

        return [.. found.Where(f => !f.EndsWith(".zip", StringComparison.Ordinal) || !found.Contains(Path.ChangeExtension(f, ".txt")))];
    }

    /// <summary>Reads a source; where the system does not let it, the message names the file.</summary>
    /// <exception cref="Reports.CasusException">CAS0407: it cannot be read.</exception>
    public static void Read(string path, Action<string> read)
    {
        try
        {
            read(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw PlaceErrors.NoSource(path, $"the file cannot be read ({e.Message.TrimEnd('.')})");
        }
    }

    private static IEnumerable<string> Matching(string source, string pattern)
    {
        if (File.Exists(source))
            return FileSystemName.MatchesSimpleExpression(pattern, Path.GetFileName(source)) ? [source] : [];
        return Directory.Exists(source)
            ? Directory.EnumerateFiles(source, pattern, SearchOption.AllDirectories).Order(StringComparer.Ordinal)
            : throw PlaceErrors.NoSource(source, "there is no such folder or file");
    }
}
