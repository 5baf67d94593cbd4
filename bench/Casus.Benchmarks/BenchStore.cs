using System.Diagnostics;
using System.Globalization;
using Casus.Archive.Stores;

namespace Casus.Benchmarks;

/// <summary>
/// An archive to time: a file, an address of PostgreSQL, or <c>postgres:FOLDER</c> for a server of one's own in that folder, which is made where it is missing, ends with the run and keeps its data.
/// </summary>
internal sealed class BenchStore : IDisposable
{
    private const string Own = "postgres:";
    private const string Programs = "/usr/lib/postgresql";

    private readonly string? folder;
    private readonly Process? server;

    /// <summary>Opens it.</summary>
    public BenchStore(string location)
    {
        if (location.StartsWith(Own, StringComparison.Ordinal) && !location.StartsWith(Own + "//", StringComparison.Ordinal))
        {
            folder = Path.GetFullPath(location[Own.Length..]);
            server = Start(folder);
            location = $"postgres://casus@localhost/postgres?host={Uri.EscapeDataString(folder)}&schema=bench";
        }

        (Location, Store) = (location, Store.At(location));
    }

    /// <summary>Where it is, as <c>--archive</c> takes it.</summary>
    public string Location { get; }

    /// <summary>The archive.</summary>
    public Store Store { get; }

    /// <summary>The processor time of the server's own so far, with that of all its processes; zero where there is none.</summary>
    public TimeSpan ProcessorTime
    {
        get
        {
            if (folder is null)
                return TimeSpan.Zero;
            var server = int.Parse(File.ReadLines(folder + "/data/postmaster.pid").First(), CultureInfo.InvariantCulture);
            var ticks = 0L;
            foreach (var process in Directory.EnumerateDirectories("/proc", "*").Where(d => int.TryParse(Path.GetFileName(d), out _)))
                ticks += Ticks(process, server);
            return TimeSpan.FromMilliseconds(ticks * 10);
        }
    }

    /// <summary>Lets the database see how its rows are spread, as it does by itself in the course of a day.</summary>
    public void Settle()
    {
        if (server is not null)
            Run("psql", "-h", folder!, "-U", "casus", "-d", "postgres", "-q", "-c", "VACUUM ANALYZE");
        else
            Store.Write(s => s.Execute("ANALYZE"));
    }

    // Hundredths of a second that a process of the server has used; the server itself knows those of its processes that ended.
    private static long Ticks(string process, int server)
    {
        const int parent = 1, user = 11, system = 12, endedUser = 13, endedSystem = 14;
        try
        {
            var text = File.ReadAllText(process + "/stat");
            // The name in brackets may hold spaces.
            var fields = text[(text.LastIndexOf(')') + 2)..].Split(' ');
            long Of(int field) => long.Parse(fields[field], CultureInfo.InvariantCulture);
            var isServer = Path.GetFileName(process) == server.ToString(CultureInfo.InvariantCulture);
            return isServer ? Of(user) + Of(system) + Of(endedUser) + Of(endedSystem) : Of(parent) == server ? Of(user) + Of(system) : 0;
        }
        catch (IOException)
        {
            // It ended meanwhile.
            return 0;
        }
    }

    public void Dispose()
    {
        if (server is null)
            return;
        Run("pg_ctl", "-D", folder! + "/data", "-m", "fast", "stop");
        server.WaitForExit(30_000);
        server.Dispose();
    }

    // PostgreSQL's own settings but for memory, which by default is that of a machine of twenty years ago.
    private static Process Start(string folder)
    {
        if (!Directory.Exists(folder))
        {
            Directory.CreateDirectory(folder);
            if (Environment.IsPrivilegedProcess)
                Process.Start("chown", ["postgres", folder]).WaitForExit();
            Run("initdb", "-D", folder + "/data", "-A", "trust", "-U", "casus", "-E", "UTF8", "--locale=C", "--no-sync");
        }

        var server = Process.Start(Command(
            "postgres", "-D", folder + "/data", "-k", folder, "-h", "", "-F", "-c", "shared_buffers=1GB", "-c", "work_mem=32MB", "-c", "effective_cache_size=4GB", "-c", "random_page_cost=1.1", "-c", "max_wal_size=4GB"))!;
        server.OutputDataReceived += (_, _) => { };
        server.ErrorDataReceived += (_, _) => { };
        server.BeginOutputReadLine();
        server.BeginErrorReadLine();
        for (var i = 0; i < 600 && (!File.Exists(folder + "/.s.PGSQL.5432") || Run("pg_isready", "-h", folder) != 0); i++)
            Thread.Sleep(50);
        return server;
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
        var path = Directory.GetDirectories(Programs).OrderDescending(StringComparer.Ordinal).Select(d => Path.Combine(d, "bin", program)).First(File.Exists);
        string[] all = Environment.IsPrivilegedProcess ? ["runuser", "-u", "postgres", "--", path, .. arguments] : [path, .. arguments];
        return new(all[0], all[1..]) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = "/" };
    }
}
