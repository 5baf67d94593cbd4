using System.Net;
using System.Text.Json;
using Microsoft.Data.Sqlite;

namespace Casus.Tests.Server;

/// <summary>What the workbench says of its archive is what <c>casus doctor --archive</c> says.</summary>
public sealed class DoctorTests(Archive.PostgresServer server)
{
    private static readonly string[] AtAGlance = ["schema", "log", "incidents", "disk"];

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_sound_archive_is_well_at_a_glance_and_read_through(bool inPostgres)
    {
        await using var workbench = await Workbench.Start(inPostgres ? server.NewLocation() : null);
        var visitor = await workbench.Visit();
        var doctor = (await visitor.Get("/doctor")).Is(HttpStatusCode.OK).Json;
        Assert.True(doctor.GetProperty("ok").GetBoolean(), doctor.ToString());
        Assert.Equal(AtAGlance.Where(n => !inPostgres || n != "disk"), doctor.GetProperty("archive").EnumerateArray().Select(Name));
        var read = (await visitor.Post("/doctor/archive", null)).Is(HttpStatusCode.OK).Json.GetProperty("items");
        Assert.Equal([("database", "ok"), ("rows", "ok")], read.EnumerateArray().Select(f => (Name(f), State(f))));
    }

    [Fact]
    public async Task An_archive_that_something_else_changed_is_damaged_and_the_page_says_what_to_do()
    {
        await using var workbench = await Workbench.Start();
        var visitor = await workbench.Visit();
        Execute(workbench.Location, "PRAGMA foreign_keys = OFF; DELETE FROM incidents; DELETE FROM progress; DROP TRIGGER audit_stay_d; DELETE FROM audit WHERE number = 2");
        var doctor = (await visitor.Get("/doctor")).IsDiscreet().Json;
        Assert.False(doctor.GetProperty("ok").GetBoolean());
        Assert.Equal(["log", "incidents"], doctor.GetProperty("archive").EnumerateArray().Where(f => State(f) == "damaged").Select(Name));
        Assert.Equal("Run 'casus ingest --rederive'.", Finding(doctor, "incidents").GetProperty("remedy").GetString());
        var rows = (await visitor.Post("/doctor/archive", null)).IsDiscreet().Json.GetProperty("items").EnumerateArray().Single(f => Name(f) == "rows");
        Assert.Equal("damaged", State(rows));
        Assert.Contains("reports of incidents", rows.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_the_archive_the_page_says_so_and_still_tells_of_the_rest()
    {
        await using var workbench = await Workbench.Start();
        var visitor = await workbench.Visit();
        File.Move(workbench.Location, workbench.Location + ".away");
        var doctor = (await visitor.Get("/doctor")).Is(HttpStatusCode.OK).IsDiscreet().Json;
        Assert.Equal(("archive", "damaged"), doctor.GetProperty("archive").EnumerateArray().Select(f => (Name(f), State(f))).Single());
        Assert.Equal("ok", State(doctor.GetProperty("findings")[0]));
        File.Move(workbench.Location + ".away", workbench.Location);
    }

    [Fact]
    public async Task What_takes_too_long_is_left_and_told_and_nobody_waits_for_it()
    {
        await using var workbench = await Workbench.Start(set: o => o with { ReadThroughTime = TimeSpan.FromMilliseconds(50) });
        // A table that names itself a thousand times over is long to look through.
        Execute(workbench.Location, "ALTER TABLE versions RENAME TO versions_kept; CREATE VIEW versions AS WITH RECURSIVE n(number) AS (SELECT 1 UNION ALL SELECT number + 1 FROM n WHERE number < 1000000000) SELECT number, number AS report, 'x' AS original FROM n");
        var visitor = await workbench.Visit();
        var reading = visitor.Post("/doctor/archive", null);
        var rows = (await reading).Is(HttpStatusCode.OK).Json.GetProperty("items").EnumerateArray().Single(f => Name(f) == "rows");
        Assert.Equal("unknown", State(rows));
        Assert.Contains("not looked through within 0.1 seconds", rows.GetProperty("detail").GetString(), StringComparison.Ordinal);
        Assert.Contains("casus doctor --archive", rows.GetProperty("remedy").GetString(), StringComparison.Ordinal);
    }

    private static string Name(JsonElement finding) => finding.GetProperty("name").GetString()!;

    private static string State(JsonElement finding) => finding.GetProperty("state").GetString()!;

    private static JsonElement Finding(JsonElement doctor, string name) => doctor.GetProperty("archive").EnumerateArray().Single(f => Name(f) == name);

    private static void Execute(string location, string sql)
    {
        using var connection = new SqliteConnection($"Data Source={location};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
