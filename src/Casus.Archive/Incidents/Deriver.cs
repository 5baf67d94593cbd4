using System.Globalization;
using System.Text;
using Casus.Archive.Auditing;
using Casus.Archive.Judgements;
using Casus.Archive.Stores;
using Casus.Fusion;
using Casus.Reports;

namespace Casus.Archive.Incidents;

/// <summary>Derives the incidents of the current readings and of the judgements that hold. What comes out the same is left alone.</summary>
/// <remarks>
/// Reports that came in since are compared with the others, and incidents that they touch are made anew; what was compared before is remembered in the archive. What comes out is the same as from nothing.
/// </remarks>
public sealed class Deriver(Store store, Func<IncidentFuser> load, TimeProvider time)
{
    /// <summary>How many reports are compared at once; it makes no difference to the result.</summary>
    public int Threads { get; init; } = 1;

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

    /// <summary>Derives all in a transaction that is under way.</summary>
    /// <param name="session">The transaction.</param>
    /// <param name="at">Its moment.</param>
    /// <param name="anew">Compares all reports anew.</param>
    internal DerivedCount All(StoreSession session, string at, bool anew = false)
    {
        var judgements = JudgementTable.All(session);
        var holding = JudgementTable.Holding(judgements);
        var fuser = load();
        fuser.Judge(new(Filing(holding)));
        var filing = new FilingTable(session, fuser, Threads);
        filing.Fill(anew);
        var (memory, records) = (filing.Memory(), new RecordCache(session));
        var (change, compositions) = (new IncidentChange(session, at), new Dictionary<string, string>(StringComparer.Ordinal));
        var judged = new JudgedIncidents(session, change, judgements);
        foreach (var filed in fuser.Incidents(records.Of, memory, Threads))
        {
            var id = judged.NameOf(filed.Id);
            // A name that two incidents share is a matter of both, and remembered of none.
            if (id == filed.Id)
                compositions.Add(filed.Composition, id);
            if (filed.Incident is null && id == filed.Id)
                judged.Leave(id);
            else
                judged.Keep((filed.Incident ?? change.Before(filed.Id)) with { Id = id }, i => i.Reports.Select(r => records.Of(r).Title));
        }

        judged.End(holding);
        filing.SaveReports();
        filing.SaveCompositions(memory.Known, compositions);
        change.DropOthers();
        return change.End();
    }

    /// <summary>Brings the incidents up to date that a judgement is about, and those that are joined with them, where the filing of reports is not concerned.</summary>
    /// <param name="session">The transaction.</param>
    /// <param name="at">Its moment.</param>
    /// <param name="judgement">What was decided, or what no longer holds.</param>
    internal static DerivedCount Judged(StoreSession session, string at, Judgement judgement)
    {
        var about = new JudgementsAbout(session);
        about.Add(about.Resolve(judgement.Incident, judgement.Anchor));
        about.Add(about.Resolve(judgement.Other, judgement.OtherAnchor));
        var (change, overlay) = (new IncidentChange(session, at), about.Overlay());
        foreach (var id in about.Incidents.Order(StringComparer.Ordinal))
            change.KeepAsRead(id, overlay.Of(id));
        return change.End();
    }

    /// <summary>The fingerprint of all current incidents.</summary>
    internal static string Fingerprint(StoreSession session)
    {
        var all = new StringBuilder();
        foreach (var digest in session.Query("SELECT digest FROM incidents WHERE until_at IS NULL ORDER BY id", r => r.GetString(0)))
            all.Append(digest).Append('\n');
        return Words.Sha256(all.ToString());
    }

    internal static string Reached(StoreSession session) => Reached(session.Number("SELECT MAX(number) FROM readings"), session.Number("SELECT MAX(number) FROM judgements"));

    private static string Reached(long reading, long judgement) =>
        string.Create(CultureInfo.InvariantCulture, $"{ArchiveVersion.Program}, reading {reading}, judgement {judgement}");

    // Incidents that no report leads with are joined in the overlay alone: their reports are about other incidents.
    private static IEnumerable<FilingJudgement> Filing(IEnumerable<Judgement> holding) => holding
        .Where(j => j.ConcernsFiling)
        .Select(j => new FilingJudgement(j.Anchor, j.OtherAnchor, j.Kind == JudgementKinds.Same));
}
