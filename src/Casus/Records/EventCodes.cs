namespace Casus.Records;

/// <summary>Codes in the schemes of the field; a scheme that has none for the event is <see langword="null"/>.</summary>
public sealed record EventCodes
{
    /// <summary>PLOVER type, one of sixteen.</summary>
    public string? Plover { get; init; }

    /// <summary>PLOVER mode.</summary>
    public string? PloverMode { get; init; }

    /// <summary>CAMEO code, two to four digits.</summary>
    public string? Cameo { get; init; }

    /// <summary>ACLED sub-event type.</summary>
    public string? Acled { get; init; }

    /// <summary>UCDP kind of violence: <c>state-based</c>, <c>non-state</c>, <c>one-sided</c>.</summary>
    public string? Ged { get; init; }

    /// <summary>MUC-4 incident type.</summary>
    public string? Muc4 { get; init; }
}
