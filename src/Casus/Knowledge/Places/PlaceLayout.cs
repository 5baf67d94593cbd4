using System.Buffers.Binary;

namespace Casus.Knowledge.Places;

/// <summary>
/// How wide the numbers of a gazetteer's file are. The narrow form holds a million places in the fewest bytes; the wide one
/// whatever GeoNames has.
/// </summary>
internal sealed class PlaceLayout
{
    /// <summary>Format 1: entries of 12 bytes, pairs of 6, 2^16 buckets.</summary>
    public static PlaceLayout Narrow { get; } = new(1, 16, 17);

    /// <summary>The high bit of a wide feature number: the entry was written by hand.</summary>
    private const int ListedBit = 0x8000;

    // Of a wide bucket's pairs one binary search of four steps finds the first.
    private const int PairsPerBucket = 16;

    private PlaceLayout(int version, int bucketBits, int filterBits) =>
        (Version, BucketBits, FilterBits) = (version, bucketBits, filterBits);

    /// <summary>Rises whenever an older program could not read the file.</summary>
    public int Version { get; }

    /// <summary>That many high bits of a name's hash choose its bucket; the next 24 are its fingerprint.</summary>
    public int BucketBits { get; }

    /// <summary>The filter of first words has 2 to this power cells of 4 bits.</summary>
    public int FilterBits { get; }

    /// <summary>Whether this is format 2.</summary>
    public bool IsWide => Version == 2;

    /// <summary>Number, latitude, longitude (24 bits each; wide: the number 32), feature (8 or 16), population (16).</summary>
    public int EntrySize => IsWide ? 14 : 12;

    /// <summary>Fingerprint of the name (24 bits), then place and form (24 or 32).</summary>
    public int PairSize => IsWide ? 7 : 6;

    /// <summary>The most entries that a pair can name.</summary>
    public int MostEntries => 1 << ((IsWide ? 32 : 24) - PlaceFile.FormBits);

    /// <summary>How many kinds of features there can be.</summary>
    public int MostFeatures => IsWide ? ListedBit : 256;

    /// <summary>Bytes of the section of buckets, its filter included.</summary>
    public long BucketsLength => (((1L << BucketBits) + 1) * 4) + (1L << (FilterBits - 1));

    /// <summary>Where the filter begins in the section of buckets.</summary>
    public int FilterAt => ((1 << BucketBits) + 1) * 4;

    /// <summary>The layout for so many places, features and pairs.</summary>
    public static PlaceLayout For(long places, int features, long pairs)
    {
        if (places <= Narrow.MostEntries && features <= Narrow.MostFeatures)
            return Narrow;
        var bits = 16;
        while (bits < 26 && (pairs >> bits) > PairsPerBucket)
            bits++;
        return new(2, bits, Math.Clamp(bits + 1, 20, 24));
    }

    /// <summary>The layout that a header tells of, or <see langword="null"/> for none that is known.</summary>
    public static PlaceLayout? FromHeader(ReadOnlySpan<byte> header) => BinaryPrimitives.ReadInt32LittleEndian(header[8..]) switch
    {
        1 => Narrow,
        2 when header[12] is >= 16 and <= 26 && header[13] is >= 17 and <= 24 => new(2, header[12], header[13]),
        _ => null,
    };

    /// <summary>Writes the version and the widths into a header.</summary>
    public void WriteTo(Span<byte> header)
    {
        BinaryPrimitives.WriteInt32LittleEndian(header[8..], Version);
        if (IsWide)
            (header[12], header[13]) = ((byte)BucketBits, (byte)FilterBits);
    }

    /// <summary>The length of a section as its header says.</summary>
    public long SectionLength(ReadOnlySpan<byte> header, int section) => IsWide
        ? BinaryPrimitives.ReadInt64LittleEndian(header[(PlaceFile.SectionLengthsAt + (8 * section))..])
        : BinaryPrimitives.ReadUInt32LittleEndian(header[(PlaceFile.SectionLengthsAt + (4 * section))..]);

