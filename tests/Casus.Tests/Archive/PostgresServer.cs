using System.Diagnostics;
using System.Globalization;
using Casus.Tests.Archive;

[assembly: AssemblyFixture(typeof(PostgresServer))]

namespace Casus.Tests.Archive;

/// <summary>A PostgreSQL server of the tests' own in a temporary folder, reached by a socket; started when first asked for.</summary>
public sealed class PostgresServer : IDisposable
{
    private const string Programs = "/usr/lib/postgresql";
    private readonly Lock starting = new();
    private string? folder;
    private string? whyNot;
    private Process? server;
    private int schemas;

    /// <summary>The location of an archive in a schema that nobody else has.</summary>
    public string NewLocation() => Location(string.Create(CultureInfo.InvariantCulture, $"t{Interlocked.Increment(ref schemas)}"));

    public string Location(string schema)
    {
        lock (starting)
        {
            if (folder is null && whyNot is null)
                Start();
        }

        if (whyNot is not null)
            Assert.Skip(whyNot);
        return $"postgres://casus@localhost/postgres?host={Uri.EscapeDataString(folder!)}&schema={schema}";
    }

    /// <summary>Where it listens.</summary>
    public string Socket => folder! + "/.s.PGSQL.5432";

    /// <summary>Ends the server as a power failure would, but for the disk; its children notice by themselves.</summary>
    public void Kill()
    {
        var process = int.Parse(File.ReadLines(folder! + "/data/postmaster.pid").First(), CultureInfo.InvariantCulture);
        Process.Start("kill", ["-9", process.ToString(CultureInfo.InvariantCulture)]).WaitForExit();
        server!.WaitForExit();
        server.Dispose();
    }

    /// <summary>Starts it again after <see cref="Kill"/>; it mends what was under way.</summary>
    public void Restart()
    {
        File.Delete(folder! + "/.s.PGSQL.5432");
        for (var i = 0; i < 50; i++)
        {
            Begin();
            if (Run("pg_ctl", "-D", folder + "/data", "status") == 0 && !server!.HasExited)
                return;
            // A child of the one before is not gone yet.
            Thread.Sleep(100);
        }
    }

    public void Dispose()
    {
        if (server is not null)
        {
            // The server ends its children by itself; runuser hands the signal on.
            Run("pg_ctl", "-D", folder! + "/data", "-m", "immediate", "stop");
            server.WaitForExit(10_000);
            server.Dispose();
        }

        if (folder is not null)
            Directory.Delete(folder, recursive: true);
    }

    private void Start()
    {
        if (OperatingSystem.IsWindows() || Find("initdb") is null || Find("postgres") is null || Find("pg_ctl") is null)
        {
            whyNot = "The programs initdb, postgres and pg_ctl of PostgreSQL are not on this machine.";
            return;
        }

        if (Environment.IsPrivilegedProcess && !File.ReadLines("/etc/passwd").Any(l => l.StartsWith("postgres:", StringComparison.Ordinal)))
        {
            whyNot = "PostgreSQL does not run as root, and there is no user 'postgres' to run it as.";
            return;
        }

        // Short, since the path of a socket may have 107 bytes only.
        folder = Directory.CreateTempSubdirectory("cpg-").FullName;
        if (Environment.IsPrivilegedProcess)
            Process.Start("chown", ["postgres", folder]).WaitForExit();
        if (Run("initdb", "-D", folder + "/data", "-A", "trust", "-U", "casus", "-E", "UTF8", "--locale=C", "--no-sync") != 0)
        {
            whyNot = "initdb of PostgreSQL failed.";
            return;
        }

        Begin();
    }

    private void Begin()
    {
        server = Process.Start(Command("postgres", "-D", folder + "/data", "-k", folder!, "-h", "", "-F", "-c", "max_connections=500"))!;
        for (var i = 0; i < 300 && !server.HasExited && !File.Exists(folder + "/.s.PGSQL.5432"); i++)
            Thread.Sleep(50);
        for (var i = 0; i < 300 && !server.HasExited && Run("pg_ctl", "-D", folder + "/data", "status") != 0; i++)
            Thread.Sleep(50);
    }

    private static int Run(string program, params string[] arguments)
    {
        using var process = Process.Start(Command(program, arguments))!;
        process.StandardOutput.ReadToEnd();
        process.StandardError.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode;
    }

    private static ProcessStartInfo Command(string program, params string[] arguments)
    {
        string[] all = Environment.IsPrivilegedProcess ? ["runuser", "-u", "postgres", "--", Find(program)!, .. arguments] : [Find(program)!, .. arguments];
        return new(all[0], all[1..]) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = "/" };
    }

    private static string? Find(string program) => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':')
        .Concat(Directory.Exists(Programs) ? Directory.GetDirectories(Programs).OrderDescending(StringComparer.Ordinal).Select(d => d + "/bin") : [])
        .Select(d => Path.Combine(d, program))
        .FirstOrDefault(File.Exists);
}
