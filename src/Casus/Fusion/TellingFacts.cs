using Casus.Reports;

namespace Casus.Fusion;

/// <summary>What is compared of a telling, beside its words: fixed in size, so that a million of them stand side by side.</summary>
internal readonly record struct TellingFacts
{
    /// <summary>Stands for a day, a number or a name that is not known.</summary>
    public const int Unknown = -1;

    /// <summary>Day of publication, days since 1 January of year 1.</summary>
    public required int PublishedDay { get; init; }

    /// <summary>First possible day of the event.</summary>
    public required int FirstDay { get; init; }

    /// <summary>Last possible day of the event.</summary>
    public required int LastDay { get; init; }

    /// <summary>GeoNames' number of the place, 0 for none.</summary>
    public required int GeonameId { get; init; }

    /// <summary>Decimal degrees; NaN when not known.</summary>
    public required float Latitude { get; init; }

    /// <summary>Decimal degrees; NaN when not known.</summary>
    public required float Longitude { get; init; }

    /// <summary>Hash of the country's code, 0 for none.</summary>
    public required uint Country { get; init; }

    /// <summary>Hash of country and first-order division, 0 for none.</summary>
    public required uint Division { get; init; }

    /// <summary>Hash of the place's folded name, 0 for none.</summary>
    public required uint PlaceName { get; init; }

    /// <summary>How exactly the place is known.</summary>
    public required LocationPrecision Precision { get; init; }

    /// <summary>Hash of the event type, 0 for a report without an event.</summary>
    public required uint Type { get; init; }

    /// <summary>Hash of the ACLED sub-event type, 0 for none.</summary>
    public required uint Kind { get; init; }

    /// <summary>Hash of the MUC-4 type or else PLOVER's, 0 for none.</summary>
    public required uint Family { get; init; }

    /// <summary>The dead, as the report has them.</summary>
    public required int Killed { get; init; }

    /// <summary>The injured, as the report has them.</summary>
    public required int Injured { get; init; }

    /// <summary>Hash of the weapon or means, 0 for none.</summary>
    public required uint Instrument { get; init; }

    /// <summary>Days of the week on which it may have happened, a bit each from Sunday on; 0 when not known.</summary>
    public required byte Weekdays { get; init; }

    /// <summary>Whether the report tells of arrests, charges or a trial: it may come long after the deed.</summary>
    public required bool IsProceeding { get; init; }

    /// <summary>Whether the report tells an event as its news, so that it can open an incident.</summary>
    public required bool HasEvent { get; init; }

    /// <summary>Whether a day of the event is known, and not only a span of days.</summary>
    public bool HasDay => FirstDay != Unknown && FirstDay == LastDay;

    /// <summary>Whether it is fresh news of a day that it names.</summary>
    public bool IsOfDay => HasDay && !IsProceeding;

    /// <summary>Whether a point is known.</summary>
    public bool HasPoint => !float.IsNaN(Latitude);

    /// <summary>Whether the place is a town or something in one.</summary>
    public bool HasTown => HasPoint && Precision <= LocationPrecision.City;

    /// <summary>The day by which the telling is found: of the event, else of publication.</summary>
    public int KeyDay => FirstDay != Unknown && LastDay - FirstDay <= 7 ? FirstDay : PublishedDay;
}
