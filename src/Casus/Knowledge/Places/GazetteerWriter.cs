using System.Buffers.Binary;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using static Casus.Knowledge.Places.PlaceFile;

namespace Casus.Knowledge.Places;

/// <summary>Writes the gazetteer's file from the gathered places, section by section.</summary>
internal sealed class GazetteerWriter(PlaceCollection places, DivisionWords words, PlaceGathering gathering, BuildFolder folder)
{
    private const int PlacesPerStep = 1 << 16;

    private readonly List<int> admin1 = [];
    private readonly List<int> admin2 = [];
    private readonly (string Alpha2, string Alpha3)[] countries = gathering.CountriesInOrder();
    private readonly List<int> countryStarts = [0];
    private readonly PlaceIndexById byId = new();
    private readonly char[] name = new char[1 << 16];

    /// <summary>Writes the file; the same places give the same bytes.</summary>
    public GazetteerSummary Write(string path, IReadOnlyList<string> alternates, Action<GazetteerProgress>? progress, CancellationToken cancel)
    {
        // Pairs decide how many buckets there are, and are counted last; the widths of an entry follow from the places alone.
        var (features, featureOrder) = gathering.Features.InOrder();
        var rough = PlaceLayout.For(gathering.Spool.Count, features.Length, 0);
        if (gathering.Spool.Count > rough.MostEntries || features.Length > rough.MostFeatures)
            throw PlaceErrors.TooMany(gathering.Spool.Count);
        using var pairs = new NamePairSpool(folder);
        using var entries = folder.Create();
        using var packed = folder.Create();
        var packer = new NamePacker(gathering.Names, packed);
        var count = WritePlaces(rough, featureOrder, entries, packer, pairs, progress, cancel);
        foreach (var (id, added, form) in gathering.Additions)
            AddName(pairs, byId[id], added, form);
        foreach (var list in alternates)
            ReadAlternates(list, pairs, progress, cancel);
        progress?.Invoke(new("sorting names", 0, null));
        var layout = PlaceLayout.For(gathering.Spool.Count, features.Length, pairs.Count);
        using var buckets = folder.Create();
        using var pairFile = folder.Create();
        var pairCount = pairs.Write(layout, buckets, pairFile, cancel);
        using var names = folder.Create();
        packer.Write(names);
        Stream[] sections =
        [
            new MemoryStream(Encoding.UTF8.GetBytes(string.Join('\n', places.Recipe))),
            new MemoryStream(Encoding.UTF8.GetBytes(string.Join(' ', features) + "\n" + string.Join(
                '\n', countryStarts.Select((start, i) => string.Create(CultureInfo.InvariantCulture, $"{countries[i].Alpha3} {start}"))))),
            Numbers(admin1),
            Numbers(admin2),
            entries,
            names,
            buckets,
            pairFile,
        ];
        progress?.Invoke(new("writing " + Path.GetFileName(path), count, null));
        var (bytes, digest) = WriteFile(path, layout, sections, cancel);
        return new(count, pairCount, bytes, digest, gathering.Broken.Count, gathering.Broken.Examples);
    }

    private int WritePlaces(
        PlaceLayout layout, int[] featureOrder, Stream entries, NamePacker packer, NamePairSpool pairs, Action<GazetteerProgress>? progress, CancellationToken cancel)
    {
        var count = 0;
        var entry = new byte[layout.EntrySize];
        var utf8 = new byte[1024];
        foreach (var value in gathering.Spool.Merge())
        {
            var place = new PlaceRecord.Reader(value.Span);
            if (!byId.TryAdd(place.Id, count))
                continue;
            if (count % PlacesPerStep == 0)
            {
                cancel.ThrowIfCancellationRequested();
                progress?.Invoke(new("arranging places", count, (double)count / gathering.Spool.Count));
            }

            if (place.Kind == PlaceRecord.Kind.Country)
                countryStarts.Add(count);
            else if (place.Kind != PlaceRecord.Kind.Place)
                (place.Kind == PlaceRecord.Kind.Admin1 ? admin1 : admin2).Add(count);
            layout.WriteEntry(
                entry, place.Id, place.Latitude, place.Longitude, featureOrder[place.Feature], place.IsListed, place.Population);
            entries.Write(entry);
            var at = 0;
            for (var first = true; place.TryReadName(ref at, out var form, out var written); first = false)
            {
                var chars = name.AsSpan(0, Encoding.UTF8.GetChars(written, name));
                if (first)
                    packer.Add(utf8.AsSpan(0, NamePacker.Encode(chars, utf8)));
                pairs.Add(chars, form, count, countries[place.Country].Alpha2);
                if (first && gathering.Features[place.Feature].StartsWith("ADM", StringComparison.Ordinal))
                    AddBareName(pairs, chars.ToString(), count, countries[place.Country].Alpha2);
            }

            count++;
        }

        return count;
    }

    private void AddBareName(NamePairSpool pairs, string full, int place, string country)
    {
        var bare = words.Strip(words.Strip(full));
        if (bare != full)
            pairs.Add(bare, NameForm.Bare, place, country);
    }

    private void AddName(NamePairSpool pairs, int place, ReadOnlySpan<char> added, NameForm form)
    {
        if (place < 0)
            return;
        pairs.Add(added, form, place, countries[CountryAt(CollectionsMarshal.AsSpan(countryStarts), place)].Alpha2);
    }

    private void ReadAlternates(string path, NamePairSpool pairs, Action<GazetteerProgress>? progress, CancellationToken cancel)
    {
        using var reader = new DumpReader(path, gathering.Broken, progress, cancel);
        while (reader.TryRead(out var line))
        {
            if (!AlternateNameRow.TryParse(line, out var row, out var expectation))
                reader.Refuse(expectation);
            else if (!row.Name.IsEmpty)
                AddName(pairs, byId[row.Id], row.Name, row.Form);
        }
    }

    /// <summary>Writes header and sections into the building folder, and brings the file to its place when it is whole.</summary>
    private (long Bytes, string Sha256) WriteFile(string path, PlaceLayout layout, Stream[] sections, CancellationToken cancel)
    {
        var header = new byte[HeaderSize];
        Magic.CopyTo(header);
        layout.WriteTo(header);
        for (var s = 0; s < sections.Length; s++)
        {
            if (sections[s].Length > int.MaxValue)
                throw PlaceErrors.TooMany(gathering.Spool.Count);
            layout.WriteSectionLength(header, s, sections[s].Length);
        }

        Digest(sections, (_, _, _) => { }).CopyTo(header, DigestAt);
        SHA256.HashData(header.AsSpan(0, HeaderDigestAt)).CopyTo(header, HeaderDigestAt);
        cancel.ThrowIfCancellationRequested();
        var file = folder.Create();
        var digest = Digest([new MemoryStream(header), .. sections], file.Write);
        var length = file.Length;
        BuildFolder.Move(file, path);
        return (length, Convert.ToHexStringLower(digest));
    }

    private static byte[] Digest(IEnumerable<Stream> streams, Action<byte[], int, int> take)
    {
        using var digest = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[1 << 20];
        foreach (var stream in streams)
        {
            stream.Position = 0;
            while (stream.Read(buffer) is > 0 and var got)
            {
                digest.AppendData(buffer, 0, got);
                take(buffer, 0, got);
            }
        }

        return digest.GetHashAndReset();
    }

    private static MemoryStream Numbers(List<int> numbers)
    {
        var bytes = new byte[numbers.Count * 4];
        for (var i = 0; i < numbers.Count; i++)
            BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(i * 4), numbers[i]);
        return new(bytes);
    }
}
