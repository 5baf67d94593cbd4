using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using Casus.Archive.Incidents;
using Casus.Archive.Purging;
using Casus.Cli.Output;

namespace Casus.Cli.Commands;

/// <summary><c>casus purge</c>: reports out of an archive for good.</summary>
internal sealed class PurgeCommand : Command, IDocumented
{
    private readonly Session session;

    private readonly Argument<string[]> reports = new("REPORT") { Description = "Ids of reports.", Arity = ArgumentArity.ZeroOrMore };

    private readonly Option<string> archive = ArchiveOptions.Archive();

    private readonly Option<string?> words = new("--words", "-w")
    {
        Description = "Every report in which these words follow each other, and what people wrote with them: a name.",
        HelpName = "WORDS",
    };

    private readonly Option<long[]> judgements = new("--judgement")
    {
        Description = "The reason that somebody gave for a judgement; what was decided stays.",
        HelpName = "NUMBER",
        DefaultValueFactory = _ => [],
    };

    private readonly Option<string?> reason = new("--reason", "-r") { Description = "Why. Stays in the log: say nothing of what is removed.", HelpName = "WORDS" };

    private readonly Option<string?> order = new("--order") { Description = "The order it is done on: court and file number, or whose request. Stays in the log.", HelpName = "WORDS" };

    private readonly Option<string> by = ArchiveOptions.By();

    private readonly Option<string?> approvedBy = new("--approved-by") { Description = "Who agreed, somebody else. Stays in the log.", HelpName = "NAME" };

    private readonly Option<bool> dryRun = new("--dry-run", "-n") { Description = "Say what would be removed, and remove nothing." };

    private readonly Option<bool> yes = new("--yes", "-y") { Description = "Remove it. It cannot be undone." };

    private readonly Option<bool> finish = new("--finish") { Description = "Write the archive anew where an earlier purge did not come so far." };

    public PurgeCommand(Session session)
        : base("purge", "Remove reports for good, with every record, quote and incident made of them. The log keeps that it was done, by whom and why; the reports do not come back unnoticed.")
    {
        this.session = session;
        Add(reports);
        foreach (var option in new Option[] { archive, words, judgements, reason, order, by, approvedBy, dryRun, yes, finish })
            Add(option);
        Validators.Add(result =>
        {
            var names = result.GetResult(reports) is { Tokens.Count: > 0 } || result.GetValue(words) is not null || result.GetValue(judgements) is { Length: > 0 };
            if (names == result.GetValue(finish))
                result.AddError(names ? "--finish goes alone." : "name what is to be removed: reports, --words or --judgement.");
            else if (names && string.IsNullOrWhiteSpace(result.GetValue(reason)) && !result.GetValue(dryRun))
                result.AddError("say why, with --reason.");
        });
        SetAction(parse => Run(parse));
    }

    /// <inheritdoc/>
    public ImmutableArray<Example> Examples { get; } =
    [
        new("casus purge 11c219ab80b38c69 --archive desk.casus --dry-run", "what would go"),
        new("casus purge 11c219ab80b38c69 --archive desk.casus --reason 'the court forbids it' --order 'Landgericht 7 O 12/24' --yes", "remove it"),
        new("casus purge --words 'Jane Roe' --archive desk.casus --reason 'a witness is in danger' --approved-by anna --yes", "remove every report that names somebody"),
    ];

    private int Run(ParseResult parse)
    {
        var store = ArchiveOptions.Open(parse, archive);
        var purger = new Purger(store, new Deriver(store, session.Services.LoadFuser, TimeProvider.System) { Threads = Environment.ProcessorCount }, TimeProvider.System);
        if (parse.GetValue(finish))
        {
            session.Write(purger.Finish() ? "written anew\n" : "nothing was left to do\n");
            return ExitCodes.Done;
        }

        var request = new PurgeRequest
        {
            Reports = parse.GetValue(reports) ?? [],
            Words = parse.GetValue(words) ?? "",
            Judgements = parse.GetValue(judgements) ?? [],
            Reason = parse.GetValue(reason) is { Length: > 0 } why ? why : "-",
            Order = parse.GetValue(order) ?? "",
            By = parse.GetValue(by)!,
            ApprovedBy = parse.GetValue(approvedBy) ?? "",
        };
        if (!parse.GetValue(yes) || parse.GetValue(dryRun))
            return Preview(purger.Plan(request), parse.GetValue(dryRun));
        session.Write(Summary(purger.Purge(request), "removed"));
        session.Messages.WriteLine("casus: backups, exports and copies made before hold it still, and so may the disk; docs/guide/archive.md says what else there is to do.");
        return ExitCodes.Done;
    }

    private int Preview(PurgePlan plan, bool isAsked)
    {
        if (plan.Reports.Count > 0)
        {
            var table = new TextTable("report", "published", "versions", "records", "headline");
            foreach (var report in plan.Reports)
                table.Add(report.Id, report.Published, Text($"{report.Versions}"), Text($"{report.Readings}"), report.Title);
            session.Write(table.ToString());
        }

        foreach (var incident in plan.Incidents)
            session.Write($"made anew, or gone: {incident}\n");
        foreach (var judgement in plan.Judgements)
            session.Write(Text($"judgement {judgement.Number} ({judgement.Kind}) {(judgement.IsRemoved ? "goes" : "loses its reason")}\n"));
        session.Write(Summary(plan, "would be removed"));
        if (isAsked)
            return ExitCodes.Done;
        session.Messages.WriteLine("casus: nothing was removed. Say --yes to remove it for good.");
        return ExitCodes.Usage;
    }

    private static string Summary(PurgePlan plan, string what) => Text(
        $"{plan.Reports.Count:N0} reports, {plan.Originals:N0} originals ({plan.Bytes:N0} bytes), {plan.PastStates:N0} states of incidents {what}; {plan.Judgements.Count:N0} judgements, {plan.LogEntries:N0} entries of the log emptied\n");

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
