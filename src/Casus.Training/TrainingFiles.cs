using Casus.Reports;

namespace Casus.Training;

/// <summary>Reads what is learnt from and writes what was learnt, so that a failure says which of the two it was.</summary>
internal static class TrainingFiles
{
    /// <summary>Reads a file or folder to learn from.</summary>
    /// <param name="path">The file or folder.</param>
    /// <param name="read">Reads it to its end; nothing is read later.</param>
    /// <exception cref="CasusException">CAS0360: it cannot be read.</exception>
    public static T Read<T>(string path, Func<string, T> read)
    {
        try
        {
            return read(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new CasusException("CAS0360", path, $"the training data cannot be read ({e.Message.TrimEnd('.')}). Restore the file, or let it be read, and run again.", e);
        }
    }

    /// <summary>Writes a file, and makes its folder where there is none.</summary>
    /// <param name="path">The file.</param>
    /// <param name="write">Writes it; what it reads it must read by <see cref="Read"/>.</param>
    /// <exception cref="CasusException">CAS1001: it cannot be written.</exception>
    public static void Write(string path, Action<string> write)
    {
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
            write(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new CasusException("CAS1001", path, $"the output cannot be written ({e.Message.TrimEnd('.')}). Free space or name another place, and run again; a file of that name is unchanged.", e);
        }
    }

    /// <summary>Writes a text as UTF-8; a file that is there is replaced as a whole.</summary>
    /// <exception cref="CasusException">CAS1001: it cannot be written.</exception>
    public static void WriteText(string path, string text) => Write(path, p =>
    {
        File.WriteAllText(p + ".new", text);
        File.Move(p + ".new", p, overwrite: true);
    });
}
