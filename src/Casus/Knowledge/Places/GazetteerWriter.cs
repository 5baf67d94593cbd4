using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using static Casus.Knowledge.Places.PlaceFile;

namespace Casus.Knowledge.Places;

/// <summary>Brings the places of a collection into their order and writes the gazetteer's file.</summary>
internal sealed class GazetteerWriter
{
    private readonly PlaceCollection places;
    private readonly DivisionWords words;
    private readonly List<PlaceDraft> order = [];
    private readonly List<int> admin1 = [];
    private readonly List<int> admin2 = [];
    private readonly List<(string Alpha3, int Start)> countries = [("-", 0)];

    public GazetteerWriter(PlaceCollection places, DivisionWords words)
    {
        (this.places, this.words) = (places, words);
        Arrange();
    }

    /// <summary>Writes the file; the same collection gives the same bytes.</summary>
    public GazetteerSummary Write(string path)
    {
        if (order.Count > MostEntries)
            throw PlaceErrors.TooMany(order.Count);
        var features = order.Select(p => p.Feature).Distinct().Order(StringComparer.Ordinal).ToArray();
        if (features.Length > 256)
            throw PlaceErrors.BadSource(path, $"expected at most 256 feature codes, found {features.Length}");
        var (index, buckets, pairs) = IndexNames();
        byte[][] sections =
        [
            Encoding.UTF8.GetBytes(string.Join('\n', places.Recipe)),
            Encoding.UTF8.GetBytes(
                string.Join(' ', features) + "\n" + string.Join('\n', countries.Select(c => $"{c.Alpha3} {c.Start}"))),
            Numbers(admin1),
            Numbers(admin2),
            Entries(features),
            NamePacker.Pack([.. order.Select(p => p.Name)]),
            buckets,
            pairs,
        ];
        byte[] whole = [.. Header(sections), .. sections.SelectMany(s => s)];
        File.WriteAllBytes(path, whole);
        return new(order.Count, index.Count, whole.Length, Convert.ToHexStringLower(SHA256.HashData(whole)));
    }

    // Country by country, in each: itself, what lies in no division, then each division and what lies in it.
    private void Arrange()
    {
        var byCountry = places.Places.ToLookup(p => p.Country, StringComparer.Ordinal);
        order.AddRange(byCountry[""].OrderBy(p => p.Name, StringComparer.Ordinal));
        var divisions = places.Admin1.Values.ToLookup(d => d.Country, StringComparer.Ordinal);
        var parts = places.Admin2.Values.ToLookup(d => $"{d.Country}.{d.Admin1}", StringComparer.Ordinal);
        foreach (var (alpha2, country) in places.Countries.OrderBy(c => places.Alpha3[c.Key], StringComparer.Ordinal))
        {
            countries.Add((places.Alpha3[alpha2], order.Count));
            order.Add(country);
            var rest = byCountry[alpha2].ToLookup(p => p.Admin1, StringComparer.Ordinal);
            var known = divisions[alpha2].OrderBy(d => d.Admin1, StringComparer.Ordinal).ToList();
            var codes = known.Select(d => d.Admin1).ToHashSet(StringComparer.Ordinal);
            order.AddRange(rest.Where(g => !codes.Contains(g.Key)).SelectMany(g => g).OrderBy(p => p.GeonameId).ThenBy(p => p.Name, StringComparer.Ordinal));
            foreach (var division in known)
                ArrangeDivision(division, rest[division.Admin1], parts[$"{alpha2}.{division.Admin1}"]);
        }
    }

    private void ArrangeDivision(PlaceDraft division, IEnumerable<PlaceDraft> towns, IEnumerable<PlaceDraft> parts)
    {
        admin1.Add(order.Count);
        order.Add(division);
        var known = parts.OrderBy(p => p.Admin2, StringComparer.Ordinal).ToList();
        var codes = known.Select(p => p.Admin2).ToHashSet(StringComparer.Ordinal);
        var rest = towns
            .OrderBy(t => t.GeonameId)
            .ThenBy(t => t.Name, StringComparer.Ordinal)
            .ToLookup(t => t.Admin2, StringComparer.Ordinal);
        order.AddRange(rest.Where(g => !codes.Contains(g.Key)).SelectMany(g => g).OrderBy(p => p.GeonameId));
        foreach (var part in known)
        {
            admin2.Add(order.Count);
            order.Add(part);
            order.AddRange(rest[part.Admin2]);
        }
    }

    private (NameIndexWriter Index, byte[] Buckets, byte[] Pairs) IndexNames()
    {
        var index = new NameIndexWriter();
        for (var place = 0; place < order.Count; place++)
        {
            var draft = order[place];
            index.Add(draft.Name, NameForm.Main, place, draft.Country);
            foreach (var (name, form) in draft.Names)
                index.Add(name, form, place, draft.Country);
            if (!draft.Feature.StartsWith("ADM", StringComparison.Ordinal))
                continue;
            var bare = words.Strip(words.Strip(draft.Name));
            if (bare != draft.Name)
                index.Add(bare, NameForm.Bare, place, draft.Country);
        }

        var (buckets, pairs) = index.Write();
        return (index, buckets, pairs);
    }

    private byte[] Entries(string[] features)
    {
        var bytes = new byte[order.Count * EntrySize];
        for (var i = 0; i < order.Count; i++)
        {
            var (at, p) = (i * EntrySize, order[i]);
            Write24(bytes, at, p.GeonameId);
            Write24(bytes, at + 3, (int)Math.Round((p.Latitude * CoordinateScale) + 900_000));
            Write24(bytes, at + 6, (int)Math.Round((p.Longitude * CoordinateScale) + 1_800_000));
            bytes[at + 9] = (byte)Array.BinarySearch(features, p.Feature, StringComparer.Ordinal);
            BinaryPrimitives.WriteUInt16LittleEndian(bytes.AsSpan(at + 10), PackPopulation(p.Population));
        }

        return bytes;
    }

    private static byte[] Header(byte[][] sections)
    {
        var header = new byte[HeaderSize];
        Magic.CopyTo(header);
        BinaryPrimitives.WriteInt32LittleEndian(header.AsSpan(8), PlaceFile.Version);
        for (var s = 0; s < sections.Length; s++)
            BinaryPrimitives.WriteInt32LittleEndian(header.AsSpan(SectionLengthsAt + (4 * s)), sections[s].Length);
        using (var digest = IncrementalHash.CreateHash(HashAlgorithmName.SHA256))
        {
            foreach (var section in sections)
                digest.AppendData(section);
            digest.GetHashAndReset().CopyTo(header, DigestAt);
        }

        SHA256.HashData(header.AsSpan(0, HeaderDigestAt)).CopyTo(header, HeaderDigestAt);
        return header;
    }

    private static byte[] Numbers(List<int> numbers)
    {
        var bytes = new byte[numbers.Count * 4];
        for (var i = 0; i < numbers.Count; i++)
            BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(i * 4), numbers[i]);
        return bytes;
    }
}
