using System.Text;
using System.Text.Json;

namespace Casus.Tests.Pipeline;

/// <summary>Holds a record against its report, knowing nothing of how it was made: it reads the JSON alone and counts code points itself.</summary>
internal sealed class RecordChecker
{
    private readonly string[] points;
    private readonly string[] titlePoints;
    private readonly HashSet<string> entities = new(StringComparer.Ordinal);
    private readonly HashSet<string> events = new(StringComparer.Ordinal);
    private readonly List<string> faults = [];

    private RecordChecker(string text, string? title) => (points, titlePoints) = (Points(text), Points(title ?? ""));

    /// <summary>What is wrong with the record; empty when it keeps its promises.</summary>
    public static IReadOnlyList<string> Faults(JsonElement record, string text, string? title)
    {
        var checker = new RecordChecker(text, title);
        checker.Check(record);
        return checker.faults;
    }

    // A half of a character that stands alone counts as one.
    private static string[] Points(string text)
    {
        var points = new List<string>();
        for (var i = 0; i < text.Length; i += points[^1].Length)
            points.Add(char.IsSurrogatePair(text, i) ? text.Substring(i, 2) : text.Substring(i, 1));
        return [.. points];
    }

    private void Check(JsonElement record)
    {
        foreach (var entity in record.GetProperty("entities").EnumerateArray())
            Expect(entities.Add(Text(entity, "id")), "an entity's id stands twice");
        foreach (var coded in record.GetProperty("events").EnumerateArray())
            Expect(events.Add(Text(coded, "id")), "an event's id stands twice");
        Visit(record, "record");
        CheckOrder(record, "sentences", strict: true);
        CheckOrder(record, "places", strict: true);
        CheckOrder(record, "times", strict: true);
        CheckOrder(record, "quotes", strict: false);
        foreach (var entity in record.GetProperty("entities").EnumerateArray())
        {
            Expect(entity.GetProperty("mentions").GetArrayLength() > 0, "an entity without a mention");
            CheckOrder(entity, "mentions", strict: true);
        }

        foreach (var coded in record.GetProperty("events").EnumerateArray())
            CheckEvent(coded);
    }

    private void CheckEvent(JsonElement coded)
    {
        var id = Text(coded, "id");
        CheckOrder(coded, "mentions", strict: true);
        CheckDate(coded.GetProperty("date"), id);
        CheckLocation(coded.GetProperty("location"), id);
        foreach (var link in coded.GetProperty("links").EnumerateArray())
            Expect(events.Contains(Text(link, "event")) && Text(link, "event") != id, $"{id} is linked to nothing or to itself");
        foreach (var toll in coded.GetProperty("casualties").EnumerateArray())
            CheckToll(toll, id);
        CheckUnknown(coded, id, "date", coded.GetProperty("date").ValueKind == JsonValueKind.Null);
        CheckUnknown(coded, id, "location", coded.GetProperty("location").ValueKind == JsonValueKind.Null);
        CheckUnknown(coded, id, "actor", coded.GetProperty("participants").EnumerateArray().All(p => Text(p, "role") != "actor"));
    }

    private void CheckUnknown(JsonElement coded, string id, string field, bool isMissing)
    {
        var isExplained = coded.TryGetProperty("unknown", out var unknown) && unknown.TryGetProperty(field, out _);
        Expect(isMissing == isExplained, $"{id}: '{field}' is missing without a reason, or has a reason and is there");
    }

    private void CheckDate(JsonElement date, string id)
    {
        if (date.ValueKind == JsonValueKind.Null)
            return;
        Expect(
            DateOnly.TryParseExact(Text(date, "start"), "yyyy-MM-dd", out var start) && DateOnly.TryParseExact(Text(date, "end"), "yyyy-MM-dd", out var end) && start <= end,
            $"{id}: {date} is no period");
        Expect(date.GetProperty("evidence").GetArrayLength() > 0 || date.TryGetProperty("derivedFrom", out _), $"{id}: a date from nowhere");
    }

