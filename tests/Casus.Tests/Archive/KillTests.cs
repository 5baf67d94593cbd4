using System.Diagnostics;
using Casus.Archive.Auditing;

namespace Casus.Tests.Archive;

public sealed class KillTests(PostgresServer server)
{
    private const int Kills = 6;

    [Theory]
    [InlineData(ArchiveBench.Sqlite)]
    [InlineData(ArchiveBench.Postgres)]
    public void A_run_that_is_killed_leaves_whole_batches_and_the_next_goes_on(string kind)
    {
        using var bench = new ArchiveBench(kind, server);
        var random = new Random(7);
        for (var kill = 0; kill < (kind == ArchiveBench.Sqlite ? Kills : Kills / 3); kill++)
        {
            KillAfter(bench.Location, random.Next(1, 120));
            var (versions, readings, logged) = bench.Store.Read(s =>
                (s.Number("SELECT COUNT(*) FROM versions"), s.Number("SELECT COUNT(*) FROM readings"), s.Number("SELECT COUNT(*) FROM audit WHERE action <> 'derive'")));
            Assert.Equal(0, versions % KilledIngest.Batch);
            Assert.Equal(versions, readings);
            Assert.Equal(2 * versions, logged);
            Assert.Empty(Verifier.Check(bench.Store).Findings);
        }

        KilledIngest.Ingest(bench.Store);
        using var whole = new ArchiveBench(kind, server);
        KilledIngest.Ingest(whole.Store);
        Assert.Equal(whole.State(), bench.State());
        Assert.Equal(KilledIngest.Count, bench.Store.Read(s => s.Number("SELECT COUNT(*) FROM versions")));
    }

    private static void KillAfter(string location, int milliseconds)
    {
        using var process = Process.Start(new ProcessStartInfo("dotnet", [typeof(KillTests).Assembly.Location, KilledIngest.Word, location]) { RedirectStandardOutput = true })!;
        Assert.Equal(KilledIngest.Began, process.StandardOutput.ReadLine());
        Thread.Sleep(milliseconds);
        process.Kill();
        process.WaitForExit();
    }
}
