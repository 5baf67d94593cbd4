using System.Collections.Immutable;

namespace Casus.Fusion.Incidents;

/// <summary>An incident before it is made: which reports tell of it, and by which of their events.</summary>
internal sealed class IncidentDraft
{
    /// <summary>The reports by their numbers; the part is one of <see cref="ReportPart"/>'s, and the events are numbers in the record, none for a lead.</summary>
    public List<(int Number, string Part, ImmutableArray<int> Events)> Parts { get; } = [];

    /// <summary>Files an event of a report beside its lead.</summary>
    public void Add(int number, ExtraEvent extra)
    {
        var at = Parts.FindIndex(p => p.Number == number);
        if (at < 0)
            Parts.Add((number, extra.IsNews ? ReportPart.Also : ReportPart.Background, [extra.Event]));
        else
            Parts[at] = (number, Parts[at].Part, Parts[at].Events.Add(extra.Event));
    }
}
