using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.Json;
using System.Threading.Channels;
using Casus.Archive.Stores;
using Casus.Archive.Workbench;
using Casus.Exports;
using Casus.Exports.Knowledge;
using Casus.Reports;
using Casus.Server.Accounts;
using Casus.Server.Hosting;
using Casus.Server.Incidents;
using Casus.Server.Overview;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Casus.Server.Exporting;

/// <summary>Makes exports, one after the other: each wants a core and all names of the archive in memory.</summary>
internal sealed class ExportMaker(
    IDbContextFactory<WorkbenchDb> databases, WorkbenchPlace place, Loaded loaded, Store store, IncidentReader reader, AccessLog access, WorkbenchMode mode, ILogger<ExportMaker> log) : BackgroundService
{
    /// <summary>How long an export can be fetched.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(24);

    private const int HeadCharacters = 20_000;
    private static readonly TimeSpan LookForExpired = TimeSpan.FromMinutes(10);

    private readonly Channel<string> queue = Channel.CreateUnbounded<string>();
    private readonly SemaphoreSlim oneAtATime = new(1, 1);
    private readonly Lazy<Exporter> exporter = new(() => Exporter.Load(loaded.Data, loaded.Actors, loaded.Program));
    private readonly Lazy<List<Profile>> profiles = new(() => [.. loaded.Data.Stanzas("exports/profiles.txt").Select(Profile.Read)]);

    /// <summary>The formats and profiles there are.</summary>
    public ExportWords Words() => new([.. Exporter.Formats], [.. profiles.Value.Select(p => new ProfileWord(p.Name, Hides(p)))]);

    /// <summary>Checks a request.</summary>
    /// <exception cref="RequestException">It makes no sense.</exception>
    public void Check(ExportRequest request)
    {
        if (!Exporter.Formats.Contains(request.Format))
            throw RequestException.Senseless("format", "Expected one of " + string.Join(", ", Exporter.Formats) + ".");
        if (profiles.Value.All(p => p.Name != request.Profile))
            throw RequestException.Senseless("profile", "Expected one of " + string.Join(", ", profiles.Value.Select(p => p.Name)) + ".");
        if (request.EmbargoDays is < 0 or > 36500)
            throw RequestException.Senseless("embargoDays", "Expected a number from 0 to 36500.");
        if (request.AsOf is not null && IncidentIndex.DayOf(request.AsOf) == IncidentIndex.NoDay)
            throw RequestException.Senseless("asOf", "Expected a day, such as 2024-02-14.");
        request.Filter?.Check();
        // What somebody dismissed, or what stands for another, never leaves.
        if (IncidentFilter.Words(request.Filter?.Review).Any(r => r is "any" or "dismissed" or "merged"))
            throw RequestException.Senseless("filter", "Dismissed and merged incidents are not exported; leave review out, or give open, corrected or confirmed.");
    }

    /// <summary>The export as it would be published.</summary>
    public async Task<ExportPreview> Preview(ExportRequest request, CancellationToken cancelled)
    {
        var folder = Folder("preview-" + Moment.ShortName('p'));
        await oneAtATime.WaitAsync(cancelled).ConfigureAwait(false);
        try
        {
            return await Task.Run(() => Preview(request, folder, cancelled), cancelled).ConfigureAwait(false);
        }
        finally
        {
            oneAtATime.Release();
            Remove(folder);
        }
    }

    /// <summary>Puts an export into the row of those that wait.</summary>
    public void Enqueue(string id) => queue.Writer.TryWrite(id);

    /// <summary>The file of an export.</summary>
    public string FileOf(string id) => Path.Combine(place.Folder, "exports", id + ".zip");

    /// <inheritdoc/>
    public override void Dispose()
    {
        if (exporter.IsValueCreated)
            exporter.Value.Dispose();
        oneAtATime.Dispose();
        base.Dispose();
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using (var db = await databases.CreateDbContextAsync(stoppingToken).ConfigureAwait(false))
        {
            // What was being made when the server ended is made anew.
            foreach (var id in await db.Exports.Where(x => x.State == "running").OrderBy(x => x.CreatedAt).Select(x => x.Id).ToListAsync(stoppingToken).ConfigureAwait(false))
                Enqueue(id);
        }

        var expiring = Expire(stoppingToken);
        await foreach (var id in queue.Reader.ReadAllAsync(stoppingToken).ConfigureAwait(false))
            await Make(id, stoppingToken).ConfigureAwait(false);
        await expiring.ConfigureAwait(false);
    }

    private static string Hides(Profile p) => string.Join(
        "; ",
        new[]
        {
            p.HidesPersons ? "private persons" : "",
            p.HidesMinors ? "minors" : "",
            p.CoarsensSites ? "medical, school, shelter and aid sites by their division" : "",
            p.ShowsTitles ? "" : "headlines",
            p.Excerpt == 0 ? "quotations" : string.Create(CultureInfo.InvariantCulture, $"quotations beyond {p.Excerpt} characters"),
            p.EmbargoDays > 0 ? string.Create(CultureInfo.InvariantCulture, $"the last {p.EmbargoDays} days") : "",
        }.Where(h => h.Length > 0));

    private string Folder(string name) => Path.Combine(Directory.CreateDirectory(Path.Combine(place.Folder, "exports")).FullName, name);

    private ExportPreview Preview(ExportRequest request, string folder, CancellationToken cancelled)
    {
        ExportCounts counts;
        try
        {
            counts = Write(request, folder, cancelled);
        }
        catch (CasusException e) when (e.Code == "CAS1204")
        {
            return new(0, 0, 0, new("leak", true, $"{e.Where}: {e.Message}"), [], [], null);
        }

        var files = Directory.EnumerateFiles(folder).Order(StringComparer.Ordinal).Select(FileOfFolder).ToList();
        var isSearched = profiles.Value.First(p => p.Name == request.Profile).IsScanned;
        var verdict = counts.Records == 0 ? "empty" : isSearched ? "clean" : "not-searched";
        return new(counts.Incidents, counts.Records, counts.Rejected, new(verdict, isSearched, null), files, Losses(Path.Combine(folder, "loss.csv")), Fingerprint(folder));
    }

    private ExportCounts Write(ExportRequest request, string folder, CancellationToken cancelled)
    {
        var index = reader.Index(exactly: true);
        var entries = IncidentsApi.Fitting(index, reader.Select(index, request.Filter ?? new())).ToList();
        // In the order of days, then of ids' fingerprints: the same archive gives the same bytes.
        entries.Sort((a, b) => index.First[a] != index.First[b] ? index.First[a].CompareTo(index.First[b]) : index.Key[a].CompareTo(index.Key[b]));
        long[] rows = [.. entries.Select(e => index.Number[e])];
        var options = new ExportOptions
        {
            Format = request.Format,
            Profile = request.Profile,
            AsOf = request.AsOf is null ? null : IsoDay.Parse(request.AsOf),
            EmbargoDays = request.EmbargoDays,
        };
        return ArchiveFacts.Over(store, archive => exporter.Value.Export(new ArchivedIncidents(archive, rows), options, folder, cancelled));
    }

    private async Task Make(string id, CancellationToken stopping)
    {
        using var db = await databases.CreateDbContextAsync(stopping).ConfigureAwait(false);
        if (await db.Exports.FirstOrDefaultAsync(x => x.Id == id && x.State == "running", stopping).ConfigureAwait(false) is not { } job)
            return;
        var folder = Folder("making-" + id);
        await oneAtATime.WaitAsync(stopping).ConfigureAwait(false);
        try
        {
            // The right to publish may have gone since it was asked for.
            if (!mode.IsAlone && !(await SignIns.Person(db, job.PersonId).ConfigureAwait(false) is var (_, roles) && Permissions.Of(roles).Contains(Permissions.Publish)))
                throw new CasusException("CAS1304", id, "who asked for the export may not publish any longer.");
            await Task.Run(() => Make(job, folder, stopping), stopping).ConfigureAwait(false);
            job.State = "done";
        }
        catch (CasusException e)
        {
            (job.State, job.ProblemCode, job.ProblemDetail) = ("failed", e.Code, e.Message);
        }
        catch (OperationCanceledException)
        {
            return;
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            LogMessages.ExportFailed(log, e, id);
            (job.State, job.ProblemCode, job.ProblemDetail) = ("failed", "CAS1399", "A defect in Casus ended the export. The log of the server says more.");
        }
        finally
        {
            oneAtATime.Release();
            Remove(folder);
        }

        await db.SaveChangesAsync(CancellationToken.None).ConfigureAwait(false);
        await access.Add(job.By, "export", id, "", "", job.State, job.Request).ConfigureAwait(false);
    }

    private void Make(ExportJob job, string folder, CancellationToken cancelled)
    {
        var request = JsonSerializer.Deserialize<ExportRequest>(job.Request, ApiJson.Options)!;
        var counts = Write(request, folder, cancelled);
        if (request.Fingerprint is { } seen && seen != Fingerprint(folder))
            throw new CasusException("CAS1308", job.Id, "the archive changed since the preview: what would leave is not what was seen. Look at a preview again.");
        var making = FileOf(job.Id) + ".making";
        using (var zip = ZipFile.Open(making, ZipArchiveMode.Create))
        {
            foreach (var file in Directory.EnumerateFiles(folder).Order(StringComparer.Ordinal))
                zip.CreateEntryFromFile(file, Path.GetFileName(file), CompressionLevel.Optimal);
        }

        File.Move(making, FileOf(job.Id), overwrite: true);
        using var made = File.OpenRead(FileOf(job.Id));
        (job.Incidents, job.Records, job.Bytes, job.Sha256) = (counts.Incidents, counts.Records, made.Length, Sha256Hex.Of(made));
    }

    private async Task Expire(CancellationToken stopping)
    {
        try
        {
            while (true)
            {
                using var db = await databases.CreateDbContextAsync(stopping).ConfigureAwait(false);
                var now = loaded.Time.Now();
                foreach (var job in await db.Exports.Where(x => x.State == "done" && x.ExpiresAt <= now).ToListAsync(stopping).ConfigureAwait(false))
                {
                    File.Delete(FileOf(job.Id));
                    job.State = "expired";
                }

                await db.SaveChangesAsync(stopping).ConfigureAwait(false);
                await Task.Delay(LookForExpired, stopping).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException)
        {
            // The server ends.
        }
    }

    private static ExportedFile FileOfFolder(string path)
    {
        using var stream = File.OpenRead(path);
        var sha256 = Sha256Hex.Of(stream);
        stream.Position = 0;
        using var text = new StreamReader(stream, Encoding.UTF8);
        var buffer = new char[HeadCharacters];
        var read = text.ReadBlock(buffer);
        return new(Path.GetFileName(path), new FileInfo(path).Length, sha256, new string(buffer, 0, read), text.Peek() >= 0);
    }

    private static string Fingerprint(string folder)
    {
        var all = new StringBuilder();
        foreach (var file in Directory.EnumerateFiles(folder).Order(StringComparer.Ordinal))
        {
            using var stream = File.OpenRead(file);
            all.Append(Path.GetFileName(file)).Append('\n').Append(Sha256Hex.Of(stream)).Append('\n');
        }

        return Moment.Hash(all.ToString());
    }

    private static List<LossCount> Losses(string file)
    {
        if (!File.Exists(file))
            return [];
        using var reader = new StreamReader(file);
        var header = LossLines.Cells(reader.ReadLine() ?? "");
        var reason = header.FindIndex(h => h is "rule" or "reason");
        var counts = new Dictionary<string, long>(StringComparer.Ordinal);
        while (reader.ReadLine() is { } line)
        {
            if (LossLines.Cells(line) is var cells && reason >= 0 && cells.Count > reason)
                counts[cells[reason]] = counts.GetValueOrDefault(cells[reason]) + 1;
        }

        return [.. counts.OrderByDescending(c => c.Value).ThenBy(c => c.Key, StringComparer.Ordinal).Take(50).Select(c => new LossCount(c.Key, c.Value))];
    }

    private static void Remove(string folder)
    {
        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
    }
}

/// <summary>Cells of a line of CSV.</summary>
internal static class LossLines
{
    public static List<string> Cells(string line)
    {
        var (cells, cell, quoted) = (new List<string>(), new StringBuilder(), false);
        for (var i = 0; i < line.Length; i++)
        {
            if (line[i] == '"' && quoted && i + 1 < line.Length && line[i + 1] == '"')
                cell.Append(line[i++]);
            else if (line[i] == '"')
                quoted = !quoted;
            else if (line[i] == ',' && !quoted)
                (_, cell) = (Add(cells, cell), new());
            else
                cell.Append(line[i]);
        }

        Add(cells, cell);
        return cells;
    }

    private static bool Add(List<string> cells, StringBuilder cell)
    {
        cells.Add(cell.ToString());
        return true;
    }
}
