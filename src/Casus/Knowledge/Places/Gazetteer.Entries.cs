using System.Buffers.Binary;
using System.Text;
using static Casus.Knowledge.Places.PlaceFile;

namespace Casus.Knowledge.Places;

public sealed partial class Gazetteer
{
    private readonly string[] features;
    private readonly string[] countryCodes;
    private readonly int[] countryStarts;

    /// <summary>The index of a country's own entry, or −1.</summary>
    /// <param name="code">ISO 3166-1 alpha-3.</param>
    public int CountryEntry(ReadOnlySpan<char> code)
    {
        for (var i = 1; i < countryCodes.Length; i++)
        {
            if (code.SequenceEqual(countryCodes[i]))
                return countryStarts[i];
        }

        return -1;
    }

    /// <summary>The index of the entry of the country numbered <paramref name="country"/>, or −1 for none.</summary>
    internal int CountryEntry(int country) => country <= 0 ? -1 : countryStarts[country];

    /// <summary>The indices of the country's own entry and of all places in it.</summary>
    internal (int Start, int End) PlacesOf(int country) =>
        (countryStarts[country], country + 1 < countryStarts.Length ? countryStarts[country + 1] : Count);

    internal string CountryCode(int country) => countryCodes[country];

    internal int IdAt(int index) => layout.IdOf(Entry(index));

    internal double LatitudeAt(int index) => layout.PointOf(Entry(index)).Latitude;

    internal double LongitudeAt(int index) => layout.PointOf(Entry(index)).Longitude;

    internal string FeatureAt(int index) => features[layout.FeatureOf(Entry(index))];

    internal long PopulationAt(int index) => layout.PopulationOf(Entry(index));

    // A narrow file holds no dump's hills, farms and streams: what is neither town nor division was written by hand, and so was
    // what has no number.
    internal bool IsListedAt(int index) => layout.IsWide
        ? layout.IsMarkedListed(Entry(index))
        : IdAt(index) == 0 || !(FeatureAt(index) is ['P', 'P', 'L', ..] or ['A', 'D', 'M', ..] or "STLMT");

    internal int CountryIndexAt(int index) => PlaceFile.CountryAt(countryStarts, index);

    // Entries stand by country, first-order, second-order division, each division before what lies in it: the division an entry lies
    // in is the last one at or before it, unless a wider one begins in between.
    internal int Admin1At(int index)
    {
        var candidate = LastAtOrBefore(Bytes(Section.Admin1), index);
        return candidate >= countryStarts[CountryIndexAt(index)] ? candidate : -1;
    }

    internal int Admin2At(int index)
    {
        var candidate = LastAtOrBefore(Bytes(Section.Admin2), index);
        var admin1 = Admin1At(index);
        return admin1 >= 0 && candidate > admin1 ? candidate : -1;
    }

    internal string NameAt(int index)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, Count);
        var names = Bytes(Section.Names);
        var table = (Count + NamesStride - 1) / NamesStride;
        var tableAt = BinaryPrimitives.ReadInt32LittleEndian(names);
        var at = BinaryPrimitives.ReadInt32LittleEndian(names[(tableAt + (index / NamesStride * 4))..]) + tableAt + (table * 4);
        for (var skip = index % NamesStride; skip > 0; skip--)
            at += 1 + names[at];
        return Expand(names, names.Slice(at + 1, names[at]));
    }

    private static string Expand(ReadOnlySpan<byte> names, ReadOnlySpan<byte> packed)
    {
        Span<byte> text = stackalloc byte[1024];
        var length = 0;
        foreach (var code in packed)
        {
            // The table of strings: 257 offsets of 16 bits behind the first number, then their bytes.
            var from = BinaryPrimitives.ReadUInt16LittleEndian(names[(4 + (code * 2))..]);
            var to = BinaryPrimitives.ReadUInt16LittleEndian(names[(6 + (code * 2))..]);
            var piece = names[(4 + (257 * 2) + from)..(4 + (257 * 2) + to)];
            if (length + piece.Length > text.Length)
                break;
            piece.CopyTo(text[length..]);
            length += piece.Length;
        }

        return Encoding.UTF8.GetString(text[..length]);
    }

    private static int LastAtOrBefore(ReadOnlySpan<byte> starts, int index)
    {
        int low = 0, high = starts.Length / 4;
        while (low < high)
        {
            var mid = (low + high) / 2;
            if (BinaryPrimitives.ReadInt32LittleEndian(starts[(mid * 4)..]) <= index)
                low = mid + 1;
            else
                high = mid;
        }

        return low == 0 ? -1 : BinaryPrimitives.ReadInt32LittleEndian(starts[((low - 1) * 4)..]);
    }

    private ReadOnlySpan<byte> Entry(int index) => Bytes(Section.Entries).Slice(index * layout.EntrySize, layout.EntrySize);
}
