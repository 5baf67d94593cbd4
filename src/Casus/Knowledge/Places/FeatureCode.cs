namespace Casus.Knowledge.Places;

/// <summary>What GeoNames' feature codes say of a place.</summary>
/// <remarks>Source: geonames.org/export/codes.html.</remarks>
public static class FeatureCode
{
    /// <summary>Whether it is that of a political entity: a state, past or present, or a dependent territory.</summary>
    public static bool IsCountry(string feature)
    {
        ArgumentNullException.ThrowIfNull(feature);
        return feature.StartsWith("PCL", StringComparison.Ordinal);
    }
}
