using System.Globalization;
using System.Text;
using Casus.Fusion.Incidents;
using Casus.Reports;

namespace Casus.Exports.Events;

/// <summary>Says an event in sentences in which every deed keeps who says so: nobody is stated to have done it by Casus itself.</summary>
internal static class Summary
{
    private const int MostNames = 4;

    public static string Of(ExportEvent e)
    {
        var text = new StringBuilder();
        var outlets = e.Outlets.IsEmpty ? "the reports" : Listed(e.Outlets);
        text.Append(CultureInfo.InvariantCulture, $"According to {outlets}: {e.Type.Label}");
        if (e.Place is { } place)
            text.Append(CultureInfo.InvariantCulture, $"{Relation(place)} {Where(e, place)}");
        text.Append(e.Date.Start == e.Date.End ? $" on {e.Date.Start}." : $" between {e.Date.Start} and {e.Date.End}.");
        foreach (var actor in e.Actors.Where(a => !a.IsUnidentified).Take(MostNames))
            text.Append(' ').Append(Blame(actor, outlets));
        if (e.Targets.FirstOrDefault() is { } target)
            text.Append(CultureInfo.InvariantCulture, $" Said to have been aimed at or to have hit: {target.Name}.");
        Toll(text, "Killed", e.Incident.Casualties.Killed);
        Toll(text, "Injured", e.Incident.Casualties.Injured);
        if (e.Modality != "asserted")
            text.Append(CultureInfo.InvariantCulture, $" Reported as {e.Modality}.");
        return text.Append(CultureInfo.InvariantCulture, $" {Review(e)}; {Support(e)}.").ToString();
    }

    /// <summary>How well it is supported, in words.</summary>
    public static string Support(ExportEvent e) => $"support: {e.Incident.Grade} ({e.Grade})";

    private static string Review(ExportEvent e)
    {
        var corrected = e.Corrected.IsEmpty ? "" : $"Corrected by a reviewer: {string.Join(", ", e.Corrected)}";
        return e.Review switch
        {
            ReviewStates.Confirmed when corrected.Length > 0 => corrected + "; then confirmed",
            ReviewStates.Confirmed => "Confirmed by a reviewer",
            ReviewStates.Corrected => corrected,
            _ => "Not reviewed",
        };
    }

    private static string Blame(Side actor, string outlets)
    {
        var by = actor.AccordingTo.IsEmpty ? outlets : Listed(actor.AccordingTo);
        var said = actor.Certainty switch
        {
            Certainty.Claimed => $"{actor.Name} claimed it, according to {by}.",
            Certainty.Accused => $"{actor.Name} is accused of it, according to {by}.",
            Certainty.Suspected => $"{actor.Name} is suspected of it, according to {by}.",
            Certainty.Denied => $"The part of {actor.Name} is denied, according to {by}.",
            _ => $"{actor.Name} carried it out, according to {by}.",
        };
        return actor.IsDenied && actor.Certainty != Certainty.Denied ? said + " This is denied." : said;
    }

    private static void Toll(StringBuilder text, string outcome, IncidentToll? toll)
    {
        if (toll is null || toll.DerivedFrom is not null)
            return;
        text.Append(CultureInfo.InvariantCulture, $" {outcome}: ");
        if (toll.High is null)
            text.Append(CultureInfo.InvariantCulture, $"at least {toll.Low}; most sources last said {toll.Best}.");
        else if (toll.Low == toll.High)
            text.Append(CultureInfo.InvariantCulture, $"{toll.Low}.");
        else
            text.Append(CultureInfo.InvariantCulture, $"{toll.Low} to {toll.High}; most sources last said {toll.Best}.");
    }

    private static string Where(ExportEvent e, ExportPlace place)
    {
        var parts = new[] { place.Name, place.Admin1, e.Country?.Name ?? "" };
        return string.Join(", ", parts.Where(p => p.Length > 0).Distinct(StringComparer.Ordinal));
    }

    private static string Relation(ExportPlace place) => place.Relation switch
    {
        LocationRelation.Near => " near",
        LocationRelation.Between => " between",
        LocationRelation.Along => " along",
        _ => " in",
    };

    private static string Listed(IEnumerable<string> names)
    {
        var all = names.ToList();
        if (all.Count > MostNames)
            return string.Create(CultureInfo.InvariantCulture, $"{string.Join(", ", all.Take(MostNames))} and {all.Count - MostNames} more");
        return all.Count == 1 ? all[0] : $"{string.Join(", ", all.Take(all.Count - 1))} and {all[^1]}";
    }
}
