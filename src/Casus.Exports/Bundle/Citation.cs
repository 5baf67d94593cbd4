using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Casus.Exports.Bundle;

/// <summary>Says what an export is, so that it can be cited and checked: version, day, counts, SHA-256 of every file.</summary>
internal static class Citation
{
    public static string Of(string version, string format, string profile, DateOnly asOf, int embargoDays, ExportCounts counts, IReadOnlyList<string> files)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartObject();
            var day = asOf.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
            json.WriteString("cite", $"Incidents coded from news reports with {version}, {format} format, profile {profile}, as of {day}.");
            json.WriteString("program", version);
            json.WriteString("format", format);
            json.WriteString("profile", profile);
            json.WriteString("asOf", day);
            json.WriteNumber("embargoDays", embargoDays);
            json.WriteNumber("incidents", counts.Incidents);
            json.WriteNumber("rejected", counts.Rejected);
            json.WriteNumber("records", counts.Records);
            json.WriteString("standard", "Values are claims of the reports named, read by a program and not reviewed by a person; an actor is who reports say it is.");
            json.WriteString("places", "Names, numbers and coordinates of places: GeoNames (geonames.org), CC BY 4.0.");
            json.WriteStartArray("files");
            foreach (var file in files)
            {
                json.WriteStartObject();
                json.WriteString("name", Path.GetFileName(file));
                json.WriteNumber("bytes", new FileInfo(file).Length);
                json.WriteString("sha256", BundleFolder.Sum(file));
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return System.Text.Encoding.UTF8.GetString(buffer.ToArray()) + "\n";
    }
}
