using System.Globalization;
using System.Text;
using Casus.Archive.Auditing;
using Casus.Archive.Judgements;
using Casus.Archive.Reports;
using Casus.Archive.Stores;
using Casus.Fusion;
using Casus.Fusion.Incidents;
using Casus.Reports;

namespace Casus.Archive.Incidents;

/// <summary>Derives the incidents of the current readings and of the judgements that hold. What comes out the same is left alone.</summary>
/// <remarks>
/// Reports that came in since are compared with the others, and incidents that they touch are made anew; what was compared before is remembered in the archive. What comes out is the same as from nothing.
/// </remarks>
public sealed class Deriver(Store store, Func<IncidentFuser> load, TimeProvider time)
{
    private const string Filed = "filing";

    // What fusion goes by is the same in every run.
    private IncidentFuser? fuser;

    /// <summary>How many reports are compared at once; it makes no difference to the result.</summary>
    public int Threads { get; init; } = 1;

    /// <summary>Records that the same program has at hand, shared with what takes reports in.</summary>
    public RecentRecords Recent { get; init; } = new();

    /// <summary>Whether the incidents are those of what the archive holds.</summary>
    /// <exception cref="CasusException">The archive cannot be used.</exception>
    public static bool IsUpToDate(Store store) => store.Read(IsUpToDate);

    /// <summary>Brings the incidents up to date, in one transaction.</summary>
    /// <param name="evenIfUpToDate">Derives all of them anew in any case.</param>
    /// <exception cref="CasusException">The archive cannot be used.</exception>
    public DerivedCount Derive(bool evenIfUpToDate = false) => store.Write(session =>
        evenIfUpToDate || !IsUpToDate(session)
            ? All(session, AuditLog.Now(session, time), anew: evenIfUpToDate)
            : new(0, 0));

    internal static bool IsUpToDate(StoreSession session) => Reached(session) == (session.Text("SELECT value FROM progress WHERE name = 'incidents'") ?? Reached(0, 0));

    /// <summary>Derives in a transaction that is under way: what came since, where the run before is remembered, else all.</summary>
    /// <param name="session">The transaction.</param>
    /// <param name="at">Its moment.</param>
    /// <param name="anew">All in any case.</param>
    internal DerivedCount All(StoreSession session, string at, bool anew = false) => Derive(session, at, [], [], anew);

    /// <summary>Derives without some reports, whose readings have been closed.</summary>
    /// <param name="session">The transaction.</param>
    /// <param name="at">Its moment.</param>
    /// <param name="leaving">The numbers of the reports.</param>
    /// <param name="changed">Judgements that are other than before, or there no longer, as they were.</param>
    internal DerivedCount Without(StoreSession session, string at, IReadOnlyCollection<long> leaving, IReadOnlyCollection<Judgement> changed) =>
        Derive(session, at, leaving, changed, anew: false);

    private DerivedCount Derive(StoreSession session, string at, IReadOnlyCollection<long> leaving, IReadOnlyCollection<Judgement> changed, bool anew)
    {
        fuser ??= load();
        var (empty, change, records) = (fuser.Empty(), new IncidentChange(session, at), new RecordCache(session, Recent));
        var judgements = new FilingJudgements(JudgementTable.AboutFiling(session).Select(j => new FilingJudgement(j.Anchor, j.OtherAnchor, j.Kind == JudgementKinds.Same)));
        IEnumerable<string?> Titles(Incident incident) => incident.Reports.Select(r => records.Of(r).Title);
        if (!anew && Remembered(session, empty) is var (reading, judged) && ReportTable.ReadSince(session, reading) is var fresh
            && fresh.Count <= session.Number($"SELECT COUNT(*) FROM (SELECT 1 FROM tellings LIMIT {fresh.Count}) AS found"))
        {
            var made = new LocalFiling(session, empty, fresh, leaving, Threads).File(judgements, records);
            made.Make();
            new LocalChange(session, change, made).Save(JudgementTable.Since(session, judged).Select(j => JudgementTable.Undone(session, j)).Concat(changed), Titles);
        }
        else
        {
            var all = JudgementTable.All(session);
            change.LookAll();
            var waiting = new JudgedIncidents(change, all);
            new FullFiling(session, empty, Threads).File(judgements, records, i => waiting.Keep(i, Titles));
            waiting.End(JudgementTable.Holding(all));
            change.DropOthers();
        }

        Remember(session, empty);
        return change.End();
    }

    /// <summary>Brings the incidents up to date that a judgement is about, and those that are joined with them, where the filing of reports is not concerned.</summary>
    /// <param name="session">The transaction.</param>
    /// <param name="at">Its moment.</param>
    /// <param name="judgement">What was decided, or what no longer holds.</param>
    internal DerivedCount Judged(StoreSession session, string at, Judgement judgement)
    {
        var about = new JudgementsAbout(session, new CurrentIncidents(session));
        about.Add(about.Resolve(judgement.Incident, judgement.Anchor));
        about.Add(about.Resolve(judgement.Other, judgement.OtherAnchor));
        var (change, overlay) = (new IncidentChange(session, at), about.Overlay());
        foreach (var id in about.Incidents.Order(StringComparer.Ordinal))
            change.KeepAsRead(id, overlay.Of(id));
        if (session.Text("SELECT value FROM progress WHERE name = @name", ("name", Filed)) is { } before)
            Remember(session, before[..before.LastIndexOf(", reading", StringComparison.Ordinal)]);
        return change.End();
    }

    // How far an earlier run of this program came, by the numbers of readings and judgements.
    private static (long Reading, long Judgement)? Remembered(StoreSession session, IncidentFuser fuser)
    {
        var value = session.Text("SELECT value FROM progress WHERE name = @name", ("name", Filed)) ?? "";
        var head = Program(fuser) + ", reading ";
        return value.StartsWith(head, StringComparison.Ordinal) && value[head.Length..].Split(", judgement ") is [var reading, var judgement]
            ? (long.Parse(reading, CultureInfo.InvariantCulture), long.Parse(judgement, CultureInfo.InvariantCulture))
            : null;
    }

    private static void Remember(StoreSession session, IncidentFuser fuser) => Remember(session, Program(fuser));

    private static void Remember(StoreSession session, string program)
    {
        session.Execute("DELETE FROM progress WHERE name = @name", ("name", Filed));
        var (reading, judgement) = (session.LastNumber("readings"), session.LastNumber("judgements"));
        session.Insert("progress", ("name", Filed), ("value", string.Create(CultureInfo.InvariantCulture, $"{program}, reading {reading}, judgement {judgement}")));
    }

    private static string Program(IncidentFuser fuser) => $"{ArchiveVersion.Program}, {fuser.Fingerprint}";

    /// <summary>The fingerprint of all current incidents.</summary>
    internal static string Fingerprint(StoreSession session)
    {
        var all = new StringBuilder();
        foreach (var digest in session.Query("SELECT digest FROM incidents WHERE until_at IS NULL ORDER BY id", r => r.GetString(0)))
            all.Append(digest).Append('\n');
        return Sha256Hex.Of(all.ToString());
    }

    internal static string Reached(StoreSession session) => Reached(session.LastNumber("readings"), session.LastNumber("judgements"));

    private static string Reached(long reading, long judgement) =>
        string.Create(CultureInfo.InvariantCulture, $"{ArchiveVersion.Program}, reading {reading}, judgement {judgement}");
}
