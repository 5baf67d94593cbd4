using System.Buffers.Binary;
using static Casus.Knowledge.Places.PlaceFile;

namespace Casus.Knowledge.Places;

/// <summary>Gathers names of places and writes the index by which they are found.</summary>
internal sealed class NameIndexWriter
{
    // GeoNames' transcriptions write the Arabic article in all its assimilated forms; text writes "al-" or leaves it out.
    private static readonly string[] Articles =
        ["al", "el", "ad", "adh", "an", "ar", "as", "ash", "at", "ath", "az", "ed", "en", "er", "es", "esh", "et", "ez"];

    private static readonly HashSet<string> ArabicCountries = new(StringComparer.Ordinal)
    {
        "AE", "BH", "DJ", "DZ", "EG", "EH", "ER", "IL", "IQ", "IR", "JO", "KM", "KW", "LB", "LY", "MA", "MR", "OM", "PS", "QA", "SA", "SD",
        "SO", "SY", "TD", "TN", "YE",
    };

    private readonly Dictionary<(ulong Hash, int Place), NameForm> pairs = [];
    private readonly byte[] filter = new byte[1 << (FilterBits - 1)];

    /// <summary>How many pairs there are.</summary>
    public int Count => pairs.Count;

    /// <summary>Adds a name; of several forms of one name for one place the first of the enumeration stays.</summary>
    public void Add(string name, NameForm form, int place, string country)
    {
        var key = PlaceKey.Of(name);
        if (key.Words is 0 or > MostWords || !IsLatin(name))
            return;
        Add(key, form, place);
        if (form is NameForm.Demonym or NameForm.Abbreviation || !ArabicCountries.Contains(country))
            return;
        var words = name.Split([' ', '-', '–'], 2);
        if (words.Length < 2 || words[1].Length < 3 || !Articles.Contains(words[0].Trim('’', '\'', '‘').ToLowerInvariant()))
            return;
        Add(PlaceKey.Of("al").Append(words[1]), form == NameForm.Main ? NameForm.Alternate : form, place);
        Add(PlaceKey.Of(words[1]), NameForm.WithoutArticle, place);
    }

    /// <summary>The sections of buckets and pairs.</summary>
    public (byte[] Buckets, byte[] Pairs) Write()
    {
        var sorted = pairs.OrderBy(p => p.Key.Hash >> (40 - BucketBits)).ThenBy(p => p.Key.Place).ThenBy(p => p.Value)
            .DistinctBy(p => (p.Key.Hash >> (40 - BucketBits), p.Key.Place)).ToArray();
        var body = new byte[sorted.Length * PairSize];
        var buckets = new byte[(((1 << BucketBits) + 1) * 4) + filter.Length];
        var bucket = 0;
        for (var i = 0; i < sorted.Length; i++)
        {
            var ((hash, place), form) = sorted[i];
            for (; bucket <= BucketOf(hash); bucket++)
                BinaryPrimitives.WriteInt32LittleEndian(buckets.AsSpan(bucket * 4), i);
            Write24(body, i * PairSize, FingerprintOf(hash));
            Write24(body, (i * PairSize) + 3, (place << FormBits) | (int)form);
        }

        for (; bucket <= 1 << BucketBits; bucket++)
            BinaryPrimitives.WriteInt32LittleEndian(buckets.AsSpan(bucket * 4), sorted.Length);
        filter.CopyTo(buckets, ((1 << BucketBits) + 1) * 4);
        return (buckets, body);
    }

    private void Add(PlaceKey key, NameForm form, int place)
    {
        ref var known = ref System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(
            pairs, (key.Hash, place), out var exists);
        known = exists && known < form ? known : form;
        var cell = FilterCellOf(key.FirstWord);
        var shift = (cell & 1) * 4;
        var longest = Math.Max((filter[cell >> 1] >> shift) & 0xF, key.Words);
        filter[cell >> 1] = (byte)((filter[cell >> 1] & ~(0xF << shift)) | (longest << shift));
    }

    private static bool IsLatin(string name)
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
