namespace Casus.Knowledge.Places;

/// <summary>The divisions of one order while places are read, found by code with the characters of the line.</summary>
internal sealed class DivisionTable
{
    private readonly Dictionary<string, DivisionSums> byCode;
    private readonly Dictionary<string, DivisionSums>.AlternateLookup<ReadOnlySpan<char>> lookup;

    public DivisionTable(IEnumerable<KeyValuePair<string, PlaceDraft>> divisions)
    {
        byCode = divisions.ToDictionary(d => d.Key, d => new DivisionSums(d.Value), StringComparer.Ordinal);
        lookup = byCode.GetAlternateLookup<ReadOnlySpan<char>>();
        var rank = 0;
        foreach (var (_, division) in byCode.OrderBy(d => d.Value.Draft.Admin1, StringComparer.Ordinal).ThenBy(d => d.Value.Draft.Admin2, StringComparer.Ordinal))
            division.Rank = ++rank;
    }

    /// <summary>The division whose code the parts make, or <see langword="null"/>.</summary>
    public DivisionSums? Find(ReadOnlySpan<char> country, ReadOnlySpan<char> admin1, ReadOnlySpan<char> admin2 = default)
    {
        Span<char> code = stackalloc char[128];
        if (country.Length + admin1.Length + admin2.Length + 2 > code.Length || admin1.IsEmpty)
            return null;
        var length = 0;
        Append(code, country, ref length);
        code[length++] = '.';
        Append(code, admin1, ref length);
        if (!admin2.IsEmpty)
        {
            code[length++] = '.';
            Append(code, admin2, ref length);
        }

        return lookup.TryGetValue(code[..length], out var division) ? division : null;
    }

    /// <summary>
    /// Gives every division without a point or a population those of what lies in it.
    /// </summary>
    /// <returns>The divisions that have a point now; one without lies nowhere and holds nothing.</returns>
    public IEnumerable<DivisionSums> Complete() => byCode.Values.Where(d => d.Complete());

    private static void Append(Span<char> code, ReadOnlySpan<char> part, ref int length)
    {
        part.CopyTo(code[length..]);
        length += part.Length;
    }
}

/// <summary>A division and the sums over what lies in it.</summary>
internal sealed class DivisionSums(PlaceDraft draft)
{
    private readonly Sum towns = new();
    private readonly Sum others = new();
    private long population;

    public PlaceDraft Draft => draft;

    /// <summary>Its place in the order of the file among the divisions of its order, from 1.</summary>
    public int Rank { get; set; }

    /// <summary>Takes a place in it into account.</summary>
    public void Add(double latitude, double longitude, string feature, long inhabitants)
    {
        var town = feature.StartsWith("PPL", StringComparison.Ordinal);
        (town ? towns : others).Add(latitude, longitude);
        if (town && feature != "PPLX")
            population += inhabitants;
    }

    /// <inheritdoc cref="DivisionTable.Complete"/>
    public bool Complete()
    {
        if (draft.Population == 0)
            draft.Population = population;
        if (draft.HasPoint)
            return true;
        var sum = towns.Count > 0 ? towns : others;
        if (sum.Count > 0)
            (draft.Latitude, draft.Longitude) = sum.Middle;
        return draft.HasPoint;
    }

    /// <summary>
    /// The mean of positions: a division's own point is, as a rule, its middle, and its towns lie around that. Means of longitudes are
    /// taken about the first town, so that a division across 180° keeps together.
    /// </summary>
    private sealed class Sum
    {
        private double latitudes;
        private double longitudes;
        private double first;

        public int Count { get; private set; }

        public (double Latitude, double Longitude) Middle => (latitudes / Count, Wrap(first + (longitudes / Count)));

        public void Add(double latitude, double longitude)
        {
            if (Count++ == 0)
                first = longitude;
            latitudes += latitude;
            longitudes += Wrap(longitude - first);
        }

        private static double Wrap(double degrees) => degrees > 180 ? degrees - 360 : degrees < -180 ? degrees + 360 : degrees;
    }
}
