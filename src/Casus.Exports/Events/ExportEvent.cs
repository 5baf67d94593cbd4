using System.Collections.Immutable;
using Casus.Exports.Knowledge;
using Casus.Fusion.Incidents;
using Casus.Knowledge;
using Casus.Reports;

namespace Casus.Exports.Events;

/// <summary>An incident as a profile's readers may see it: every string in it may leave.</summary>
internal sealed record ExportEvent
{
    /// <summary>What it was made of; nothing of it may be written but numbers, days and codes.</summary>
    public required Incident Incident { get; init; }

    /// <summary>The number of the event, fifteen digits.</summary>
    public required string Number { get; init; }

    public required EventType Type { get; init; }

    /// <summary>ACLED's sub-event type after its hierarchy.</summary>
    public required string SubEvent { get; init; }

    public required IncidentDate Date { get; init; }

    public required ExportPlace? Place { get; init; }

    public required Country? Country { get; init; }

    /// <summary>Who is said to have done it, the likeliest first.</summary>
    public required ImmutableArray<Side> Actors { get; init; }

    /// <summary>Whom it was aimed at, organised ones first.</summary>
    public required ImmutableArray<Side> Targets { get; init; }

    public required ImmutableArray<ExportReport> Reports { get; init; }

    /// <summary>What is said and by whom, in sentences.</summary>
    public required string Summary { get; init; }

    /// <summary>Why it is graded so.</summary>
    public required string Grade { get; init; }

    /// <summary><c>asserted</c>, or <c>planned</c>, <c>threatened</c>, <c>hypothetical</c>, <c>denied</c> where every report has it so.</summary>
    public required string Modality { get; init; }

    /// <summary>Groups of the dead that are called so by those alone who are said to have killed them.</summary>
    public required ImmutableArray<CasualtyGroup> OnAttackersWord { get; init; }

    /// <summary>What people made of it: <c>open</c>, <c>corrected</c> or <c>confirmed</c>.</summary>
    public required string Review { get; init; }

    /// <summary>The fields that people corrected; never their words, and never who they are.</summary>
    public required ImmutableArray<string> Corrected { get; init; }

    /// <summary>Whether a person confirmed it or corrected a value.</summary>
    public bool IsReviewed => Review is ReviewStates.Confirmed or ReviewStates.Corrected;

    /// <summary>Claims with the names and words that may leave.</summary>
    public required ImmutableArray<ExportClaim> Claims { get; init; }

    public bool IsSingleSource => Incident.IndependentSources == 1;

    public bool IsCoarsened => Place?.IsCoarsened ?? false;

    /// <summary>The number behind the country and a C, as tables write it: <c>IRQC123456789012345</c>.</summary>
    public string Id => $"{Country?.Code ?? "XXX"}C{Number}";

    /// <summary>Outlets, each once, in the order of their reports.</summary>
    public ImmutableArray<string> Outlets => [.. Reports.Select(r => r.Publisher).Where(p => p.Length > 0).Distinct(StringComparer.Ordinal)];
}
