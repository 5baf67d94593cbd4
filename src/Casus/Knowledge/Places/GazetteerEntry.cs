namespace Casus.Knowledge.Places;

/// <summary>One place of the gazetteer. A view on the open file: cheap to copy, read when asked.</summary>
public readonly struct GazetteerEntry : IEquatable<GazetteerEntry>
{
    private readonly Gazetteer gazetteer;

    internal GazetteerEntry(Gazetteer gazetteer, int index) => (this.gazetteer, Index) = (gazetteer, index);

    /// <summary>The index in the gazetteer.</summary>
    public int Index { get; }

    /// <summary>GeoNames' number; 0 where none is known.</summary>
    public int GeonameId => gazetteer.IdAt(Index);

    /// <summary>The main name. Allocates.</summary>
    public string Name => gazetteer.NameAt(Index);

    /// <summary>WGS 84 decimal degrees, −90…90, to 4 decimals.</summary>
    public double Latitude => gazetteer.LatitudeAt(Index);

    /// <summary>WGS 84 decimal degrees, −180…180, to 4 decimals.</summary>
    public double Longitude => gazetteer.LongitudeAt(Index);

    /// <summary>ISO 3166-1 alpha-3, or empty for what lies in none.</summary>
    public string Country => gazetteer.CountryCode(CountryIndex);

    /// <summary>A small number for the country, comparable within one gazetteer; 0 stands for none.</summary>
    public int CountryIndex => gazetteer.CountryIndexAt(Index);

    /// <summary>Index of the entry of the first-order division, or −1. A division's own entry gives itself.</summary>
    public int Admin1Index => gazetteer.Admin1At(Index);

    /// <summary>Index of the entry of the second-order division, or −1. A division's own entry gives itself.</summary>
    public int Admin2Index => gazetteer.Admin2At(Index);

    /// <summary>GeoNames feature code: <c>PPLC</c>, <c>ADM1</c>, <c>PCLI</c>, …</summary>
    public string Feature => gazetteer.FeatureAt(Index);

    /// <summary>Whether it is a state or a dependent territory, not a place in one.</summary>
    public bool IsCountry => FeatureCode.IsCountry(Feature);

    /// <summary>Inhabitants, within 0.05 %; 0 when unknown. A division's is the sum of its listed towns.</summary>
    public long Population => gazetteer.PopulationAt(Index);

    /// <summary>Whether it stands in the lists of <c>data/gazetteer</c> that are written by hand: places known in the news.</summary>
    public bool IsListed => gazetteer.IsListedAt(Index);

    /// <inheritdoc/>
    public bool Equals(GazetteerEntry other) => ReferenceEquals(gazetteer, other.gazetteer) && Index == other.Index;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is GazetteerEntry other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => Index;

    /// <summary>Whether both are the same entry of the same gazetteer.</summary>
    public static bool operator ==(GazetteerEntry left, GazetteerEntry right) => left.Equals(right);

    /// <summary>Whether they differ.</summary>
    public static bool operator !=(GazetteerEntry left, GazetteerEntry right) => !left.Equals(right);

    /// <summary>As <c>Mosul (PPLA, IRQ)</c>.</summary>
    public override string ToString() => $"{Name} ({Feature}, {Country})";
}
