namespace Casus.Knowledge.Places;

/// <summary>
/// The layout of the gazetteer's file, shared by the writer and the reader. docs/adr/0003-gazetteer-file.md gives the
/// reasons.
/// </summary>
/// <remarks>
/// All numbers are little-endian. A header of <see cref="HeaderSize"/> bytes is followed by the sections, back to back, none longer
/// than 2 GB. <see cref="PlaceLayout"/> knows how wide the numbers are.
/// </remarks>
internal static class PlaceFile
{
    /// <summary>Bytes before the first section.</summary>
    public const int HeaderSize = 160;

    /// <summary>Where the header says how long each section is (eight numbers of 32 bits; wide: of 64).</summary>
    public const int SectionLengthsAt = 32;

    /// <summary>Where the SHA-256 of all sections stands.</summary>
    public const int DigestAt = 96;

    /// <summary>Where the SHA-256 of the header before this offset stands.</summary>
    public const int HeaderDigestAt = 128;

    /// <summary>Low bits of a pair's second number that hold the <see cref="NameForm"/>.</summary>
    public const int FormBits = 4;

    /// <summary>Mask of those bits.</summary>
    public const int FormMask = (1 << FormBits) - 1;

    /// <summary>Names of more words are found by no scan.</summary>
    public const int MostWords = 9;

    /// <summary>Every so many entries the names section has an offset.</summary>
    public const int NamesStride = 16;

    /// <summary>Coordinates are kept in ten-thousandths of a degree (11 m), shifted to be positive.</summary>
    public const double CoordinateScale = 10000;

    /// <summary>First bytes of the file.</summary>
    public static ReadOnlySpan<byte> Magic => "CASUSPLC"u8;

    /// <summary>The sections in their order.</summary>
    public enum Section
    {
        /// <summary>How the file was made: sources with their SHA-256, as text.</summary>
        Recipe,

        /// <summary>Lines: feature codes, then countries with the index of their first entry.</summary>
        Codes,

        /// <summary>Index of each first-order division's entry, ascending, 32 bits each.</summary>
        Admin1,

        /// <summary>Index of each second-order division's entry, ascending, 32 bits each.</summary>
        Admin2,

        /// <summary>The entries.</summary>
        Entries,

        /// <summary>
        /// 256 strings that a byte can stand for, an offset every <see cref="NamesStride"/> names, the names.
        /// </summary>
        Names,

        /// <summary>First pair of each bucket (32 bits, one more than buckets), then the filter of first words.</summary>
        Buckets,

        /// <summary>The pairs, by bucket, fingerprint, place.</summary>
        Pairs,
    }

    /// <summary>How many sections there are.</summary>
    public const int SectionCount = 8;

    /// <summary>Reads 24 bits.</summary>
    public static int Read24(ReadOnlySpan<byte> bytes, int at) => bytes[at] | (bytes[at + 1] << 8) | (bytes[at + 2] << 16);

    /// <summary>Writes 24 bits.</summary>
    public static void Write24(Span<byte> bytes, int at, int value)
    {
        bytes[at] = (byte)value;
        bytes[at + 1] = (byte)(value >> 8);
        bytes[at + 2] = (byte)(value >> 16);
    }

    /// <summary>
    /// Packs a population into 16 bits: 12 bits of value, 4 of a power of four. Exact below 4096, else within 0.05 %.
    /// </summary>
    public static ushort PackPopulation(long population)
    {
        var power = 0;
        var value = Math.Max(0, population);
        while (value > 0xFFF)
        {
            value = (value + 2) / 4;
            power++;
        }

        return (ushort)((Math.Min(power, 15) << 12) | (int)value);
    }

    /// <summary>Reads <see cref="PackPopulation"/>'s 16 bits.</summary>
    public static long UnpackPopulation(int packed) => (long)(packed & 0xFFF) << (2 * (packed >> 12));

    /// <summary>The number of the country in which a place lies.</summary>
    /// <param name="starts">The index of each country's first entry, ascending from 0.</param>
    /// <param name="index">The place's index.</param>
    public static int CountryAt(ReadOnlySpan<int> starts, int index)
    {
        var found = starts.BinarySearch(index);
        return found >= 0 ? found : ~found - 1;
    }
}
