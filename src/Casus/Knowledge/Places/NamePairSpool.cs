using System.Buffers.Binary;

namespace Casus.Knowledge.Places;

/// <summary>
/// Gathers pairs of a name and a place, of which there may be more than memory holds, and writes the index by which they are found.
/// </summary>
/// <remarks>Hashes are spread evenly: by their high bits the pairs are parted into files each of which is sorted in memory.</remarks>
internal sealed class NamePairSpool : IDisposable
{
    private const int Parts = 256;
    private const int RecordSize = 13;

    private static readonly HashSet<string> ArabicCountries = new(StringComparer.Ordinal)
    {
        "AE", "BH", "DJ", "DZ", "EG", "EH", "ER", "IL", "IQ", "IR", "JO", "KM", "KW", "LB", "LY", "MA", "MR", "OM", "PS", "QA", "SA", "SD",
        "SO", "SY", "TD", "TN", "YE",
    };

    private readonly FileStream[] files = new FileStream[Parts];
    private readonly byte[] record = new byte[RecordSize];
    private readonly byte[] longest = new byte[1 << (LongestBits - 1)];

    public NamePairSpool(BuildFolder folder)
    {
        for (var part = 0; part < Parts; part++)
            files[part] = folder.Create();
    }

    // The filter of first words is gathered at its widest and narrowed when its final width is known.
    private const int LongestBits = 24;

    /// <summary>How many pairs were added, doubles included.</summary>
    public long Count { get; private set; }

    /// <summary>Adds a name; of several forms of one name for one place the first of the enumeration stays.</summary>
    /// <param name="name">What is written in another script, or is too long, is left out.</param>
    /// <param name="form">In which way it is the place's name.</param>
    /// <param name="place">The place's index in the file.</param>
    /// <param name="country">ISO 3166-1 alpha-2.</param>
    public void Add(ReadOnlySpan<char> name, NameForm form, int place, string country)
    {
        var key = PlaceKey.Of(name);
        if (key.Words is 0 or > PlaceFile.MostWords || !IsLatin(name))
            return;
        Add(key, form, place);
        if (form is NameForm.Demonym or NameForm.Abbreviation || !ArabicCountries.Contains(country))
            return;
        var cut = name.IndexOfAny(" -–");
        if (cut < 0 || name.Length - cut - 1 < 3 || !ArabicArticle.Is(name[..cut].Trim("’'‘")))
            return;
        var rest = name[(cut + 1)..];
        Add(PlaceKey.Of(ArabicArticle.Usual).Append(rest), form == NameForm.Main ? NameForm.Alternate : form, place);
        Add(PlaceKey.Of(rest), NameForm.WithoutArticle, place);
    }

    /// <summary>Writes the sections of buckets and of pairs.</summary>
    /// <returns>How many pairs there are, each once.</returns>
    public long Write(PlaceLayout layout, Stream buckets, Stream pairs, CancellationToken cancel)
    {
        var firsts = new byte[4];
        var (bucket, written) = (0, 0L);
        foreach (var file in files)
        {
            cancel.ThrowIfCancellationRequested();
            foreach (var (top, place, form) in Sorted(file, layout))
            {
                var hash = top << (40 - layout.BucketBits);
                for (; bucket <= layout.BucketOf(hash); bucket++)
                    WriteBucket(written);
                layout.WritePair(record, layout.FingerprintOf(hash), place, form);
                pairs.Write(record, 0, layout.PairSize);
                written++;
            }
        }

        for (; bucket <= 1 << layout.BucketBits; bucket++)
            WriteBucket(written);
        buckets.Write(FilterOf(layout.FilterBits));
        return written;

        void WriteBucket(long first)
        {
            BinaryPrimitives.WriteInt32LittleEndian(firsts, checked((int)first));
            buckets.Write(firsts);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var file in files)
            file.Dispose();
    }

    private void Add(PlaceKey key, NameForm form, int place)
    {
        BinaryPrimitives.WriteUInt64LittleEndian(record, key.Hash);
        BinaryPrimitives.WriteInt32LittleEndian(record.AsSpan(8), place);
        record[12] = (byte)form;
        files[(int)(key.Hash >> 56)].Write(record);
        Count++;
        Note(longest, (int)(key.FirstWord >> (64 - LongestBits)), key.Words);
    }

    private static void Note(byte[] filter, int cell, int words)
    {
        var shift = (cell & 1) * 4;
        var most = Math.Max((filter[cell >> 1] >> shift) & 0xF, words);
        filter[cell >> 1] = (byte)((filter[cell >> 1] & ~(0xF << shift)) | (most << shift));
    }

    private byte[] FilterOf(int bits)
    {
        if (bits == LongestBits)
            return longest;
        var filter = new byte[1 << (bits - 1)];
        for (var cell = 0; cell < 1 << LongestBits; cell++)
        {
            if (((longest[cell >> 1] >> ((cell & 1) * 4)) & 0xF) is > 0 and var words)
                Note(filter, cell >> (LongestBits - bits), words);
        }

        return filter;
    }

    /// <summary>A part's pairs by bucket, fingerprint and place, each pair once with its best form.</summary>
    private static IEnumerable<(ulong Top, int Place, NameForm Form)> Sorted(FileStream file, PlaceLayout layout)
    {
        var bytes = new byte[file.Length];
        file.Position = 0;
        file.ReadExactly(bytes);
        var sorted = new UInt128[bytes.Length / RecordSize];
        for (var i = 0; i < sorted.Length; i++)
        {
            var at = bytes.AsSpan(i * RecordSize, RecordSize);
            var top = BinaryPrimitives.ReadUInt64LittleEndian(at) >> (40 - layout.BucketBits);
            sorted[i] = new(top, ((ulong)BinaryPrimitives.ReadUInt32LittleEndian(at[8..]) << 8) | at[12]);
        }

        Array.Sort(sorted);
        var last = UInt128.MaxValue;
        foreach (var pair in sorted)
        {
            if (pair >> 8 == last)
                continue;
            last = pair >> 8;
            var low = (ulong)(pair & ulong.MaxValue);
            yield return ((ulong)(pair >> 64), (int)(low >> 8), (NameForm)(byte)low);
        }
    }

    private static bool IsLatin(ReadOnlySpan<char> name)
    {
        foreach (var c in name)
        {
            var (a, _) = LatinFolding.Fold(c);
            if (a is not ('\0' or ' ' or (>= 'a' and <= 'z') or (>= '0' and <= '9')))
                return false;
        }

        return true;
    }
}
