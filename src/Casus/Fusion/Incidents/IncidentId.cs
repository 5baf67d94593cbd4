using System.Globalization;
using System.Text;

namespace Casus.Fusion.Incidents;

/// <summary>Makes the id of an incident: <c>2024-02-07-irq-baghdad-drone-strike-7f3a2c</c>.</summary>
/// <remarks>
/// It is made of the report that founded the incident, the earliest one, and of nothing else. Reports that are published later never change it.
/// Where an earlier one turns up late, the id becomes that one's; the old one is still the id that its founder, a report of the incident, would give.
/// </remarks>
internal static class IncidentId
{
    private const int LongestName = 24;

    /// <summary>The report that founds an incident: published first; of one day the one whose id comes first; those without a date last.</summary>
    public static ReportPart Founder(IEnumerable<ReportPart> parts) => parts
        .OrderBy(p => p.Record.PublishedOn is { Length: >= 10 } on ? on[..10] : "~", StringComparer.Ordinal)
        .ThenBy(p => p.Record.Id, StringComparer.Ordinal)
        .First();

    /// <summary>The id that a report gives the incident that it founds.</summary>
    public static string Of(ReportPart founder)
    {
        var told = founder.Events;
        var id = new StringBuilder(told.Select(e => e.Date?.Start).FirstOrDefault(d => d is not null) ?? "undated");
        var place = told.Select(e => e.Location).FirstOrDefault(l => l is not null);
        Append(id, place?.Country?.ToLowerInvariant());
        Append(id, place is { Country: not null } && place.Precision == Reports.LocationPrecision.Country ? null : Slug(place?.Name));
        Append(id, told[0].Type);
        // An event beside the lead founds another incident than the lead does.
        var hash = StableHash.Of(StableHash.Of(founder.Record.Id), founder.Part == ReportPart.Lead ? 0 : StableHash.Of(told[0].Id));
        return id.Append(CultureInfo.InvariantCulture, $"-{hash & 0xffffff:x6}").ToString();
    }

    private static void Append(StringBuilder id, string? part)
    {
        if (!string.IsNullOrEmpty(part))
            id.Append('-').Append(part);
    }

    // Letters of other scripts have no plain form; the number tells such places apart.
    private static string? Slug(string? name)
    {
        var slug = new StringBuilder();
        foreach (var word in FoldedWords.Of(name ?? "").Where(w => w.All(c => char.IsAsciiLetterOrDigit(c))))
        {
            if (slug.Length + word.Length >= LongestName)
                break;
            slug.Append(slug.Length > 0 ? "-" : "").Append(word);
        }

        return slug.ToString();
    }
}
