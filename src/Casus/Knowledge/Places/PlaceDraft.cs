namespace Casus.Knowledge.Places;

/// <summary>A place while the gazetteer is being built.</summary>
internal sealed class PlaceDraft(string name, string feature)
{
    public string Name { get; } = name;

    public string Feature { get; set; } = feature;

    public int GeonameId { get; set; }

    public double Latitude { get; set; } = double.NaN;

    public double Longitude { get; set; } = double.NaN;

    public long Population { get; set; }

    /// <summary>ISO 3166-1 alpha-2, as the sources write it; empty for none.</summary>
    public string Country { get; set; } = "";

    /// <summary>GeoNames' codes of the divisions; empty for none.</summary>
    public string Admin1 { get; set; } = "";

    /// <inheritdoc cref="Admin1"/>
    public string Admin2 { get; set; } = "";

    public bool HasPoint => !double.IsNaN(Latitude);

    /// <summary>Further names with their form; <see cref="Name"/> is not among them.</summary>
    public List<(string Name, NameForm Form)> Names { get; } = [];

    public void Add(IEnumerable<string> names, NameForm form)
    {
        foreach (var other in names)
            Names.Add((other, form));
    }
}
