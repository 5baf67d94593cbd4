using System.Runtime.CompilerServices;

namespace Casus.Tests.Cli;

/// <summary>Files of the checkout that the tests were built from.</summary>
internal static class Repository
{
    private static readonly string Root = Find();

    public static string File(string relative) => Path.Combine(Root, relative);

    private static string Find([CallerFilePath] string caller = "")
    {
        for (var folder = Path.GetDirectoryName(caller); folder is not null; folder = Path.GetDirectoryName(folder))
        {
            if (System.IO.File.Exists(Path.Combine(folder, "Casus.slnx")))
                return folder;
        }

        throw new InvalidOperationException($"No folder above {caller} holds Casus.slnx.");
    }
}
