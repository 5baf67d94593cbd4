namespace Casus.Tests.Cli;

/// <summary>Compares with files under tests/golden that a person has read and approved.</summary>
/// <remarks>
/// A difference writes a <c>.received.</c> file beside the <c>.approved.</c> one: read it, then rename it. With the environment variable
/// <c>CASUS_APPROVE=1</c> the approved files themselves are rewritten, to be read as a difference of the repository.
/// </remarks>
internal static class Golden
{
    public static void Check(string name, string received)
    {
        var dot = name.LastIndexOf('.');
        Check($"tests/golden/{name[..dot]}.approved{name[dot..]}", $"tests/golden/{name[..dot]}.received{name[dot..]}", received);
    }

    /// <summary>The same for a file that stands elsewhere in the repository under its own name.</summary>
    public static void CheckFile(string name, string received)
    {
        var dot = name.LastIndexOf('.');
        Check(name, $"{name[..dot]}.received{name[dot..]}", received);
    }

    private static void Check(string approvedName, string receivedName, string received)
    {
        var (approvedPath, receivedPath) = (Repository.File(approvedName), Repository.File(receivedName));
        var approved = File.Exists(approvedPath) ? File.ReadAllText(approvedPath) : "";
        if (approved == received)
        {
            File.Delete(receivedPath);
            return;
        }

        Directory.CreateDirectory(Path.GetDirectoryName(receivedPath)!);
        if (Environment.GetEnvironmentVariable("CASUS_APPROVE") == "1")
        {
            File.WriteAllText(approvedPath, received);
            File.Delete(receivedPath);
            return;
        }

        File.WriteAllText(receivedPath, received);
        Assert.Fail($"{receivedName} differs from what was approved:\n{received}");
    }
}
