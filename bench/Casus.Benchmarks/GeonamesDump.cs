using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace Casus.Benchmarks;

/// <summary>
/// Writes lists in GeoNames' form with as many places and names as asked for: invented names, real proportions. A few countries hold
/// most places, a few names are borne by thousands, most places have one other name and a few have hundreds.
/// </summary>
/// <remarks>The same numbers give the same bytes, the zip archives' time stamps included.</remarks>
internal sealed class GeonamesDump(string folder, int places, int names)
{
    private const int DivisionsPerCountry = 24;
    private const int DistrictsPerDivision = 20;

    private static readonly string[] Syllables =
        ["al", "ba", "bel", "bur", "cha", "dar", "del", "dor", "fa", "gar", "ha", "hol", "ja", "kar", "ki", "la", "lin", "lo", "ma", "mar", "mi", "mon",
         "na", "nor", "o", "pa", "por", "qa", "ra", "ri", "ro", "sa", "san", "sha", "stan", "ta", "tel", "tor", "u", "va", "ver", "vi", "wa", "wil", "ya", "za", "zhi"];

    private static readonly string[] Endings = ["a", "abad", "ville", "ton", "grad", "pur", "é", "ín", "ów", "burg", "o", "i", "stan", "ah", "skoye", "shan"];

    // Shares of the classes in GeoNames, in hundredths: P 41, H 19, S 17, T 13, L 4, A 4, R, V, U 2.
    private static readonly (int Upto, string Class, string[] Features)[] Classes =
    [
        (41, "P", ["PPL", "PPL", "PPL", "PPL", "PPL", "PPLX", "PPLL", "PPLA3", "PPLH"]),
        (60, "H", ["STM", "STM", "LK", "WLL", "SPNG", "BAY"]),
        (77, "S", ["SCH", "CH", "FRM", "HTL", "AIRP", "BLDG"]),
        (90, "T", ["HLL", "MT", "MTS", "PK", "VAL"]),
        (94, "L", ["LCTY", "AREA", "PRK", "MILB"]),
        (98, "A", ["ADM3", "ADM4", "ADMD"]),
        (100, "V", ["FRST", "CULT"]),
    ];

    private static readonly string[] Languages = ["en", "", "fr", "es", "ar", "zh", "ru", "de", "link", "wkdt", "post", "iata", "unlc", "abbr"];

    /// <summary>The countries that occur, most places first; each has to have a stanza in <c>countries.txt</c>.</summary>
    public string[] Countries { get; init; } =
        ["US", "CN", "IN", "MX", "RU", "NO", "IR", "ID", "CA", "PK", "BR", "FR", "DE", "TH", "AU", "ML", "NG", "SY", "IQ", "UA", "YE", "AF", "SD", "CD"];

    /// <summary>Writes <c>allCountries.zip</c>, <c>alternateNamesV2.zip</c> and the lists of divisions.</summary>
    public void Write()
    {
        Directory.CreateDirectory(folder);
        WriteDivisions();
        WriteArchive("allCountries", w =>
        {
            for (var id = 1; id <= places; id++)
                w.Write(Place(id));
        });
        WriteArchive("alternateNamesV2", w =>
        {
            for (var number = 1; number <= names; number++)
                w.Write(Name(number));
        });
    }

    private void WriteArchive(string name, Action<StreamWriter> write)
    {
        using var zip = new ZipArchive(File.Create(Path.Combine(folder, name + ".zip")), ZipArchiveMode.Create);
        var entry = zip.CreateEntry(name + ".txt", CompressionLevel.Fastest);
        entry.LastWriteTime = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
        using var writer = new StreamWriter(entry.Open(), new UTF8Encoding(false), 1 << 16) { NewLine = "\n" };
        write(writer);
    }

    private void WriteDivisions()
    {
        var (first, second) = (new StringBuilder(), new StringBuilder());
        for (var c = 0; c < Countries.Length; c++)
        {
            for (var d = 1; d <= DivisionsPerCountry; d++)
            {
                first.Append(CultureInfo.InvariantCulture, $"{Countries[c]}.{d:00}\t{Word((uint)((c * 100) + d))} Province\t\t0\n");
                for (var e = 1; e <= DistrictsPerDivision; e++)
                    second.Append(CultureInfo.InvariantCulture, $"{Countries[c]}.{d:00}.{e:000}\t{Word((uint)((c * 10_000) + (d * 100) + e))} District\t\t0\n");
            }
        }

        File.WriteAllText(Path.Combine(folder, "admin1CodesASCII.txt"), first.ToString());
        File.WriteAllText(Path.Combine(folder, "admin2Codes.txt"), second.ToString());
    }

