using Casus.Fusion.Incidents;
using Casus.Records;

namespace Casus.Exports;

/// <summary>Where incidents and the records behind them come from. Read more than once, each time in the same order.</summary>
public interface IIncidentSource
{
    /// <summary>The incidents, one at a time: none is kept.</summary>
    IEnumerable<Incident> Incidents();

    /// <summary>The record of a report, or <see langword="null"/> where it is not at hand.</summary>
    /// <param name="report">The report's id.</param>
    CodedReport? Record(string report);

    /// <summary>The records that are at hand, for the names in them; each once.</summary>
    IEnumerable<CodedReport> Records();
}
