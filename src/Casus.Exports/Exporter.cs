using System.Collections.Immutable;
using System.Globalization;
using Casus.Exports.Bundle;
using Casus.Exports.Events;
using Casus.Exports.Formats;
using Casus.Exports.Knowledge;
using Casus.Exports.Safety;
using Casus.Exports.Tables;
using Casus.Knowledge;
using Casus.Knowledge.Actors;
using Casus.Reports;

namespace Casus.Exports;

/// <summary>Writes incidents in a format that others load, with a sidecar, a loss report, a data dictionary and a citation.</summary>
/// <remarks>
/// The input is read twice, an incident at a time: memory does not grow with it, but for the names that may not leave and the numbers of
/// coarsened events. The same input and options give the same bytes; no clock is asked.
/// </remarks>
public sealed class Exporter : IDisposable
{
    private readonly ExportKnowledge knowledge;
    private readonly string version;

    private Exporter(ExportKnowledge knowledge, string version) => (this.knowledge, this.version) = (knowledge, version);

    /// <summary>The formats there are.</summary>
    public static ImmutableArray<string> Formats { get; } = ["acled", "ged", "polecat", "plover", "geojson", "timemap", "csv", "jsonl"];

    /// <summary>The profiles there are.</summary>
    public ImmutableArray<string> Profiles => [.. knowledge.Profiles.Select(p => p.Name)];

    /// <summary>Reads what exports go by.</summary>
    /// <param name="data">The data folder.</param>
    /// <param name="actors">The register of actors.</param>
    /// <param name="version">Program and version, for the citation.</param>
    /// <exception cref="CasusException">A data file is missing or damaged.</exception>
    public static Exporter Load(DataFolder data, ActorRegister actors, string version) => new(ExportKnowledge.Load(data, actors), version);

    /// <summary>Exports into a folder, which appears whole or not at all.</summary>
    /// <param name="input">The incidents and their records.</param>
    /// <param name="options">What, for whom.</param>
    /// <param name="folder">A folder that is new, empty or holds an earlier export.</param>
    /// <param name="cancelled">Ends the run; nothing is left.</param>
    /// <exception cref="CasusException">CAS12xx: the input cannot be read, the export would give something away, or it cannot be written.</exception>
    public ExportCounts Export(IIncidentSource input, ExportOptions options, string folder, CancellationToken cancelled = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        var profile = knowledge.Profiles.Single(p => p.Name == options.Profile);
        var source = new RecordCache(input);
        var persons = new PersonNames(knowledge, profile, options.PublishedNames);
        var protection = new Protection();
        var asOf = options.AsOf ?? DateOnly.MinValue;
        asOf = Survey(source, persons, protection, options.AsOf is null ? null : asOf, cancelled);
        var embargo = options.EmbargoDays ?? profile.EmbargoDays;
        var format = Format(options, profile, asOf);
        using var bundle = new BundleFolder(folder);
        var reader = new EventReader(knowledge, profile, source, persons, protection, asOf, embargo);
        ExportCounts? counts = null;
        bundle.Try(() => counts = Write(source, reader, format, profile, protection, bundle, cancelled));
        bundle.Try(() => WriteAbout(format, profile, asOf, embargo, counts!, bundle));
        if (profile.IsScanned)
            Scan(format, protection, bundle);
        bundle.Publish();
        return counts!;
    }

    /// <inheritdoc/>
    public void Dispose() => knowledge.Dispose();

    // First all names that may not leave, since one report's victim is another's witness; and the newest day, where none is given.
    private static DateOnly Survey(IIncidentSource source, PersonNames persons, Protection protection, DateOnly? given, CancellationToken cancelled)
    {
        var newest = DateOnly.MinValue;
        foreach (var record in source.Records())
        {
            cancelled.ThrowIfCancellationRequested();
            newest = Later(newest, record.PublishedOn);
            foreach (var name in persons.Withheld(record))
                protection.Names.Add(name);
        }

        if (given is { } asOf)
            return asOf;
        foreach (var incident in source.Incidents())
        {
            cancelled.ThrowIfCancellationRequested();
            newest = Later(newest, incident.Date?.Start);
            newest = incident.Casualties.TollOverTime.Aggregate(newest, (day, toll) => Later(day, toll.PublishedOn));
        }

        return newest == DateOnly.MinValue ? new(1970, 1, 1) : newest;
    }