    private string Place(int id)
    {
        var random = new Mixer((uint)id);
        // The n-th country has a share in proportion to 1/n.
        var country = (int)Math.Min(Countries.Length - 1, Math.Exp(random.Share() * Math.Log(Countries.Length + 1)) - 1);
        var roll = random.Below(100);
        var (_, kind, features) = Classes.First(c => roll < c.Upto);
        var division = 1 + random.Below(DivisionsPerCountry);
        var name = NameOf(ref random);
        var (latitude, longitude) = ((random.Share() * 140) - 70, (random.Share() * 340) - 170);
        var population = kind == "P" && random.Below(4) == 0 ? (long)Math.Exp(3 + (random.Share() * random.Share() * 13)) : 0;
        return string.Create(CultureInfo.InvariantCulture,
            $"{id}\t{name}\t{name}\t\t{latitude:0.#####}\t{longitude:0.#####}\t{kind}\t{features[random.Below(features.Length)]}\t{Countries[country]}\t\t{division:00}\t{1 + random.Below(DistrictsPerDivision):000}\t\t\t{population}\t\t{random.Below(3000)}\tEtc/UTC\t2026-01-01\n");
    }

    private string Name(int number)
    {
        var random = new Mixer((uint)number ^ 0x5bd1e995);
        // A third of all names belong to one place in a hundred.
        var id = random.Below(3) == 0 ? 1 + (random.Below(Math.Max(1, places / 100)) * 100 % places) : 1 + random.Below(places);
        var language = Languages[random.Below(Languages.Length)];
        var name = language switch
        {
            "link" => "https://example.org/wiki/" + number.ToString(CultureInfo.InvariantCulture),
            "wkdt" => "Q" + number.ToString(CultureInfo.InvariantCulture),
            "post" => random.Below(99999).ToString("00000", CultureInfo.InvariantCulture),
            "iata" or "unlc" or "abbr" => new string([(char)('A' + random.Below(26)), (char)('A' + random.Below(26)), (char)('A' + random.Below(26))]),
            "ar" => "مدينة " + number.ToString(CultureInfo.InvariantCulture),
            "ru" => "Город " + number.ToString(CultureInfo.InvariantCulture),
            _ => NameOf(ref random),
        };
        var marks = random.Below(20) switch { 0 => "1\t\t\t", 1 => "\t1\t\t", 2 => "\t\t1\t", 3 => "\t\t\t1", _ => "\t\t\t" };
        return string.Create(CultureInfo.InvariantCulture, $"{number}\t{id}\t{language}\t{name}\t{marks}\t\t{(random.Below(200) == 0 ? "1950" : "")}\n");
    }

    // The commonest name of 12 million places is borne by some 3,500, as San Antonio is; most names by one or a few.
    private string NameOf(ref Mixer random)
    {
        var rank = (uint)(Math.Pow(random.Share(), 2) * places);
        return random.Below(4) == 0 ? Word(rank) + " " + Word(rank / 7) : Word(rank);
    }

    private static string Word(uint seed)
    {
        var random = new Mixer(seed * 2654435761);
        var word = new StringBuilder();
        for (var i = 2 + random.Below(3); i > 0; i--)
            word.Append(Syllables[random.Below(Syllables.Length)]);
        word.Append(Endings[random.Below(Endings.Length)]);
        word[0] = char.ToUpperInvariant(word[0]);
        return word.ToString();
    }

    /// <summary>Numbers that look random (SplitMix64).</summary>
    private struct Mixer(uint seed)
    {
        private ulong state = seed;

        public double Share() => (Next() >> 11) * (1.0 / (1UL << 53));

        public int Below(int bound) => (int)(Next() % (ulong)bound);

        private ulong Next()
        {
            unchecked
            {
                state += 0x9E3779B97F4A7C15;
                var z = state;
                z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
                z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
                return z ^ (z >> 31);
            }
        }
    }
}
