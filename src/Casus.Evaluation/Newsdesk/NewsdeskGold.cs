using System.Collections.Immutable;
using Casus.Evaluation.Measures;
using Casus.Knowledge;

namespace Casus.Evaluation.Newsdesk;

/// <summary>The reports and incidents of a newsdesk set, and how names and events are compared.</summary>
internal sealed class NewsdeskGold
{
    private readonly Dictionary<string, NewsdeskIncident> incidents;
    private readonly Dictionary<string, IncidentSite> sites;

    /// <summary>Joins both files.</summary>
    public NewsdeskGold(ImmutableArray<NewsdeskReport> reports, ImmutableArray<NewsdeskIncident> incidents, DataFolder data)
    {
        Reports = reports;
        Folding = Folding.From(data);
        Violent = ViolentEvents.From(data, Folding);
        Actors = ActorNames.From(data, Folding);
        this.incidents = incidents.ToDictionary(i => i.Id, StringComparer.Ordinal);
        sites = incidents.ToDictionary(i => i.Id, i => new IncidentSite(i, Folding), StringComparer.Ordinal);
    }

    /// <summary>The reports, in the file's order.</summary>
    public ImmutableArray<NewsdeskReport> Reports { get; }

    /// <summary>How names are compared.</summary>
    public Folding Folding { get; }

    /// <summary>Which events count.</summary>
    public ViolentEvents Violent { get; }

    /// <summary>How actors are compared.</summary>
    public ActorNames Actors { get; }

    /// <summary>The incident of that id.</summary>
    public NewsdeskIncident Incident(string id) => incidents[id];

    /// <summary>Where and when it was.</summary>
    public IncidentSite SiteOf(string id) => sites[id];
}