    /// <summary>Writes the length of a section into a header.</summary>
    public void WriteSectionLength(Span<byte> header, int section, long length)
    {
        if (IsWide)
            BinaryPrimitives.WriteInt64LittleEndian(header[(PlaceFile.SectionLengthsAt + (8 * section))..], length);
        else
            BinaryPrimitives.WriteUInt32LittleEndian(header[(PlaceFile.SectionLengthsAt + (4 * section))..], checked((uint)length));
    }

    /// <summary>The bucket of a name.</summary>
    public int BucketOf(ulong hash) => (int)(hash >> (64 - BucketBits));

    /// <summary>The fingerprint of a name within its bucket.</summary>
    public int FingerprintOf(ulong hash) => (int)(hash >> (40 - BucketBits)) & 0xFFFFFF;

    /// <summary>The filter's cell of a first word.</summary>
    public int FilterCellOf(ulong hash) => (int)(hash >> (64 - FilterBits));

    /// <summary>An entry's number.</summary>
    public int IdOf(ReadOnlySpan<byte> entry) =>
        IsWide ? BinaryPrimitives.ReadInt32LittleEndian(entry) : PlaceFile.Read24(entry, 0);

    /// <summary>An entry's latitude and longitude in decimal degrees.</summary>
    public (double Latitude, double Longitude) PointOf(ReadOnlySpan<byte> entry)
    {
        var at = IsWide ? 4 : 3;
        return ((PlaceFile.Read24(entry, at) - 900_000) / PlaceFile.CoordinateScale,
            (PlaceFile.Read24(entry, at + 3) - 1_800_000) / PlaceFile.CoordinateScale);
    }

    /// <summary>The number of an entry's feature in the file's list.</summary>
    public int FeatureOf(ReadOnlySpan<byte> entry) =>
        IsWide ? BinaryPrimitives.ReadUInt16LittleEndian(entry[10..]) & ~ListedBit : entry[9];

    /// <summary>Whether a wide entry was written by hand; a narrow one does not say.</summary>
    public bool IsMarkedListed(ReadOnlySpan<byte> entry) =>
        IsWide && (BinaryPrimitives.ReadUInt16LittleEndian(entry[10..]) & ListedBit) != 0;

    /// <summary>An entry's inhabitants.</summary>
    public long PopulationOf(ReadOnlySpan<byte> entry) =>
        PlaceFile.UnpackPopulation(BinaryPrimitives.ReadUInt16LittleEndian(entry[(EntrySize - 2)..]));

    /// <summary>Writes an entry.</summary>
    public void WriteEntry(Span<byte> entry, int id, double latitude, double longitude, int feature, bool listed, long population)
    {
        var at = IsWide ? 4 : 3;
        if (IsWide)
            BinaryPrimitives.WriteInt32LittleEndian(entry, id);
        else
            PlaceFile.Write24(entry, 0, id);
        PlaceFile.Write24(entry, at, (int)Math.Round((latitude * PlaceFile.CoordinateScale) + 900_000));
        PlaceFile.Write24(entry, at + 3, (int)Math.Round((longitude * PlaceFile.CoordinateScale) + 1_800_000));
        if (IsWide)
            BinaryPrimitives.WriteUInt16LittleEndian(entry[10..], (ushort)(feature | (listed ? ListedBit : 0)));
        else
            entry[9] = (byte)feature;
        BinaryPrimitives.WriteUInt16LittleEndian(entry[(EntrySize - 2)..], PlaceFile.PackPopulation(population));
    }

    /// <summary>The place and form of a pair.</summary>
    public PlaceRef RefOf(ReadOnlySpan<byte> pairs, int pair)
    {
        var at = (pair * PairSize) + 3;
        var value = IsWide ? BinaryPrimitives.ReadUInt32LittleEndian(pairs[at..]) : (uint)PlaceFile.Read24(pairs, at);
        return new((int)(value >> PlaceFile.FormBits), (NameForm)(value & PlaceFile.FormMask));
    }

    /// <summary>Writes a pair.</summary>
    public void WritePair(Span<byte> pair, int fingerprint, int place, NameForm form)
    {
        PlaceFile.Write24(pair, 0, fingerprint);
        var value = ((uint)place << PlaceFile.FormBits) | (uint)form;
        if (IsWide)
            BinaryPrimitives.WriteUInt32LittleEndian(pair[3..], value);
        else
            PlaceFile.Write24(pair, 3, (int)value);
    }
}
