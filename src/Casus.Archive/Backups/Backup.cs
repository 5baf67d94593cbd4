using System.IO.Compression;
using System.Text;
using System.Text.Json;
using Casus.Archive.Stores;
using Casus.Reports;

namespace Casus.Archive.Backups;

/// <summary>An archive in one encrypted file, which either database can be restored from.</summary>
/// <remarks>docs/reference/archive.md describes the file.</remarks>
public static class Backup
{
    // In the order in which rows can be put in, since some name others. Progress is not kept: it says how far a program came, and restoring ends with its own.
    private static readonly (string Name, string Order)[] Tables =
    [
        ("originals", "sha256"), ("reports", "number"), ("versions", "number"), ("readings", "number"), ("events", "reading, event"),
        ("event_actors", "reading, event, actor, name, role, certainty"), ("judgements", "number"), ("incidents", "number"),
        ("incident_actors", "incident, actor, name, role, certainty"), ("incident_reports", "incident, report"), ("audit", "number"), ("progress", "name"),
        ("purged", "kind, hash, entry"), ("used_numbers", "name"),
    ];

    /// <summary>Writes the archive as it stands, while others may go on writing. What was written is of no use where this fails.</summary>
    /// <exception cref="CasusException">The archive cannot be used.</exception>
    public static void Write(Store store, Stream output, string passphrase)
    {
        ArgumentNullException.ThrowIfNull(store);
        // One transaction, never begun again: half of it would stand in the output already.
        using var reading = store.BeginReading();
        using var sealing = SealedStream.ForWriting(output, passphrase);
        using (var packed = new GZipStream(sealing, CompressionLevel.Fastest, leaveOpen: true))
        {
            WriteLine(packed, json =>
            {
                json.WriteNumber("schema", Migrations.Newest);
                json.WriteString("program", ArchiveVersion.Program);
            });
            foreach (var (table, order) in Tables)
                WriteTable(reading, packed, table, order);
        }

        sealing.Complete();
    }

    /// <summary>Makes a new archive of a backup; it is there whole or not at all.</summary>
    /// <exception cref="CasusException">CAS1117: it is no backup. CAS1118: the passphrase is another. CAS1119: there is an archive already.</exception>
    public static void Restore(Stream backup, string name, string passphrase, Store store)
    {
        // An empty archive is what a restoring leaves that was broken off.
        if (store.Exists() && store.Read(s => s.Number("SELECT COUNT(*) FROM audit")) > 0)
            throw ArchiveErrors.IsThereAlready(store.Name);
        using var opened = SealedStream.ForReading(backup, name, passphrase);
        // The key is checked before anything is made.
        opened.Begin();
        store.Prepare();
        store.Write(session =>
        {
            if (session.Number("SELECT COUNT(*) FROM audit") > 0)
                throw ArchiveErrors.IsThereAlready(store.Name);
            try
            {
                using var unpacked = new GZipStream(opened, CompressionMode.Decompress, leaveOpen: true);
                using var lines = new StreamReader(unpacked, new UTF8Encoding(false));
                Read(session, lines, name);
                opened.End();
            }
            catch (Exception e) when (e is JsonException or InvalidDataException or FormatException or KeyNotFoundException or InvalidOperationException)
            {
                throw ArchiveErrors.NoBackup(name, "it is damaged");
            }

            return 0;
        });
    }

    private static void WriteTable(OpenReading reading, Stream output, string table, string order)
    {
        // What PostgreSQL makes of the words by itself is not kept.
        var columns = reading.Run(s => s.ColumnsOf(table)).Where(c => c != "terms").ToList();
        WriteLine(output, json =>
        {
            json.WriteString("table", table);
            json.WriteStartArray("columns");
            columns.ForEach(json.WriteStringValue);
            json.WriteEndArray();
        });
        // Row by row off one query: a page of rows would have to pass over all those before it.
        foreach (var row in reading.Stream($"SELECT {string.Join(", ", columns)} FROM {table} ORDER BY {order}", r => Enumerable.Range(0, columns.Count).Select(c => r.IsDBNull(c) ? null : r.GetValue(c)).ToArray(), []))
            WriteLine(output, row);
    }

    private static void WriteLine(Stream output, Action<Utf8JsonWriter> write)
    {
        using (var json = new Utf8JsonWriter(output))
        {
            json.WriteStartObject();
            write(json);
            json.WriteEndObject();
        }

        output.WriteByte((byte)'\n');
    }

    private static void WriteLine(Stream output, object?[] row)
    {
        using (var json = new Utf8JsonWriter(output))
        {
            json.WriteStartArray();
            foreach (var value in row)
            {
                switch (value)
                {
                    case null:
                        json.WriteNullValue();
                        break;
                    case byte[] bytes:
                        json.WriteStartObject();
                        json.WriteBase64String("bytes", bytes);
                        json.WriteEndObject();
                        break;
                    case string text:
                        json.WriteStringValue(text);
                        break;
                    case double real:
                        json.WriteStartObject();
                        json.WriteNumber("real", real);
                        json.WriteEndObject();
                        break;
                    default:
                        json.WriteNumberValue(Convert.ToInt64(value, System.Globalization.CultureInfo.InvariantCulture));
                        break;
                }
            }

            json.WriteEndArray();
        }

        output.WriteByte((byte)'\n');
    }

    private static void Read(StoreSession session, StreamReader lines, string name)
    {
        using (var head = JsonDocument.Parse(lines.ReadLine() ?? throw new InvalidDataException()))
        {
            if (head.RootElement.GetProperty("schema").GetInt32() is var schema && schema > Migrations.Newest)
                throw ArchiveErrors.NoBackup(name, $"it has schema {schema}, this program restores schema {Migrations.Newest}; restore it with the version that wrote it");
        }

        var (table, columns) = ("", new List<string>());
        while (lines.ReadLine() is { } line)
        {
            using var json = JsonDocument.Parse(line);
            var root = json.RootElement;
            if (root.ValueKind == JsonValueKind.Object)
            {
                table = root.GetProperty("table").GetString()!;
                columns = [.. root.GetProperty("columns").EnumerateArray().Select(c => c.GetString()!)];
                if (Tables.All(t => t.Name != table) || columns.Except(session.ColumnsOf(table)).Any())
                    throw new InvalidDataException();
                continue;
            }

            session.Insert(table, [.. columns.Zip(root.EnumerateArray(), (c, v) => (c, Value(v)))]);
        }
    }

    private static object? Value(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null => null,
        JsonValueKind.String => value.GetString(),
        JsonValueKind.Number => value.GetInt64(),
        _ => value.TryGetProperty("bytes", out var bytes) ? bytes.GetBytesFromBase64() : value.GetProperty("real").GetDouble(),
    };
}