    private static DateOnly Later(DateOnly day, string? other) =>
        IsoDay.TryParse(other is { Length: >= 10 } ? other[..10] : "", out var parsed) && parsed > day ? parsed : day;

    private IExportFormat Format(ExportOptions options, Profile profile, DateOnly asOf) => options.Format switch
    {
        "acled" => new AcledFormat(knowledge, asOf, options.NumericInteractions),
        "ged" => new GedFormat(knowledge, profile.Decimals),
        "polecat" => new PolecatFormat(knowledge, version, profile.Decimals),
        "plover" => new PloverFormat(knowledge, version, asOf),
        "geojson" => new GeoJsonFormat(),
        "timemap" => new TimemapFormat(knowledge, profile.Decimals),
        "csv" => new TableFormat(knowledge, profile.Decimals),
        "jsonl" => new LinesFormat(),
        _ => throw new ArgumentException($"There is no format '{options.Format}'.", nameof(options)),
    };

    private ExportCounts Write(IIncidentSource source, EventReader reader, IExportFormat format, Profile profile, Protection protection, BundleFolder bundle, CancellationToken cancelled)
    {
        long incidents = 0, rejected = 0, rows = 0, reviewed = 0;
        using var main = bundle.Open(format.FileName);
        using var sidecar = bundle.Open("sidecar.jsonl");
        using var lossReport = new LossReport(knowledge, bundle);
        main.Write(format.Opening);
        foreach (var incident in source.Incidents())
        {
            cancelled.ThrowIfCancellationRequested();
            incidents++;
            var losses = new Losses();
            var told = reader.Read(incident, losses);
            List<ExportRecord> records = told is null ? [] : [.. format.Write(told, losses)];
            foreach (var record in records)
            {
                main.Write(rows++ > 0 ? format.Between : "");
                main.Write(record.Text);
            }

            if (records.Count > 0)
            {
                sidecar.Write(Sidecar.Line(told!, records, profile));
                protection.Publish(told!, records.Select(r => r.Number));
                reviewed += told!.IsReviewed ? 1 : 0;
            }

            rejected += records.Count == 0 ? 1 : 0;
            lossReport.Write(records.Count > 0 ? told!.Id : "XXXC" + EventIds.Of(incident.Id), records.Count > 0 ? rows - records.Count + 1 : null, losses);
        }

        main.Write(format.Closing);
        return new(incidents, rejected, rows) { Reviewed = reviewed };
    }

    private void WriteAbout(IExportFormat format, Profile profile, DateOnly asOf, int embargo, ExportCounts counts, BundleFolder bundle)
    {
        using (var dictionary = bundle.Open("data-dictionary.csv"))
        {
            ImmutableArray<Column> about = [new("file", "text", ""), new("column", "text", ""), new("kind", "text", ""), new("meaning", "text", "")];
            dictionary.Write(TableText.Header(about, ','));
            foreach (var (file, column) in format.Columns.Select(c => (format.FileName, c)).Concat(knowledge.Columns("loss").Select(c => ("loss.csv", c))))
            {
                var row = new Row(about);
                row["file"] = file;
                row["column"] = column.Name;
                row["kind"] = column.Kind;
                row["meaning"] = column.Meaning;
                dictionary.Write(TableText.Line(about, row, ','));
            }
        }

        var citation = Citation.Of(version, format.Name, profile.Name, asOf, embargo, counts, bundle.Files);
        using var writer = bundle.Open(BundleFolder.Citation);
        writer.Write(citation);
    }

    private void Scan(IExportFormat format, Protection protection, BundleFolder bundle)
    {
        foreach (var column in format.Columns.Concat(knowledge.Columns("loss")))
            protection.Trust(column.Name + " " + column.Meaning);
        foreach (var type in knowledge.Types.All)
            protection.Trust(type.Label);
        foreach (var name in knowledge.Acled.Numbers.Keys)
            protection.Trust(name);
        var scan = new LeakScan(protection.Names.Without(protection.Trusted), protection.Places);
        foreach (var file in bundle.Files)
        {
            if (scan.Search(file) is { } leak)
                throw ExportErrors.Leak(string.Create(CultureInfo.InvariantCulture, $"{Path.GetFileName(file)}:{leak.Line}"), leak.Kind);
        }
    }
}
