using Casus.Fusion;
using Casus.Fusion.Incidents;
using Casus.Records;

namespace Casus.Archive.Incidents;

/// <summary>Files reports by incident, with those kept apart of which somebody said that they are not about the same.</summary>
/// <remarks>
/// A report that was judged not to belong is filed as if the others were not there: it opens an incident of its own, together with others that were
/// taken out, where those are alike.
/// </remarks>
/// <param name="load">Makes an empty fuser.</param>
/// <param name="record">Gives the current record of a report.</param>
/// <param name="threads">How many reports are compared at once.</param>
internal sealed class JudgedFusion(Func<IncidentFuser> load, Func<string, CodedReport> record, int threads)
{
    private const int AtOnce = 1024;

    /// <summary>The incidents of all reports.</summary>
    /// <param name="reports">All records; enumerated more than once where reports have to be kept apart.</param>
    /// <param name="apart">Reports by two; the second of each is taken out where both are filed together.</param>
    public IEnumerable<Incident> Incidents(Func<IEnumerable<CodedReport>> reports, IReadOnlyList<(string Stays, string Goes)> apart)
    {
        var fuser = Filled(reports());
        if (apart.Count == 0)
            return fuser.Incidents(record, threads);
        var groups = new Dictionary<string, int>(StringComparer.Ordinal);
        var number = 0;
        foreach (var group in fuser.Groups())
        {
            number++;
            foreach (var report in group)
                groups[report] = number;
        }

        // One after the other: who leaves does not take those along that were kept apart from it, so that somebody always stays.
        var leaving = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (stays, goes) in apart)
        {
            if (!leaving.Contains(stays) && groups.TryGetValue(stays, out var a) && groups.TryGetValue(goes, out var b) && a == b)
                leaving.Add(goes);
        }

        return leaving.Count == 0
            ? fuser.Incidents(record, threads)
            : Incidents(() => reports().Where(r => !leaving.Contains(r.Id)), apart)
                .Concat(Incidents(() => reports().Where(r => leaving.Contains(r.Id)), apart));
    }

    private IncidentFuser Filled(IEnumerable<CodedReport> reports)
    {
        var fuser = load();
        foreach (var chunk in reports.Chunk(AtOnce))
            fuser.Add(chunk, threads);
        return fuser;
    }
}
