namespace Casus.Fusion.Incidents;

/// <summary>What a line of JSON Lines holds.</summary>
internal enum LineKind
{
    /// <summary>No JSON, or damaged.</summary>
    Damaged,

    /// <summary>JSON that is none of what Casus reads or writes.</summary>
    OtherJson,

    /// <summary>A report, as it is given to <c>casus code</c>.</summary>
    Report,

    /// <summary>A record, as <c>casus code</c> writes it.</summary>
    Record,

    /// <summary>An incident, as <c>casus fuse</c> writes it.</summary>
    Incident,
}
