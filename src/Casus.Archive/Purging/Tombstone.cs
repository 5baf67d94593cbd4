using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Casus.Archive.Purging;

/// <summary>What the log says of a purge: which rows went, by their numbers and fingerprints, and nothing that they said.</summary>
internal sealed record Tombstone
{
    public string Reason { get; init; } = "";

    public string Order { get; init; } = "";

    public string ApprovedBy { get; init; } = "";

    /// <summary>SHA-256 of the reports' ids.</summary>
    public IReadOnlyList<string> Reports { get; init; } = [];

    public IReadOnlyList<long> Versions { get; init; } = [];

    public IReadOnlyList<long> Readings { get; init; } = [];

    public IReadOnlyList<string> Originals { get; init; } = [];

    /// <summary>How many rows of incidents.</summary>
    public long Incidents { get; init; }

    public IReadOnlyList<long> Judgements { get; init; } = [];

    /// <summary>Of judgements that lost their words: number and fingerprint of what is left.</summary>
    public IReadOnlyDictionary<long, string> Emptied { get; init; } = new Dictionary<long, string>();

    /// <summary>Of entries of the log that lost the id they name: number and fingerprint of what is left.</summary>
    public IReadOnlyDictionary<long, string> Entries { get; init; } = new Dictionary<long, string>();

    /// <summary>The fingerprint of what is remembered so that it does not come back.</summary>
    public string Marks { get; init; } = "";

    public string ToJson()
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartObject();
            foreach (var (name, value) in new[] { ("order", Order), ("reason", Reason), ("approvedBy", ApprovedBy), ("marks", Marks) })
                json.WriteString(name, value);
            json.WriteNumber("incidents", Incidents);
            Write("reports", Reports);
            Write("originals", Originals);
            foreach (var (name, numbers) in new[] { ("versions", Versions), ("readings", Readings), ("judgements", Judgements) })
            {
                json.WriteStartArray(name);
                foreach (var number in numbers)
                    json.WriteNumberValue(number);
                json.WriteEndArray();
            }

            foreach (var (name, rows) in new[] { ("emptied", Emptied), ("entries", Entries) })
            {
                json.WriteStartObject(name);
                foreach (var (number, hash) in rows.OrderBy(r => r.Key))
                    json.WriteString(number.ToString(CultureInfo.InvariantCulture), hash);
                json.WriteEndObject();
            }

            json.WriteEndObject();

            void Write(string name, IReadOnlyList<string> hashes)
            {
                json.WriteStartArray(name);
                foreach (var hash in hashes)
                    json.WriteStringValue(hash);
                json.WriteEndArray();
            }
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    /// <exception cref="JsonException">It is none.</exception>
    /// <exception cref="KeyNotFoundException">It lacks something.</exception>
    public static Tombstone Parse(string json)
    {
        using var document = JsonDocument.Parse(json);
        var root = document.RootElement;
        return new()
        {
            Order = Text("order"),
            Reason = Text("reason"),
            ApprovedBy = Text("approvedBy"),
            Marks = Text("marks"),
            Incidents = root.GetProperty("incidents").GetInt64(),
            Reports = [.. root.GetProperty("reports").EnumerateArray().Select(h => h.GetString()!)],
            Originals = [.. root.GetProperty("originals").EnumerateArray().Select(h => h.GetString()!)],
            Versions = Numbers("versions"),
            Readings = Numbers("readings"),
            Judgements = Numbers("judgements"),
            Emptied = Rows("emptied"),
            Entries = Rows("entries"),
        };

        string Text(string name) => root.GetProperty(name).GetString()!;

        List<long> Numbers(string name) => [.. root.GetProperty(name).EnumerateArray().Select(n => n.GetInt64())];

        Dictionary<long, string> Rows(string name) => root.GetProperty(name).EnumerateObject().ToDictionary(p => long.Parse(p.Name, CultureInfo.InvariantCulture), p => p.Value.GetString()!);
    }
}
