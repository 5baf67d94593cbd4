namespace Casus.Archive.Judgements;

/// <summary>Which incidents there are, and which reports lead with them.</summary>
internal interface IIncidentView
{
    /// <summary>The incident that stands for an id of then and one of its reports, or <see langword="null"/>.</summary>
    string? Resolve(string id, string anchor);

    /// <summary>The reports that lead with an incident.</summary>
    IEnumerable<string> Leads(string incident);
}
