using Casus.Reports;

namespace Casus.Cli.Commands;

/// <summary>Passphrases come from a file or the environment, never from the command line, which every user of a machine can see.</summary>
internal static class Passphrases
{
    private const string Variable = "CASUS_PASSPHRASE";

    /// <summary>The passphrase.</summary>
    /// <exception cref="CasusException">CAS1010: there is none. CAS1011: the file cannot be read.</exception>
    public static string Read(string? file)
    {
        if (file is null)
            return Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } words ? words : throw CliErrors.NoPassphrase(Variable);
        try
        {
            return File.ReadLines(file).FirstOrDefault() is { Length: > 0 } words ? words : throw CliErrors.NoPassphrase(file);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw CliErrors.FileCannotBeRead(file, e);
        }
    }
}
