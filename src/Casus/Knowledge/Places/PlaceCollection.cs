namespace Casus.Knowledge.Places;

/// <summary>What of a gazetteer that is being built is held in memory: countries, divisions, and places written by hand.</summary>
internal sealed class PlaceCollection
{
    /// <summary>Alpha-2 code → country.</summary>
    public SortedDictionary<string, PlaceDraft> Countries { get; } = new(StringComparer.Ordinal);

    /// <summary>Alpha-2 → alpha-3.</summary>
    public Dictionary<string, string> Alpha3 { get; } = new(StringComparer.Ordinal) { [""] = "" };

    /// <summary><c>US.KY</c> → division.</summary>
    public SortedDictionary<string, PlaceDraft> Admin1 { get; } = new(StringComparer.Ordinal);

    /// <summary><c>US.KY.111</c> → division.</summary>
    public SortedDictionary<string, PlaceDraft> Admin2 { get; } = new(StringComparer.Ordinal);

    /// <summary>The sources read, with their SHA-256.</summary>
    public List<string> Recipe { get; } = [];
}
