namespace Casus.Knowledge.Places;

/// <summary>All places of a gazetteer that is being built, by what they are.</summary>
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

    /// <summary>Towns and everything else.</summary>
    public List<PlaceDraft> Places { get; } = [];

    /// <summary>The sources read, with their SHA-256, in the order of reading.</summary>
    public List<string> Recipe { get; } = [];

    /// <summary>
    /// Gives every division without a point or a population those of its towns, and drops those that have no town
    /// either.
    /// </summary>
    public void CompleteDivisions()
    {
        var towns = Places.Where(p => p.Admin1.Length > 0 && p.Feature.StartsWith("PPL", StringComparison.Ordinal)).ToList();
        Complete(Admin1, towns.GroupBy(t => $"{t.Country}.{t.Admin1}", StringComparer.Ordinal));
        Complete(Admin2, towns.Where(t => t.Admin2.Length > 0).GroupBy(t => $"{t.Country}.{t.Admin1}.{t.Admin2}", StringComparer.Ordinal));
    }

    private static void Complete(SortedDictionary<string, PlaceDraft> divisions, IEnumerable<IGrouping<string, PlaceDraft>> townsOf)
    {
        foreach (var group in townsOf)
        {
            if (!divisions.TryGetValue(group.Key, out var division))
                continue;
            if (division.Population == 0)
                division.Population = group.Where(t => t.Feature != "PPLX").Sum(t => t.Population);
            if (!division.HasPoint)
                (division.Latitude, division.Longitude) = MiddleOf([.. group]);
        }

        foreach (var code in divisions.Where(d => !d.Value.HasPoint).Select(d => d.Key).ToList())
            divisions.Remove(code);
    }

    /// <summary>
    /// The mean of the towns' positions: a division's own point is, as a rule, its middle, and its towns lie around that. Means of
    /// longitudes are taken about the first town, so that a division across 180° keeps together.
    /// </summary>
    private static (double Latitude, double Longitude) MiddleOf(IReadOnlyCollection<PlaceDraft> towns)
    {
        var first = towns.First().Longitude;
        var latitude = towns.Average(t => t.Latitude);
        var longitude = first + towns.Average(t => Wrap(t.Longitude - first));
        return (latitude, Wrap(longitude));
    }

    private static double Wrap(double degrees) => degrees > 180 ? degrees - 360 : degrees < -180 ? degrees + 360 : degrees;
}
