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
            KillAfter(KilledIngest.Word, bench.Location, random.Next(1, 120));
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

    [Theory]
    [InlineData(ArchiveBench.Sqlite)]
    [InlineData(ArchiveBench.Postgres)]
    public void A_purge_that_is_killed_leaves_each_report_or_nothing_of_it(string kind)
    {
        using var bench = new ArchiveBench(kind, server);
        KilledIngest.Ingest(bench.Store);
        var random = new Random(8);
        var before = (long)KilledIngest.Count;
        var kills = kind == ArchiveBench.Sqlite ? Kills : Kills / 3;
        // A busy machine may not come to the first report in the time it is given; then it is given more.
        for (var kill = 0; kill < kills || (before == KilledIngest.Count && kill < 4 * kills); kill++)
        {
            KillAfter(KilledPurge.Word, bench.Location, random.Next(200, 2500) * (1 + kill / kills));
            var (left, isWhole) = KilledPurge.Left(bench.Store);
            Assert.True(isWhole && left <= before);
            Assert.Equal((left, left, KilledIngest.Count - left), bench.Store.Read(s =>
                (s.Number("SELECT COUNT(*) FROM versions"), s.Number("SELECT COUNT(*) FROM readings"), s.Number("SELECT COUNT(*) FROM audit WHERE action = 'purge'"))));
            Assert.Equal(0, bench.Store.Read(s => s.Number("SELECT COUNT(*) FROM progress WHERE name = 'purging'")));
            Assert.Empty(Verifier.Check(bench.Store).Findings);
            before = left;
        }

        Assert.True(before < KilledIngest.Count);
        KilledPurge.Purger(bench.Store).Finish();
        Assert.False(Casus.Archive.Purging.Purger.IsUnfinished(bench.Store));
        Assert.Empty(Verifier.Check(bench.Store).Findings);
    }

    private static void KillAfter(string work, string location, int milliseconds)
    {
        using var process = Process.Start(new ProcessStartInfo("dotnet", [typeof(KillTests).Assembly.Location, work, location]) { RedirectStandardOutput = true })!;
        Assert.Equal(KilledIngest.Began, process.StandardOutput.ReadLine());
        Thread.Sleep(milliseconds);
        process.Kill();
        process.WaitForExit();
    }
}
