namespace Casus.Evaluation.Muc4;

/// <summary>An incident as MUC-4 has it: a type, five string slots and some attributes.</summary>
internal sealed record IncidentTemplate
{
    /// <summary>Lower case; in a key it may name two: <c>bombing / attack</c>.</summary>
    public required string Type { get; init; }

    /// <summary>Fillers of each role.</summary>
    public required IReadOnlyDictionary<TemplateRole, IReadOnlyList<Filler>> Roles { get; init; }

    /// <summary>People attacked, named or only described.</summary>
    public required IReadOnlyList<Filler> HumanTargets { get; init; }

    /// <summary>Whether the key leaves it to the system to report it.</summary>
    public bool IsOptional { get; init; }

    /// <summary>Acceptable dates.</summary>
    public IReadOnlyList<Muc4Date> Dates { get; init; } = [];

    /// <summary>Acceptable locations, in a key.</summary>
    public IReadOnlyList<Muc4Location> Locations { get; init; } = [];

    /// <summary>The place, in a prediction.</summary>
    public Records.EventLocation? Location { get; init; }

    /// <summary>Acceptable stages of execution, in capitals.</summary>
    public IReadOnlyList<string> Stages { get; init; } = [];

    /// <summary>The dead, or not given.</summary>
    public Toll? Killed { get; init; }

    /// <summary>The injured, or not given.</summary>
    public Toll? Injured { get; init; }

    /// <summary>How sure the organisation's part is, in a key.</summary>
    public IReadOnlyList<Muc4Values> OrganisationConfidence { get; init; } = [];

    /// <summary>Whether an incident of this type can be the one that <paramref name="predicted"/> tells of.</summary>
    public bool Admits(IncidentTemplate predicted) =>
        predicted.Type.Length > 0 && Type.Contains(predicted.Type, StringComparison.Ordinal);
}
