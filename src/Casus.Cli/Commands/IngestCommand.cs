using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using Casus.Archive;
using Casus.Archive.Incidents;
using Casus.Archive.Stores;
using Casus.Cli.Input;
using Casus.Cli.Output;
using Casus.Formats;
using Casus.Records;
using Casus.Reports;

namespace Casus.Cli.Commands;

/// <summary><c>casus ingest</c>: reports into an archive.</summary>
internal sealed class IngestCommand : Command, IDocumented
{
    private readonly Session session;

    private readonly Argument<string[]> inputs = CommonOptions.Inputs();

    private readonly Option<string> archive = ArchiveOptions.Archive();

    private readonly Option<PublicationTime?> published = CommonOptions.Published();

    private readonly Option<string?> actors = CommonOptions.Actors();

    private readonly Option<int> threads = CommonOptions.Threads();

    private readonly Option<bool> recode = new("--recode") { Description = "Code anew what another version of Casus read; its readings are kept." };

    private readonly Option<bool> rederive = new("--rederive") { Description = "Make all incidents anew of the readings and judgements." };

    private readonly Option<bool> allowPurged = new("--allow-purged") { Description = "Take in again what 'casus purge' removed, where the order no longer holds." };

    public IngestCommand(Session session)
        : base("ingest", "Take reports into an archive: keep them as received, code them, file them by incident. What is there already is passed over.")
    {
        this.session = session;
        inputs.Arity = ArgumentArity.ZeroOrMore;
        Add(inputs);
        Add(archive);
        Add(published);
        Add(actors);
        Add(threads);
        Add(recode);
        Add(rederive);
        Add(allowPurged);
        Validators.Add(result =>
        {
            if (result.GetResult(inputs) is not { Tokens.Count: > 0 } && !result.GetValue(recode) && !result.GetValue(rederive))
                result.AddError("name what is to be taken in, or say --recode or --rederive.");
        });
        SetAction((parse, cancelled) => Task.FromResult(Run(parse, cancelled)));
    }

    /// <inheritdoc/>
    public ImmutableArray<Example> Examples { get; } =
    [
        new("casus ingest pages/ feed.jsonl --archive desk.casus", "take reports in; run again after an interruption, it goes on where it ended"),
        new("casus ingest feed.jsonl --archive postgres://desk@db.example.org/casus", "the same into PostgreSQL; the password stands in PGPASSWORD or ~/.pgpass"),
        new("casus ingest --archive desk.casus --recode", "after an update of Casus, code anew what is there"),
    ];

    private int Run(ParseResult parse, CancellationToken cancelled)
    {
        var store = ArchiveOptions.Open(parse, archive);
        var named = parse.GetValue(inputs) ?? [];
        // Before models are loaded: what cannot be written should be told at once.
        store.Prepare();
        var progress = new ProgressLine(session.Messages, session.MessagesAreWatched, TimeProvider.System);
        var count = default(IngestCount);
        var unread = 0L;
        var deriver = new Deriver(store, session.Services.LoadFuser, TimeProvider.System) { Threads = parse.GetValue(threads) };
        try
        {
            if (named.Length > 0 || parse.GetValue(recode))
            {
                var set = new InputSet(named, session.OpenInput, parse.GetValue(published), keepOriginals: true);
                var ingester = Ingester(parse, store, deriver, progress, set.ShareRead(), cancelled);
                if (named.Length > 0)
                    count += ingester.Take(Found(set, progress, () => unread++), cancelled);
                if (parse.GetValue(recode))
                    count += ingester.Recode(cancelled);
            }

            cancelled.ThrowIfCancellationRequested();
            var derived = deriver.Derive(parse.GetValue(rederive));
            progress.Clear();
            session.Write(Summary(count, derived));
        }
        finally
        {
            progress.Clear();
        }

        if (unread + count.Lost == 0)
            return ExitCodes.Done;
        session.Messages.WriteLine(string.Create(CultureInfo.InvariantCulture, $"casus: {unread + count.Lost:N0} could not be read or coded."));
        return ExitCodes.SomeReportsFailed;
    }

    private Ingester Ingester(ParseResult parse, Store store, Deriver deriver, ProgressLine progress, Func<double?> share, CancellationToken cancelled)
    {
        var coder = new Lazy<IReportCoder>(() => session.Services.LoadCoder(parse.GetValue(actors)));
        var atOnce = parse.GetValue(threads);
        return new(store, r => coder.Value.Code(r), CasusCommandLine.NameAndVersion, TimeProvider.System)
        {
            CodeAll = reports => OrderedParallel.Select(reports, r => Code(coder.Value, r), atOnce, cancelled).Select(r => Told(r, progress)),
            Recent = deriver.Recent,
            AllowPurged = parse.GetValue(allowPurged),
            Refused = (report, why) =>
            {
                progress.Clear();
                session.Messages.WriteLine(CliErrors.Warning(why));
            },
            Progress = done => progress.Show(done, share),
        };
    }

    private IEnumerable<Report> Found(InputSet set, ProgressLine progress, Action lose)
    {
        foreach (var result in set.Read())
        {
            if (result is ReadResult.Found { Report: var report })
            {
                yield return report;
                continue;
            }

            var problem = ((ReadResult.Noted)result).Problem;
            progress.Clear();
            session.Messages.WriteLine(problem);
            if (problem.Severity == ProblemSeverity.Error)
                lose();
        }
    }

    private static (CodedReport? Record, CasusException? Error) Code(IReportCoder coder, Report report)
    {
        try
        {
            return (coder.Code(report), null);
        }
        catch (CasusException e)
        {
            return (null, e);
        }
        catch (Exception e) when (e is not (OperationCanceledException or OutOfMemoryException))
        {
            // One report that meets a defect must not cost the others.
            return (null, CliErrors.ReportCannotBeCoded(report, e));
        }
    }

    private CodedReport? Told((CodedReport? Record, CasusException? Error) coded, ProgressLine progress)
    {
        if (coded.Error is { } error)
        {
            progress.Clear();
            session.Messages.WriteLine(error);
        }

        return coded.Record;
    }

    private static string Summary(IngestCount count, DerivedCount derived) => string.Create(
        CultureInfo.InvariantCulture,
        $"{count.Added:N0} added, {count.Recoded:N0} coded anew, {count.Known:N0} known{(count.Purged > 0 ? string.Create(CultureInfo.InvariantCulture, $", {count.Purged:N0} purged and left out") : "")}; incidents: {derived.Opened:N0} new or changed, {derived.Closed:N0} replaced or gone\n");
}
