using System.Globalization;
using Casus.Archive.Search;
using Casus.Archive.Workbench;
using Casus.Fusion.Incidents;
using Casus.Server.Overview;

namespace Casus.Server.Incidents;

/// <summary>An incident in the queue.</summary>
internal sealed record QueueItem(IncidentSummary Incident, double Score, IReadOnlyList<QueueReason> Reasons);

/// <summary>Why somebody should look at it.</summary>
internal sealed record QueueReason(string Code, string Text, string? Field);

/// <summary>A page of the queue.</summary>
internal sealed record QueuePage(IReadOnlyList<QueueItem> Items, string? Next, long Open);

/// <summary>Says in words why an incident is in the queue.</summary>
internal static class QueueReasons
{
    /// <summary>An item.</summary>
    public static QueueItem Of(FoundIncident found, IncidentIndex index, int entry, IncidentReader reader)
    {
        var incident = JudgedIncident.Of(found);
        var codes = entry < 0 ? [] : QueueScore.ReasonsOf(index, entry);
        return new(
            reader.Summary(found, incident),
            entry < 0 ? 0 : QueueScore.Of(index, entry),
            [.. codes.OrderByDescending(c => QueueScore.Weights.First(w => w.Code == c).Weight).Select(c => Reason(c, incident))]);
    }

    private static QueueReason Reason(string code, Incident incident) => code switch
    {
        "rival-values" => Rival(incident),
        "contested" => new(code, "Contested: " + incident.GradeReason + ".", "participants.actor"),
        "high-toll" => new(code, $"{ValueWords.Toll(incident.Casualties.Killed?.Low, incident.Casualties.Killed?.Best, incident.Casualties.Killed?.High)} killed.", "casualties.killed"),
        "accused-only" => new(code, "Who did it is only accused or suspected.", "participants.actor"),
        "actor-unnamed" => new(code, "No report says who did it.", "participants.actor"),
        "unplaced" => new(code, incident.Location is { } place ? $"'{place.Name}' has no point." : "No report says where.", "location"),
        "undated" => new(code, "No report says when.", "date"),
        "ambiguous-place" => new(code, $"The place is known as '{incident.Location?.Name}' alone.", "location"),
        "single-source" => new(code, "One source alone.", null),
        "printed-date" => Printed(incident),
        _ => new(code, $"A report may not belong here: {incident.Match.OrderBy(m => m.Score).FirstOrDefault()?.Report}.", "reports"),
    };

    private static QueueReason Printed(Incident incident)
    {
        var printed = incident.Match.Where(m => m.PrintedOn is not null && m.Part != "background").Select(m => m.PrintedOn!).ToList();
        var days = string.Join(", ", printed.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).Take(4));
        return new("printed-date", printed.Count == 1
            ? $"A report prints another date of publication than it was given: {days}."
            : string.Create(CultureInfo.InvariantCulture, $"{printed.Count} reports print other dates of publication than they were given: {days}."), "date");
    }

    private static QueueReason Rival(Incident incident)
    {
        var tolls = incident.Claims.Where(c => c.Field == "casualties.killed" && c.Value.PartOfTotal != true && c.Value.Superseded != true).Select(c => c.Value).ToList();
        // They exclude each other where one begins above the end of another; told are the lowest and the highest that somebody gives.
        if (tolls.Count > 1 && tolls.Max(t => t.Low ?? 0) > tolls.Min(t => t.High ?? int.MaxValue))
        {
            var (least, most) = (tolls.Min(t => t.Low ?? t.High), tolls.Max(t => t.High ?? t.Low));
            return new("rival-values", string.Create(CultureInfo.InvariantCulture, $"Reports give from {least:N0} to {most:N0} killed."), "casualties.killed");
        }

        var days = incident.Claims.Where(c => c.Field == "date" && c.Value.Precision == "day").Select(c => c.Value.Start).Distinct().ToList();
        return days.Count > 1
            ? new("rival-values", $"Reports give different days: {string.Join(", ", days.Order(StringComparer.Ordinal).Take(4))}.", "date")
            : new("rival-values", $"Reports give different places: {string.Join(", ", incident.Claims.Where(c => c.Field == "location").Select(c => c.Value.Name).Distinct().Take(4))}.", "location");
    }
}
