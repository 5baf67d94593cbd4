namespace Casus.Knowledge.Places;

/// <summary>Reads the lists of places line by line into a spool that brings them into the order of the file.</summary>
internal sealed class PlaceGathering : IDisposable
{

    private readonly PlaceCollection places;
    private readonly GazetteerSources sources;
    private readonly bool takesAlternates;
    private readonly DivisionTable admin1;
    private readonly DivisionTable admin2;
    private readonly List<SupplementedPlace> supplement;
    private readonly List<TownAdjectives> adjectives;
    private readonly ILookup<PlaceKey, (SupplementedPlace Place, int Name)> sought;
    private readonly Dictionary<string, List<TownAdjectives>>.AlternateLookup<ReadOnlySpan<char>> soughtTowns;
    private readonly Dictionary<string, (string Alpha2, string Alpha3, short Rank)>.AlternateLookup<ReadOnlySpan<char>> countries;
    private readonly HashSet<int> written;
    private readonly SortedSet<string> unknownCountries = new(StringComparer.Ordinal);
    private readonly PlaceRecord record = new();
    private readonly byte[] utf8 = new byte[1024];

    /// <param name="places">Countries and divisions.</param>
    /// <param name="sources">Which places are taken.</param>
    /// <param name="folder">Where the spool may write.</param>
    /// <param name="takesAlternates">Whether the lists' own column of further names counts.</param>
    public PlaceGathering(PlaceCollection places, GazetteerSources sources, BuildFolder folder, bool takesAlternates)
    {
        (this.places, this.sources, this.takesAlternates) = (places, sources, takesAlternates);
        (admin1, admin2) = (new(places.Admin1), new(places.Admin2));
        supplement = PlaceTexts.ReadSupplement(sources.Texts, places);
        adjectives = PlaceTexts.ReadDemonyms(sources.Texts);
        sought = supplement.SelectMany(s => s.SoughtNames.Select((n, i) => (s, n, i))).ToLookup(t => PlaceKey.Of(t.n), t => (t.s, t.i));
        soughtTowns = adjectives.GroupBy(a => a.Place, StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => g.ToList(), StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
        countries = places.Countries.Keys.OrderBy(c => places.Alpha3[c], StringComparer.Ordinal)
            .Select((c, i) => (Alpha2: c, Alpha3: places.Alpha3[c], Rank: (short)(i + 1)))
            .ToDictionary(c => c.Alpha2, StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
        written = [.. supplement.Select(s => s.Draft.GeonameId)];
        Spool = new(folder);
    }

    /// <summary>All places.</summary>
    public SortedSpool Spool { get; }

    /// <summary>The features by the numbers that the records name.</summary>
    public FeatureList Features { get; } = new();

    /// <summary>Main names, for learning how to pack them.</summary>
    public NameSample Names { get; } = new();

    /// <summary>Lines that were left out.</summary>
    public BrokenLines Broken { get; } = new();

    /// <summary>Names that the texts add to places of the lists, by number.</summary>
    public List<(int Id, string Name, NameForm Form)> Additions { get; } = [];

    /// <summary>Reads a list of 19 tab-separated columns.</summary>
    public void ReadDump(string path, Action<GazetteerProgress>? progress, CancellationToken cancel)
    {
        using var reader = new DumpReader(path, Broken, progress, cancel);
        while (reader.TryRead(out var line))
        {
            if (DumpRow.TryParse(line, out var row, out var expectation))
                Take(row);
            else
                reader.Refuse(expectation);
        }
    }

    /// <summary>Adds what is written by hand and what the lists together make: countries, divisions, supplement.</summary>
    public void Complete(IReadOnlyList<(PlaceDraft Division, Stanza Stanza)> divisions)
    {
        if (unknownCountries.Count > 0)
            throw PlaceErrors.BadSource(
                "countries.txt",
                $"the lists have towns in countries without a stanza: {string.Join(", ", unknownCountries)}. Add them");
        foreach (var (division, stanza) in divisions)
            PlaceTexts.FillDivision(division, stanza);
        foreach (var place in supplement)
            Supplement(place);
        foreach (var town in adjectives)
            Describe(town);
        foreach (var country in places.Countries)
            Add(PlaceRecord.Kind.Country, country.Value, new(countries[country.Key].Rank, 0, 0), listed: true);
        foreach (var division in admin1.Complete())
            Add(PlaceRecord.Kind.Admin1, division.Draft, PositionOf(division.Draft, division.Rank, 0), listed: false);
        foreach (var division in admin2.Complete())
        {
            var outer = admin1.Find(division.Draft.Country, division.Draft.Admin1);
            if (outer is { Draft.HasPoint: true })
                Add(PlaceRecord.Kind.Admin2, division.Draft, PositionOf(division.Draft, outer.Rank, division.Rank), listed: false);
        }

        // Only now is it known which of them the lists lack, and what is said of their towns.
        foreach (var place in supplement.Where(s => s.SameAs == 0))
            Add(PlaceRecord.Kind.Place, place.Draft, new(RankOf(place.Draft.Country), 0, 0), listed: true);
    }

    /// <summary>The countries in the order of the file: alpha-2 and alpha-3 codes; the first stands for none.</summary>
    public (string Alpha2, string Alpha3)[] CountriesInOrder() =>
        [("", "-"), .. countries.Dictionary.Values.OrderBy(c => c.Rank).Select(c => (c.Alpha2, c.Alpha3))];

    /// <inheritdoc/>
    public void Dispose() => Spool.Dispose();

    private void Take(DumpRow row)
    {
        if (row.Class is "A" && row.Feature is "ADM1" && admin1.Find(row.Country, row.Admin1) is { } first)
            Fill(first.Draft, row);
        else if (row.Class is "A" && row.Feature is "ADM2" && admin2.Find(row.Country, row.Admin1, row.Admin2) is { } second)
            Fill(second.Draft, row);
        else if (IsTaken(row))
            AddPlace(row);
    }

    private bool IsTaken(DumpRow row)
    {
        if (row.Class.Length != 1 || !sources.Classes.Contains(row.Class[0], StringComparison.Ordinal) || GeonamesReader.IsLeftOut(row.Feature))
            return false;
        return row.Class is not "P"
            ? !written.Contains(row.Id)
            : row.Population == 0 || row.Population >= sources.MinPopulation || row.Feature is "PPLC"
                || row.Feature.StartsWith("PPLA", StringComparison.Ordinal);
    }

    private void AddPlace(DumpRow row)
    {
        var country = ("", "", (short)0);
        if (!row.Country.IsEmpty && !countries.TryGetValue(row.Country, out country))
        {
            unknownCountries.Add(row.Country.ToString());
            return;
        }

        var feature = Features.NumberOf(row.Feature.IsEmpty ? "PPL" : row.Feature);
        var first = row.Admin1 is "00" ? null : admin1.Find(row.Country, row.Admin1);
        var second = first is null || row.Admin2.IsEmpty ? null : admin2.Find(row.Country, row.Admin1, row.Admin2);
        first?.Add(row.Latitude, row.Longitude, Features[feature], row.Population);
        second?.Add(row.Latitude, row.Longitude, Features[feature], row.Population);
        record.Begin(PlaceRecord.Kind.Place, new(country.Item3, first?.Rank ?? 0, second?.Rank ?? 0),
            row.Id, row.Latitude, row.Longitude, row.Population, feature, listed: false, row.Name);
        Names.Add(utf8.AsSpan(0, NamePacker.Encode(row.Name, utf8)));
        AddNames(row, record.AddName);
        Spool.Add(record.Key, record.Value);
        Compare(row, country.Item1, country.Item2);
    }

    private void AddNames(DumpRow row, NameTaker take)
    {
        if (row.Ascii.Length is > 0 and < 400 && !row.Ascii.SequenceEqual(row.Name))
            take(row.Ascii, NameForm.Main);
        if (!takesAlternates)
            return;
        foreach (var range in row.Alternates.Split(','))
        {
            if (GeonamesReader.IsWrittenName(row.Alternates[range]))
                take(row.Alternates[range], NameForm.Alternate);
        }
    }

    private delegate void NameTaker(ReadOnlySpan<char> name, NameForm form);

    private void Compare(DumpRow row, string alpha2, string alpha3)
    {
        foreach (var (place, name) in sought[PlaceKey.Of(row.Name)])
            place.Compare(name, row.Id, alpha2, row.Latitude, row.Longitude);
        Span<char> town = stackalloc char[row.Name.Length + 4];
        row.Name.CopyTo(town);
        town[row.Name.Length] = ' ';
        alpha3.CopyTo(town[(row.Name.Length + 1)..]);
        if (!soughtTowns.TryGetValue(town[..(row.Name.Length + 1 + alpha3.Length)], out var described))
            return;
        foreach (var d in described)
            d.Compare(row.Id, row.Population);
    }

    private void Fill(PlaceDraft draft, DumpRow row)
    {
        (draft.GeonameId, draft.Latitude, draft.Longitude, draft.Population) = (row.Id, row.Latitude, row.Longitude, row.Population);
        AddNames(row, (name, form) => draft.Names.Add((name.ToString(), form)));
    }

    private void Supplement(SupplementedPlace place)
    {
        if (place.SameAs == 0)
        {
            place.Draft.Add(place.Names, NameForm.Alternate);
            foreach (var town in adjectives.Where(a => a.Place == $"{place.Draft.Name} {places.Alpha3.GetValueOrDefault(place.Draft.Country)}"))
                town.Compare(place.Draft.GeonameId, place.Draft.Population, place.Draft);
            return;
        }

        // Written by hand since reports write them so, unlike many alternates of the lists.
        Additions.AddRange(place.Names.Prepend(place.Draft.Name).Select(n => (place.SameAs, n, NameForm.Main)));
        Additions.AddRange(place.Draft.Names.Select(n => (place.SameAs, n.Name, n.Form)));
    }

    private void Describe(TownAdjectives town)
    {
        PlaceTexts.RequireFound(town);
        if (town.Written is { } draft)
            draft.Add(town.Demonyms, NameForm.Demonym);
        else
            Additions.AddRange(town.Demonyms.Select(d => (town.Town, d, NameForm.Demonym)));
    }

    private PlaceRecord.Position PositionOf(PlaceDraft draft, int first, int second) => new(RankOf(draft.Country), first, second);

    private short RankOf(string country) => countries.TryGetValue(country, out var known) ? known.Rank : (short)0;

    private void Add(PlaceRecord.Kind kind, PlaceDraft draft, PlaceRecord.Position position, bool listed)
    {
        // A division of a country that has no stanza.
        if (kind != PlaceRecord.Kind.Place && position.Country == 0)
            return;
        record.Begin(kind, position, draft.GeonameId, draft.Latitude, draft.Longitude, draft.Population,
            Features.NumberOf(draft.Feature), listed, draft.Name);
        Names.Add(utf8.AsSpan(0, NamePacker.Encode(draft.Name, utf8)));
        foreach (var (name, form) in draft.Names)
            record.AddName(name, form);
        Spool.Add(record.Key, record.Value);
    }
}

/// <summary>Feature codes, numbered as they are met.</summary>
internal sealed class FeatureList
{
    private readonly List<string> codes = [];
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> numbers =
        new Dictionary<string, int>(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();

    public int Count => codes.Count;

    public string this[int number] => codes[number];

    public int NumberOf(ReadOnlySpan<char> code)
    {
        if (numbers.TryGetValue(code, out var number))
            return number;
        codes.Add(code.ToString());
        numbers.Dictionary.Add(codes[^1], codes.Count - 1);
        return codes.Count - 1;
    }

    /// <summary>The codes in order, and the place in it of each number.</summary>
    public (string[] Codes, int[] Order) InOrder()
    {
        var sorted = codes.Order(StringComparer.Ordinal).ToArray();
        return (sorted, [.. codes.Select(c => Array.BinarySearch(sorted, c, StringComparer.Ordinal))]);
    }
}
