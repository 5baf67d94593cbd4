using Casus.Formats;
using Casus.Reports;
using Casus.Sources.Fetching;

namespace Casus.Sources.Watching;

/// <summary>Hands on what pages say, and writes down what came of each.</summary>
/// <remarks>
/// A page is written down as seen after its report was kept, so that nothing is lost where a run breaks off; what is handed on twice is known to the
/// archive by its id.
/// </remarks>
internal sealed class ReportKeeping(WatchState state, IReportSink sink, TimeProvider time, Action<ReadProblem> tell)
{
    /// <summary>The reports of one transaction.</summary>
    public const int Batch = 32;

    private readonly Lock turn = new();

    /// <summary>Told when a batch was written down.</summary>
    public Action? Kept { get; init; }

    /// <summary>Hands on the reports of a batch, and writes down what came of all of it. One batch at a time: the words of one are looked for in those before.</summary>
    public void Keep(IReadOnlyList<PageOutcome> outcomes, RoundCount count, CancellationToken cancelled)
    {
        lock (turn)
            KeepNext(outcomes, count, cancelled);
    }

    private void KeepNext(IReadOnlyList<PageOutcome> outcomes, RoundCount count, CancellationToken cancelled)
    {
        var (ends, reports) = (new List<PageEnd>(), new List<(Report Report, PageEnd End)>());
        var here = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var outcome in outcomes)
        {
            if (outcome.Report is not { } report)
            {
                ends.Add(outcome.End);
                Tell(outcome, count);
                continue;
            }

            var words = Fingerprint(outcome.Page, report);
            if ((state.PageOf(words) ?? here.GetValueOrDefault(words)) is { } first && first != outcome.Page.Canonical)
            {
                count.Duplicates++;
                ends.Add(outcome.End with { State = "duplicate", Reason = "the same words as " + first });
                tell(SourceErrors.Duplicate(outcome.Page.Address, first));
                continue;
            }

            here[words] = outcome.Page.Canonical;
            reports.Add((report, outcome.End with { Report = report.Id, Words = words }));
        }

        var taken = reports.Count == 0 ? new([], 0, 0) : sink.Take([.. reports.Select(r => r.Report)], cancelled);
        var unread = taken.Unread;
        count.Kept += taken.Kept;
        for (var i = 0; i < reports.Count; i++)
        {
            ends.Add(unread[i] is { } why ? reports[i].End with { State = "unread", Reason = why } : reports[i].End);
            count.Unread += unread[i] is null ? 0 : 1;
            if (unread[i] is { } reason)
                tell(SourceErrors.NotRead(reports[i].Report.Url!, reason));
        }

        state.Ended(ends, time.GetUtcNow());
        Kept?.Invoke();
    }

    private void Tell(PageOutcome outcome, RoundCount count)
    {
        if (outcome.End.IsAsBefore)
        {
            if (outcome.End.Reason is { } gone)
                tell(SourceErrors.NotSeenAgain(outcome.Page.Address, gone));
            return;
        }

        var again = outcome.End.State == "waiting";
        (count.Refused, count.Later) = again ? (count.Refused, count.Later + 1) : (count.Refused + 1, count.Later);
        tell(SourceErrors.PageNotFetched(outcome.Page.Address, outcome.End, outcome.Inside));
    }

    // The same words at another site are that site's report: how many there are of a text is what tells of agencies. At one site they are one where day and
    // publisher are one, too: an agency's form of words comes again for another attack, and a portal prints many publishers.
    private static string Fingerprint(WaitingPage page, Report report) => Sha256Hex.Of(string.Join(
        '\n',
        WebAddress.HostOfCanonical(page.Canonical),
        report.PublishedOn is { } at ? IsoDay.Text(at.Date) : "",
        report.Publisher ?? "",
        string.Join(' ', report.Text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))));
}
