using Casus.Exports.Formats;
using Casus.Reports;

namespace Casus.Exports.Bundle;

/// <summary>Says what an export is, so that it can be cited and checked: version, day, counts, SHA-256 of every file.</summary>
internal static class Citation
{
    public static string Of(string version, string format, string profile, DateOnly asOf, int embargoDays, ExportCounts counts, IReadOnlyList<string> files) => JsonText.Page(json =>
    {
        var day = IsoDay.Text(asOf);
        json.WriteStartObject();
        json.WriteString("cite", $"Incidents coded from news reports with {version}, {format} format, profile {profile}, as of {day}.");
        json.WriteString("program", version);
        json.WriteString("format", format);
        json.WriteString("profile", profile);
        json.WriteString("asOf", day);
        json.WriteNumber("embargoDays", embargoDays);
        json.WriteNumber("incidents", counts.Incidents);
        json.WriteNumber("rejected", counts.Rejected);
        json.WriteNumber("records", counts.Records);
        if (counts.Reviewed > 0)
            json.WriteNumber("reviewed", counts.Reviewed);
        json.WriteString("standard", Standard(counts));
        json.WriteString("places", "Names, numbers and coordinates of places: GeoNames (geonames.org), CC BY 4.0.");
        json.Objects("files", files, file =>
        {
            json.WriteString("name", Path.GetFileName(file));
            json.WriteNumber("bytes", new FileInfo(file).Length);
            json.WriteString("sha256", BundleFolder.Sum(file));
        });
        json.WriteEndObject();
    }) + "\n";

    private static string Standard(ExportCounts counts) => counts.Reviewed == 0
        ? "Values are claims of the reports named, read by a program and not reviewed by a person; an actor is who reports say it is."
        : "Values are claims of the reports named, read by a program, or where so marked confirmed or corrected by a person; an actor is who reports say it is.";
}
