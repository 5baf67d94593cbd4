namespace Casus.Formats;

/// <summary>The readable files of a folder and all folders below it, in an order that no file system changes.</summary>
internal static class InputFolder
{
    // Hidden files are somebody's settings, and a link to a folder may lead in a circle.
    private static readonly EnumerationOptions Entries = new()
    {
        AttributesToSkip = FileAttributes.Hidden | FileAttributes.System,
        IgnoreInaccessible = false,
        RecurseSubdirectories = false,
    };

    /// <summary>Paths as typed plus what follows below, with forward slashes; or problems with a folder.</summary>
    public static IEnumerable<(string Path, ReadProblem? Problem)> Walk(string folder)
    {
        int readable = 0, leftOut = 0;
        var example = "";
        var waiting = new Stack<(string Path, bool IsFolder)>();
        waiting.Push((folder.Length > 1 ? folder.TrimEnd('/', System.IO.Path.DirectorySeparatorChar) : folder, true));
        while (waiting.TryPop(out var next))
        {
            if (next.IsFolder)
            {
                if (Open(next.Path, waiting) is { } problem)
                    yield return (next.Path, problem);
            }
            else if (InputFormats.IsKnownName(next.Path))
            {
                readable++;
                yield return (next.Path, null);
            }
            else if (leftOut++ == 0)
            {
                example = System.IO.Path.GetFileName(next.Path);
            }
        }

        if (leftOut > 0)
            yield return (folder, ReadProblems.LeftOut(folder, leftOut, example));
        if (readable == 0)
            yield return (folder, ReadProblems.NothingInFolder(folder));
    }

    private static ReadProblem? Open(string folder, Stack<(string, bool)> waiting)
    {
        try
        {
            var entries = new DirectoryInfo(folder).EnumerateFileSystemInfos("*", Entries)
                .Where(e => e is FileInfo || e.LinkTarget is null)
                .OrderByDescending(e => e.Name, StringComparer.Ordinal)
                .ToList();
            var prefix = folder.EndsWith('/') ? folder : folder + "/";
            foreach (var entry in entries)
                waiting.Push((prefix + entry.Name, entry is DirectoryInfo));
            return null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return ReadProblems.Unreadable(new(folder), e.Message);
        }
    }
}
