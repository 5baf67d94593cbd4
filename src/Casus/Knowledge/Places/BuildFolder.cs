namespace Casus.Knowledge.Places;

/// <summary>
/// The folder beside a gazetteer that is being built, for what does not fit into memory. It goes with the building, however that
/// ends; what a killed process left is removed by the next.
/// </summary>
internal sealed class BuildFolder : IDisposable
{
    private readonly string path;
    private readonly List<FileStream> files = [];

    public BuildFolder(string output)
    {
        path = Path.GetFullPath(output) + ".building";
        if (Directory.Exists(path))
            Directory.Delete(path, recursive: true);
        Directory.CreateDirectory(path);
    }

    /// <summary>A new file in it, open for writing and then for reading. It is closed with the folder at the latest.</summary>
    public FileStream Create(int buffer = 1 << 16)
    {
        var file = new FileStream(
            Path.Combine(path, string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{files.Count:0000}")),
            FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, buffer);
        files.Add(file);
        return file;
    }

    /// <summary>Brings a file of the folder to its place, over one that is there.</summary>
    public static void Move(FileStream file, string output)
    {
        var name = file.Name;
        file.Dispose();
        File.Move(name, output, overwrite: true);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        try
        {
            files.ForEach(f => f.Dispose());
        }
        finally
        {
            if (Directory.Exists(path))
                Directory.Delete(path, recursive: true);
        }
    }
}
