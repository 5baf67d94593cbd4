using System.Collections.Immutable;
using Casus.Records;
using Casus.Reports;

namespace Casus.Fusion;

/// <summary>The events of a report by what they are to fusion.</summary>
internal sealed class ReportEvents
{
    private const int NearbyDays = 1;
    private const double NearbyKm = 40;

    private ReportEvents(CodedEvent? lead, ImmutableArray<CodedEvent> parts, ImmutableArray<CodedEvent> others, ImmutableArray<CodedEvent> background) =>
        (Lead, Parts, Others, Background) = (lead, parts, others, background);

    /// <summary>The event that the report is chiefly about; it decides the report's incident. <see langword="null"/> where it tells none as its news.</summary>
    public CodedEvent? Lead { get; }

    /// <summary>The lead and further news that neither day nor place sets apart from it.</summary>
    public ImmutableArray<CodedEvent> Parts { get; }

    /// <summary>Further violent news on a day and at a town of its own.</summary>
    public ImmutableArray<CodedEvent> Others { get; }

    /// <summary>Violent events retold, on a day and at a place.</summary>
    public ImmutableArray<CodedEvent> Background { get; }

    /// <summary>Sorts the events of a report.</summary>
    public static ReportEvents Of(CodedReport report)
    {
        var news = report.Events.Where(e => e.Standing == Standing.News && IsTold(e)).ToList();
        // News of an arrest or a trial is about the deed that it retells; that it opens an incident rests on its being news.
        if (news.Count > 0 && !news.Any(IsViolent) && IsProceeding(report))
            news.AddRange(report.Events.Where(e => e.Standing == Standing.Background && IsTold(e) && IsViolent(e)));
        var lead = news.Select((e, i) => (Event: e, Points: Points(e, i))).OrderByDescending(p => p.Points).Select(p => p.Event).FirstOrDefault();
        return new(
            lead,
            // Who accuses, denies, condemns or arrests has no part in the deed that is told.
            [.. news.Where(e => IsPart(e, lead!) && (IsViolent(lead!) ? IsViolent(e) : e.Type == lead!.Type))],
            [.. news.Where(e => !IsPart(e, lead!) && IsViolent(e) && HasDay(e) && HasTown(e))],
            [.. report.Events.Where(e => e.Standing == Standing.Background && !news.Contains(e) && IsTold(e) && IsViolent(e) && HasDay(e) && e.Location is not null)]);
    }

    /// <summary>Whether a report tells of arrests, charges or a trial: it may come long after the deed.</summary>
    public static bool IsProceeding(CodedReport report) =>
        report.Events.Any(e => e.Type is "arrest" or "lawsuit" or "conviction" && e.Standing != Standing.Aggregate);

    /// <summary>Whether it is told as having happened: not planned, threatened, imagined or denied.</summary>
    public static bool IsTold(CodedEvent e) => e.Modality is Modality.Asserted or Modality.Alleged or Modality.Suspected;

    /// <summary>Whether it is an act of violence in one of the field's schemes.</summary>
    public static bool IsViolent(CodedEvent e) => e.Codes.Muc4 is not (null or "WORK STOPPAGE") || e.Codes.Plover is "ASSAULT" || e.Codes.Ged is not null;

    private static bool HasDay(CodedEvent e) => e.Date is { } date && date.Start == date.End;

    private static bool HasTown(CodedEvent e) => e.Location is { Latitude: not null, Precision: <= LocationPrecision.City };

    // Early, in the headline, with a toll, a day and a place: that is how news is told.
    private static int Points(CodedEvent e, int order) =>
        (IsViolent(e) ? 40 : 0) + (e.Headline is not null ? 20 : 0) + (e.Casualties.IsEmpty ? 0 : 15) + (e.Location is not null ? 8 : 0) + (e.Date is not null ? 8 : 0)
        + (3 * Math.Min(e.Mentions.Length, 4)) - (4 * Math.Min(order, 5));

    private static bool IsPart(CodedEvent e, CodedEvent lead) => ReferenceEquals(e, lead) || !(AreApartInTime(e, lead) || AreApartInPlace(e, lead));

    private static bool AreApartInTime(CodedEvent a, CodedEvent b) =>
        Days.Of(a.Date) is { } x && Days.Of(b.Date) is { } y && (x.First > y.Last + NearbyDays || y.First > x.Last + NearbyDays);

    private static bool AreApartInPlace(CodedEvent a, CodedEvent b) =>
        (a.Location?.Country is { } one && b.Location?.Country is { } other && one != other)
        || (HasTown(a) && HasTown(b)
            && Grounding.GreatCircle.DistanceKm(a.Location!.Latitude!.Value, a.Location.Longitude!.Value, b.Location!.Latitude!.Value, b.Location.Longitude!.Value) > NearbyKm);
}
