using System.Collections.Immutable;
using System.CommandLine;
using Casus.Cli.Dossier;
using Casus.Cli.Input;
using Casus.Formats;
using Casus.Records;
using Casus.Reports;

namespace Casus.Cli.Commands;

/// <summary><c>casus explain</c>: why the record of one report says what it says.</summary>
internal sealed class ExplainCommand : Command, IDocumented
{
    private readonly Session session;

    private readonly Argument<string> input = new("REPORT")
    {
        Description = "A file with one report, or - for standard input. Of a file with several, --id names the one.",
    };

    private readonly Option<string?> eventId = new("--event", "-e")
    {
        Description = "Only what bears on this event of the record: v2, or 2 as in the dossier.",
        HelpName = "ID",
    };

    private readonly Option<string?> reportId = new("--id")
    {
        Description = "The id of the report to explain.",
        HelpName = "ID",
    };

    private readonly Option<PublicationTime?> published = CommonOptions.Published();

    private readonly Option<string?> actors = CommonOptions.Actors();

    public ExplainCommand(Session session)
        : base("explain", "Show which words and which rule led to each value of a record, and which candidates were dropped and why.")
    {
        this.session = session;
        input.Validators.Add(CommonOptions.RefuseMisspeltOptions);
        Add(input);
        Add(eventId);
        Add(reportId);
        Add(published);
        Add(actors);
        SetAction(Run);
    }

    /// <inheritdoc/>
    public ImmutableArray<Example> Examples { get; } =
    [
        new("casus explain report.txt --published 2024-02-08", "explain everything in the record"),
        new("casus explain report.txt --event 2", "explain the event that the dossier numbers 2"),
        new("casus explain feed.jsonl --id report-17", "explain one report of many"),
    ];

    private int Run(ParseResult parse)
    {
        var name = parse.GetValue(input)!;
        var report = Find(new InputSet([name], session.OpenInput, parse.GetValue(published)), name, parse.GetValue(reportId));
        var coder = session.Services.LoadCoder(parse.GetValue(actors));
        var explanation = coder.Explain(report);
        if (parse.GetValue(eventId) is { } asked)
            explanation = OnlyEvent(explanation, asked, name);
        session.Write(ExplanationPage.Of(explanation, report.Title).Set(session.OutputStyle));
        return ExitCodes.Done;
    }

    private Report Find(InputSet inputs, string name, string? id)
    {
        Report? found = null;
        foreach (var result in inputs.Read())
        {
            if (result is ReadResult.Noted { Problem: var problem })
            {
                // A damaged line beside the one that was asked for is none of our business here.
                if (id is null)
                    session.Messages.WriteLine(problem);
                continue;
            }

            var report = ((ReadResult.Found)result).Report;
            if (id is not null && report.Id == id)
                return report;
            if (id is null && found is not null)
                throw CliErrors.SeveralReports(name);
            if (id is null)
                found = report;
        }

        return found ?? throw (id is null ? CliErrors.NoReport(name) : CliErrors.NoReportWithId(name, id));
    }

    private static Explanation OnlyEvent(Explanation explanation, string asked, string report)
    {
        var id = asked.StartsWith('v') ? asked : "v" + asked;
        ImmutableArray<Decision> decisions = [.. explanation.Decisions.Where(d => d.Event == id)];
        return decisions.IsEmpty
            ? throw CliErrors.NoSuchEvent(report, asked, explanation.Decisions.Select(d => d.Event).OfType<string>().Distinct(StringComparer.Ordinal))
            : explanation with { Decisions = decisions };
    }
}
