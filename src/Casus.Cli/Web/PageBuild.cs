using System.Diagnostics;
using Casus.Server.Hosting;

namespace Casus.Cli.Web;

/// <summary>The pages of the workbench: found beside the program, or built from <c>web/</c> on first use and when that has changed.</summary>
/// <param name="data">The data folder; <c>web/</c> stands beside it.</param>
/// <param name="messages">Where it is told what is done.</param>
internal sealed class PageBuild(string data, TextWriter messages)
{
    private const int OldestNode = 20;
    private const string Start = "index.html";

    private readonly string web = Path.Combine(Path.GetDirectoryName(Path.GetFullPath(data))!, "web");

    /// <summary>The folder of the built pages; <see langword="null"/> where there are none, which leaves the API.</summary>
    /// <exception cref="Reports.CasusException">CAS1323: they cannot be built.</exception>
    public string? Folder()
    {
        var beside = Path.Combine(AppContext.BaseDirectory, "wwwroot");
        if (File.Exists(Path.Combine(beside, Start)))
            return beside;
        if (!File.Exists(Path.Combine(web, "package.json")))
        {
            messages.WriteLine("casus: there are no pages beside this program; the API alone is served.");
            return null;
        }

        var built = Path.Combine(web, "dist");
        if (!IsFresh(built))
            Build(built);
        return built;
    }

    private bool IsFresh(string built)
    {
        var page = new FileInfo(Path.Combine(built, Start));
        return page.Exists && Sources().All(f => f.LastWriteTimeUtc <= page.LastWriteTimeUtc);
    }

    private IEnumerable<FileInfo> Sources() => new DirectoryInfo(web)
        .EnumerateFileSystemInfos()
        .Where(e => e.Name is not ("node_modules" or "dist" or "test-results" or "playwright-report") && !e.Name.StartsWith('.'))
        .SelectMany(e => e is DirectoryInfo folder ? folder.EnumerateFiles("*", SearchOption.AllDirectories) : [(FileInfo)e]);

    private void Build(string built)
    {
        // Two starts at once must not build into each other.
        Directory.CreateDirectory(built);
        using var turn = Turn();
        if (IsFresh(built))
            return;
        if (NodeFault() is { } fault && !(Install() && NodeFault() is null))
        {
            if (!File.Exists(Path.Combine(built, Start)))
                throw ServerErrors.NoFrontend(web, fault);
            messages.WriteLine($"casus: the pages are older than their sources, and cannot be built anew ({fault}).");
            return;
        }

        messages.WriteLine("casus: building the pages of the workbench (first use, or their sources have changed)…");
        var modules = new FileInfo(Path.Combine(web, "node_modules", ".package-lock.json"));
        var wanted = new FileInfo(Path.Combine(web, "package-lock.json"));
        if (!modules.Exists || (wanted.Exists && wanted.LastWriteTimeUtc > modules.LastWriteTimeUtc))
            Run("npm", wanted.Exists ? "ci" : "install", "--no-audit", "--no-fund");
        Run("npm", "run", "build");
        if (!File.Exists(Path.Combine(built, Start)))
            throw ServerErrors.NoFrontend(web, "the build made no pages");
        File.SetLastWriteTimeUtc(Path.Combine(built, Start), DateTime.UtcNow);
    }

    private FileStream Turn()
    {
        var path = Path.Combine(web, ".building");
        while (true)
        {
            try
            {
                return new(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1, FileOptions.DeleteOnClose);
            }
            catch (UnauthorizedAccessException e)
            {
                throw ServerErrors.NoFrontend(web, e.Message.TrimEnd('.'));
            }
            catch (IOException)
            {
                Thread.Sleep(200);
            }
        }
    }

    private static string? NodeFault()
    {
        var version = Answer("node", "--version")?.Trim().TrimStart('v').Split('.')[0];
        if (!int.TryParse(version, out var major))
            return "Node.js is missing";
        return major < OldestNode ? $"Node.js {major} is too old" : Answer("npm", "--version") is null ? "npm is missing" : null;
    }

    // On Debian, and with the rights to do so, it is one step less for the user.
    private bool Install()
    {
        if (!OperatingSystem.IsLinux() || !Environment.IsPrivilegedProcess || !File.Exists("/usr/bin/apt-get"))
            return false;
        messages.WriteLine("casus: installing Node.js, which builds the pages…");
        return Answer("apt-get", "update", "--quiet=2") is not null
            && Answer("apt-get", "install", "--quiet=2", "--yes", "--no-install-recommends", "nodejs", "npm") is not null;
    }

    private void Run(string program, params string[] arguments)
    {
        if (Answer(web, program, arguments, messages) is null)
            throw ServerErrors.NoFrontend(web, $"'{program} {string.Join(' ', arguments)}' failed; run it there to see why");
    }

    private static string? Answer(string program, params string[] arguments) => Answer(null, program, arguments, TextWriter.Null);

    private static string? Answer(string? folder, string program, string[] arguments, TextWriter messages)
    {
        try
        {
            var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true, WorkingDirectory = folder ?? "" };
            start.Environment["DEBIAN_FRONTEND"] = "noninteractive";
            using var process = Process.Start(start)!;
            process.StandardInput.Close();
            var errors = process.StandardError.ReadToEndAsync();
            var output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            if (process.ExitCode == 0)
                return output;
            messages.WriteLine(output + errors.GetAwaiter().GetResult());
            return null;
        }
        catch (Exception e) when (e is System.ComponentModel.Win32Exception or IOException)
        {
            return null;
        }
    }
}
