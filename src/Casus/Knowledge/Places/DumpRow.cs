using System.Globalization;

namespace Casus.Knowledge.Places;

/// <summary>A line of GeoNames' main list: 19 columns parted by tabs, of which the first 15 count here.</summary>
internal readonly ref struct DumpRow
{
    private const int Columns = 15;
    private const int LongestName = 400;

    private DumpRow(ReadOnlySpan<char> line, scoped ReadOnlySpan<Range> columns, int id, double latitude, double longitude)
    {
        Id = id;
        Name = line[columns[1]];
        Ascii = line[columns[2]];
        Alternates = line[columns[3]];
        Latitude = latitude;
        Longitude = longitude;
        Class = line[columns[6]];
        Feature = line[columns[7]];
        Country = line[columns[8]];
        Admin1 = line[columns[10]];
        Admin2 = line[columns[11]];
        Population = long.TryParse(line[columns[14]], NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n : 0;
    }

    public int Id { get; }

    public ReadOnlySpan<char> Name { get; }

    public ReadOnlySpan<char> Ascii { get; }

    /// <summary>Further names parted by commas.</summary>
    public ReadOnlySpan<char> Alternates { get; }

    public double Latitude { get; }

    public double Longitude { get; }

    /// <summary>A letter: P for towns, A for divisions, H waters, L areas, T mountains, S buildings, R roads, V woods, U undersea.</summary>
    public ReadOnlySpan<char> Class { get; }

    public ReadOnlySpan<char> Feature { get; }

    public ReadOnlySpan<char> Country { get; }

    public ReadOnlySpan<char> Admin1 { get; }

    public ReadOnlySpan<char> Admin2 { get; }

    public long Population { get; }

    /// <summary>Reads a line.</summary>
    /// <param name="line">It must live as long as the row.</param>
    /// <param name="row">The row.</param>
    /// <param name="expectation">What the line does not meet.</param>
    public static bool TryParse(ReadOnlySpan<char> line, out DumpRow row, out string expectation)
    {
        Span<Range> columns = stackalloc Range[Columns + 1];
        row = default;
        var found = line.Split(columns, '\t');
        if (found < Columns)
        {
            expectation = string.Create(CultureInfo.InvariantCulture, $"expected 19 columns parted by tabs, found {found}");
            return false;
        }

        if (!int.TryParse(line[columns[0]], NumberStyles.None, CultureInfo.InvariantCulture, out var id) || id <= 0
            || !double.TryParse(line[columns[4]], NumberStyles.Float, CultureInfo.InvariantCulture, out var latitude)
            || !double.TryParse(line[columns[5]], NumberStyles.Float, CultureInfo.InvariantCulture, out var longitude)
            || !(Math.Abs(latitude) <= 90 && Math.Abs(longitude) <= 180))
        {
            expectation = "expected a number, a latitude and a longitude in columns 1, 5 and 6";
            return false;
        }

        row = new(line, columns, id, latitude, longitude);
        expectation = row.Name.Length is > 0 and <= LongestName ? "" : $"expected a name of 1 to {LongestName} letters in column 2";
        return expectation.Length == 0;
    }
}
