using System.Collections.Immutable;
using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Casus.Archive.Exports;
using Casus.Archive.Stores;
using Casus.Cli.Input;
using Casus.Exports;
using Casus.Reports;

namespace Casus.Cli.Commands;

/// <summary><c>casus export</c>: incidents in, files that others load out.</summary>
internal sealed class ExportCommand : Command, IDocumented
{
    private const int LongestEmbargo = 36500;
    private static readonly string[] ProfileNames = ["public", "partner", "internal"];

    private readonly Session session;

    private readonly Argument<string?> incidents = new("INCIDENTS")
    {
        Description = "A file of incidents in JSON Lines, as 'casus fuse' or 'casus incidents --json' writes it; or none, with --archive.",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private readonly Option<string?> archive = new("--archive", "-a")
    {
        Description = "Export from an archive, with what people decided laid over: a file, or a database as postgres://user@host:5432/name.",
        HelpName = "PATH|URL",
    };

    private readonly SearchOptions filters = new(SearchOptions.Purpose.Exporting);

    private readonly Option<string[]> records = new("--records", "-r")
    {
        Description = "The records that the incidents were fused from. The profiles public and partner need all of them, to know the persons.",
        HelpName = "FILE",
        AllowMultipleArgumentsPerToken = true,
    };

    private readonly Option<string> format = new("--format", "-f")
    {
        Description = "What to write: " + string.Join(", ", Exporter.Formats) + ".",
        HelpName = "FORMAT",
        Required = true,
    };

    private readonly Option<string> profile = new("--profile", "-p")
    {
        Description = "For whom: public, partner or internal.",
        HelpName = "PROFILE",
        DefaultValueFactory = _ => "public",
    };

    private readonly Option<string?> output = new("--out", "-o")
    {
        Description = "The folder to make. It appears whole or not at all; an earlier export there is replaced, a folder with other files never.",
        HelpName = "FOLDER",
    };

    private readonly Option<bool> preview = new("--preview")
    {
        Description = "Show exactly the bytes that would be published, file by file, instead of making a folder.",
    };

    private readonly Option<DateOnly?> asOf = new("--as-of")
    {
        Description = "The day of the export, as 2024-02-14, instead of the newest day in the input. Embargoes count to it.",
        HelpName = "DATE",
        CustomParser = result =>
        {
            if (IsoDay.TryParse(result.Tokens[0].Value, out var day))
                return day;
            result.AddError($"'{result.Tokens[0].Value}' is not a date. Write it as 2024-02-08.");
            return null;
        },
    };

    private readonly Option<int?> embargo = new("--embargo")
    {
        Description = "Days after an incident before it may leave, instead of those of the profile.",
        HelpName = "DAYS",
    };

    private readonly Option<string?> names = new("--publish-names")
    {
        Description = "A file of names, one a line, of adults who may be named: by their consent, or because they are published already. Minors never are.",
        HelpName = "FILE",
    };

    private readonly Option<string> inter = new("--inter")
    {
        Description = "Of acled: actor classes as text, or numeric for older scripts.",
        HelpName = "FORM",
        DefaultValueFactory = _ => "text",
    };

    private readonly Option<string?> actors = CommonOptions.Actors();

    public ExportCommand(Session session)
        : base("export", "Write incidents in a format that others load, for one profile of readers, with a sidecar, a loss report, a data dictionary and a citation.")
    {
        this.session = session;
        OneOf(format, Exporter.Formats);
        OneOf(profile, [.. ProfileNames]);
        OneOf(inter, ["text", "numeric"]);
        embargo.Validators.Add(result =>
        {
            if (result.Tokens.Count > 0 && result.GetValue(embargo) is < 0 or > LongestEmbargo)
                result.AddError(string.Create(CultureInfo.InvariantCulture, $"--embargo needs a number from 0 to {LongestEmbargo}."));
        });
        Validators.Add(result =>
        {
            if (result.GetValue(output) is null == !result.GetValue(preview))
                result.AddError("say either --out FOLDER or --preview.");
        });
        Validators.Add(RefuseMixedSources);
        Add(incidents);
        foreach (var option in new Option[] { archive, records, format, profile, output, preview, asOf, embargo, names, inter, actors })
            Add(option);
        filters.AddTo(this);
        SetAction((parse, cancelled) => Task.FromResult(Run(parse, cancelled)));
    }

    /// <inheritdoc/>
    public ImmutableArray<Example> Examples { get; } =
    [
        new("casus export incidents.jsonl --records records.jsonl --format acled --profile public --out acled-public", "ACLED-compatible columns for everybody, private persons hidden"),
        new("casus export incidents.jsonl --records records.jsonl --format geojson --preview | less", "see what would be published before it is"),
        new("casus export incidents.jsonl --format csv --profile internal --out table", "one row an incident, nothing hidden"),
        new("casus export --archive desk.casus --country IRQ --from 2024-02-01 --review confirmed --format ged --out iraq", "from an archive: corrections laid over, what was confirmed alone"),
    ];

    private void RefuseMixedSources(CommandResult result)
    {
        var (file, isArchive) = (result.GetValue(incidents), result.GetValue(archive) is not null);
        if (file is null == !isArchive)
            result.AddError("say either a file of INCIDENTS or --archive.");
        else if (isArchive && result.GetValue(records) is { Length: > 0 })
            result.AddError("--archive has the records; --records is for a file of incidents.");
        else if (!isArchive && filters.Given(result) is { } filter)
            result.AddError($"{filter} selects from an archive; say --archive, or leave it out.");
    }

    private int Run(ParseResult parse, CancellationToken cancelled)
    {
        using var exporter = Exporter.Load(session.Services.FindExportData(), session.Services.LoadActors(parse.GetValue(actors)), CasusCommandLine.NameAndVersion);
        var input = Input(parse);
        using var ended = input as IDisposable;
        var options = new ExportOptions
        {
            Format = parse.GetValue(format)!,
            Profile = parse.GetValue(profile)!,
            AsOf = parse.GetValue(asOf),
            EmbargoDays = parse.GetValue(embargo),
            NumericInteractions = parse.GetValue(inter) == "numeric",
            PublishedNames = parse.GetValue(names) is { } list ? ExportInput.Names(list) : [],
        };
        var counts = parse.GetValue(preview)
            ? Preview(exporter, input, options, cancelled)
            : exporter.Export(input, options, parse.GetValue(output)!, cancelled);
        session.Messages.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"casus: {Counted(counts.Incidents, "incident")} read, {Counted(counts.Records, "record")} written, {Counted(counts.Rejected, "incident")} rejected; loss.csv says why."));
        if (counts is { Records: 0, Incidents: > 0 })
            session.Messages.WriteLine("casus: nothing was left to export. If loss.csv names the embargo, it counts back from the newest day of the input: give the day of publication with --as-of, or fewer days with --embargo.");
        return ExitCodes.Done;
    }

    private IIncidentSource Input(ParseResult parse)
    {
        if (parse.GetValue(archive) is not { } location)
            return new ExportInput(parse.GetValue(incidents)!, parse.GetValue(records) ?? [], session.OpenInput);
        var found = new ArchivedIncidents(Store.At(location), filters.Query(parse, session.Services.FindExportData));
        if (!found.IsUpToDate)
            session.Messages.WriteLine("casus: reports came in since the incidents were derived; they are not exported. Run 'casus ingest --rederive'.");
        return found;
    }

    private ExportCounts Preview(Exporter exporter, IIncidentSource input, ExportOptions options, CancellationToken cancelled)
    {
        var folder = Directory.CreateTempSubdirectory("casus-preview-").FullName;
        try
        {
            var counts = exporter.Export(input, options, folder, cancelled);
            foreach (var file in Directory.EnumerateFiles(folder).Order(StringComparer.Ordinal))
            {
                session.Write(string.Create(CultureInfo.InvariantCulture, $"==> {Path.GetFileName(file)}, {new FileInfo(file).Length} bytes <==\n"));
                using var stream = File.OpenRead(file);
                stream.CopyTo(session.Output);
            }

            return counts;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static void OneOf(Option<string> option, ImmutableArray<string> values) => option.Validators.Add(result =>
    {
        if (result.Tokens.Count > 0 && !values.Contains(result.Tokens[0].Value))
            result.AddError($"{option.Name} knows {string.Join(", ", values[..^1])} and {values[^1]}, not '{result.Tokens[0].Value}'.");
    });

    private static string Counted(long count, string what) => count == 1 ? "1 " + what : string.Create(CultureInfo.InvariantCulture, $"{count:N0} {what}s");
}
