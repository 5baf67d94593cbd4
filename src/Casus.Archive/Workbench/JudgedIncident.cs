using Casus.Archive.Incidents;
using Casus.Archive.Search;
using Casus.Fusion.Incidents;

namespace Casus.Archive.Workbench;

/// <summary>An incident as people left it.</summary>
public static class JudgedIncident
{
    /// <summary>As machines made it, with what people decided beside it.</summary>
    public static Incident WithReview(FoundIncident found)
    {
        ArgumentNullException.ThrowIfNull(found);
        return IncidentTable.Parse(found.Machine) with { Review = IncidentTable.ParseJudged(found.Judged) };
    }

    /// <summary>The incident with the values that people corrected in place of the machine's; claims and codes stay as they are.</summary>
    public static Incident Of(FoundIncident found)
    {
        var incident = WithReview(found);
        return CorrectedIncident.Of(incident, _ => incident.Codes);
    }
}