    private void CheckLocation(JsonElement location, string id)
    {
        if (location.ValueKind == JsonValueKind.Null)
            return;
        var hasPoint = location.GetProperty("latitude").ValueKind != JsonValueKind.Null;
        Expect(hasPoint == (location.GetProperty("longitude").ValueKind != JsonValueKind.Null), $"{id}: half a point");
        Expect(hasPoint != location.TryGetProperty("unknown", out var reason), $"{id}: a place without coordinates and without a reason, or with both");
        if (hasPoint)
            Expect(Math.Abs(location.GetProperty("latitude").GetDouble()) <= 90 && Math.Abs(location.GetProperty("longitude").GetDouble()) <= 180, $"{id}: off the globe");
        Expect(!hasPoint || Text(location, "precision") != "country", $"{id}: the middle of a country is no pin");
        Expect(location.TryGetProperty("alternatives", out _) == (reason.ValueKind == JsonValueKind.String && reason.GetString() == "ambiguous-place"), $"{id}: ambiguous without candidates, or the other way round");
        Expect(location.GetProperty("evidence").GetArrayLength() > 0 || location.TryGetProperty("derivedFrom", out _), $"{id}: a place from nowhere");
    }

    private void CheckToll(JsonElement toll, string id)
    {
        int? low = Number(toll, "low"), best = Number(toll, "best"), high = Number(toll, "high");
        Expect((low ?? 0) >= 0 && (low ?? 0) <= (best ?? int.MaxValue) && (best ?? low ?? 0) <= (high ?? int.MaxValue), $"{id}: {low}, {best}, {high} is no range");
        Expect(toll.GetProperty("evidence").GetArrayLength() > 0, $"{id}: a toll from nowhere");
    }

    private void Visit(JsonElement element, string path)
    {
        if (element.ValueKind == JsonValueKind.Array)
        {
            var index = 0;
            foreach (var item in element.EnumerateArray())
                Visit(item, $"{path}[{index++}]");
        }

        if (element.ValueKind != JsonValueKind.Object)
            return;
        if (element.TryGetProperty("start", out var start) && start.ValueKind == JsonValueKind.Number)
            CheckSpan(element, path);
        foreach (var property in element.EnumerateObject())
        {
            if (property.Name is "entity" or "speaker" && property.Value.ValueKind == JsonValueKind.String)
                Expect(entities.Contains(property.Value.GetString()!), $"{path}.{property.Name}: no such entity");
            Visit(property.Value, $"{path}.{property.Name}");
        }
    }

    private void CheckSpan(JsonElement element, string path)
    {
        var where = element.TryGetProperty("in", out var source) && source.ValueKind == JsonValueKind.String ? titlePoints : points;
        int start = element.GetProperty("start").GetInt32(), end = element.GetProperty("end").GetInt32();
        if (start < 0 || end <= start || end > where.Length)
        {
            faults.Add($"{path}: [{start}, {end}) does not lie in the text");
            return;
        }

        if (!element.TryGetProperty("text", out var text))
            return;
        var slice = string.Concat(where[start..end]);
        Expect(Words(text) == slice, $"{path}: '{Words(text)}' is not '{slice}'");
    }

    private void CheckOrder(JsonElement element, string list, bool strict)
    {
        var (lastStart, lastEnd) = (-1, -1);
        foreach (var item in element.GetProperty(list).EnumerateArray())
        {
            int start = item.GetProperty("start").GetInt32(), end = item.GetProperty("end").GetInt32();
            Expect(strict ? start >= lastEnd || (list == "mentions" && (start, end).CompareTo((lastStart, lastEnd)) > 0) : start >= lastStart, $"{list}: [{start}, {end}) stands behind [{lastStart}, {lastEnd})");
            (lastStart, lastEnd) = (start, end);
        }
    }

    private void Expect(bool holds, string fault)
    {
        if (!holds)
            faults.Add(fault);
    }

    private static int? Number(JsonElement element, string name) => element.GetProperty(name).ValueKind == JsonValueKind.Null ? null : element.GetProperty(name).GetInt32();

    private static string Text(JsonElement element, string name) => Words(element.GetProperty(name));

    // JsonElement refuses lone surrogates, which a record writes as escapes.
    private static string Words(JsonElement value)
    {
        var raw = value.GetRawText();
        var words = new StringBuilder(raw.Length);
        for (var i = 1; i < raw.Length - 1; i++)
        {
            if (raw[i] != '\\')
            {
                words.Append(raw[i]);
                continue;
            }

            i++;
            words.Append(raw[i] switch { 'n' => '\n', 'r' => '\r', 't' => '\t', 'b' => '\b', 'f' => '\f', 'u' => (char)Convert.ToUInt16(raw.Substring(i + 1, 4), 16), var c => c });
            i += raw[i] == 'u' ? 4 : 0;
        }

        return words.ToString();
    }
}
