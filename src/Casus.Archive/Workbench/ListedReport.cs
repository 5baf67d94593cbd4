using Casus.Archive.Search;

namespace Casus.Archive.Workbench;

/// <summary>A report as it is listed.</summary>
/// <param name="Report">The report.</param>
/// <param name="Url">Its address, as given.</param>
/// <param name="Language">Of its record; empty where unknown.</param>
/// <param name="Events">How many events its record has.</param>
/// <param name="Incidents">The current incidents that it tells of.</param>
public sealed record ListedReport(FoundReport Report, string Url, string Language, int Events, IReadOnlyList<string> Incidents);
