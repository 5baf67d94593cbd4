using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Casus.Cli.Input;
using Casus.Cli.Output;
using Casus.Fusion;
using Casus.Fusion.Incidents;
using Casus.Reports;

namespace Casus.Cli.Commands;

/// <summary><c>casus fuse</c>: records in, incidents out.</summary>
internal sealed class FuseCommand : Command, IDocumented
{
    private const int ReadAtOnce = 4096;

    private readonly Session session;

    private readonly Argument<string[]> inputs = new("RECORDS")
    {
        Description = "Files of records in JSON Lines, as 'casus code' writes them, or - for standard input.",
        Arity = ArgumentArity.OneOrMore,
    };

    private readonly Option<int> threads = CommonOptions.Threads();

    private readonly Option<string?> output = CommonOptions.Output();

    public FuseCommand(Session session)
        : base("fuse", "File coded reports by incident: one JSON object per incident, every report's claims side by side.")
    {
        this.session = session;
        inputs.Validators.Add(CommonOptions.RefuseMisspeltOptions);
        Add(inputs);
        Add(threads);
        Add(output);
        SetAction((parse, cancelled) => Task.FromResult(Run(parse, cancelled)));
    }

    /// <inheritdoc/>
    public ImmutableArray<Example> Examples { get; } =
    [
        new("casus fuse records.jsonl --out incidents.jsonl", "one incident per line, in the order of their ids"),
        new("casus code feed.jsonl --format jsonl | casus fuse -", "from reports to incidents in one go"),
    ];

    private int Run(ParseResult parse, CancellationToken cancelled)
    {
        var (file, atOnce) = (parse.GetValue(output), parse.GetValue(threads));
        var fuser = session.Services.LoadFuser();
        using var records = new RecordFiles(parse.GetValue(inputs)!, session.OpenInput);
        using var target = file is null or "-" ? OutputTarget.StandardOutput(session.Output) : OutputTarget.File(file);
        var lost = Read(records, fuser, atOnce, cancelled);
        foreach (var incident in fuser.Incidents(records.Read, atOnce))
        {
            cancelled.ThrowIfCancellationRequested();
            target.Write(JsonSerializer.SerializeToUtf8Bytes(incident, IncidentJson.Lines.Incident));
            target.Write("\n"u8);
        }

        target.Complete();
        if (lost == 0)
            return ExitCodes.Done;
        session.Messages.WriteLine(string.Create(CultureInfo.InvariantCulture, $"casus: {Counted(lost)} could not be read; {Counted(fuser.Count)} filed."));
        return ExitCodes.SomeReportsFailed;
    }

    private long Read(RecordFiles records, IncidentFuser fuser, int atOnce, CancellationToken cancelled)
    {
        var lost = 0L;
        foreach (var chunk in OrderedParallel.Select(records.Lines(), l => Read(records, fuser, l), atOnce, cancelled).Chunk(ReadAtOnce))
        {
            var tellings = new List<Telling>();
            foreach (var (line, telling, message) in chunk)
            {
                if (telling is not null && records.Keep(telling.Report, line))
                {
                    tellings.Add(telling);
                    continue;
                }

                session.Messages.WriteLine(message ?? CliErrors.RecordIsThereAlready(records.WhereIs(line), telling!.Report).ToString());
                lost++;
            }

            fuser.Add(tellings, atOnce);
        }

        return lost;
    }

    private static (RecordLine Line, Telling? Telling, string? Message) Read(RecordFiles records, IncidentFuser fuser, RecordLine line)
    {
        try
        {
            return (line, fuser.Read(records.Parse(line)), null);
        }
        catch (CasusException e)
        {
            return (line, null, e.ToString());
        }
    }

    private static string Counted(long count) => count == 1 ? "1 record" : string.Create(CultureInfo.InvariantCulture, $"{count:N0} records");
}
