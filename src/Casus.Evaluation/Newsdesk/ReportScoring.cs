using Casus.Evaluation.Measures;
using Casus.Records;
using Casus.Reports;

namespace Casus.Evaluation.Newsdesk;

/// <summary>Holds coded reports against what each report says of its incident.</summary>
internal sealed class ReportScoring
{
    private const int RecentDays = 3;
    private const int RecentDaysOfMonth = 31;

    private readonly NewsdeskGold gold;
    private readonly Dictionary<string, Rate> rates = new(StringComparer.Ordinal);
    private int falseAlarms;
    private int reportsWithFalseAlarms;
    private int matchedEvents;

    private ReportScoring(NewsdeskGold gold) => this.gold = gold;

    /// <summary>Scores.</summary>
    public static IEnumerable<Figure> Score(NewsdeskGold gold, Dictionary<string, CodedReport> records)
    {
        var scoring = new ReportScoring(gold);
        foreach (var report in gold.Reports)
            scoring.Add(report, records.GetValueOrDefault(report.Id));
        return scoring.Figures(gold.Reports.Count(r => !records.ContainsKey(r.Id)));
    }

    private IEnumerable<Figure> Figures(int missing)
    {
        (string Key, bool Headline)[] all =
        [
            ("main incident found", true), ("main incident found, dated reports", false), ("main incident found, undated reports", false),
            ("main incident found, loosely", false), ("recent violent events right", true), ("recent violent events right, loosely", false),
            ("negatives without false alarm", true), ("recalled incidents coded", true), ("sub-event right", true), ("date exact", true),
            ("place within 25 km", true), ("place within 100 km", false), ("killed given", false), ("killed exact", true), ("killed within range", true),
            ("injured exact", true), ("injured within range", false), ("actor named", true), ("actor stated or hedged right", true),
            ("no actor stated where none is", true),
        ];
        foreach (var (key, headline) in all)
            yield return Figure.Of(key, rates.GetValueOrDefault(key), headline);
        yield return Figure.Count("false alarms", falseAlarms);
        yield return Figure.Count("reports with false alarms", reportsWithFalseAlarms);
        var found = rates.GetValueOrDefault("main incident found").Right;
        yield return new("events per matched incident", found == 0 ? null : (double)matchedEvents / found, FigureUnit.Number);
        yield return Figure.Count("reports missing", missing);
    }

    private void Count(string key, bool right) => rates[key] = rates.GetValueOrDefault(key).With(right);

    private void Add(NewsdeskReport report, CodedReport? record)
    {
        var events = gold.Violent.In(record);
        var published = DayRange.Day(report.PublishedOn);
        foreach (var statement in report.Statements)
            AddMain(statement, published, events, record);
        foreach (var site in report.Background.Select(gold.SiteOf))
            Count(
                "recalled incidents coded",
                events.Any(e => DayRange.Of(e.Date) is { } days && days.IsNear(site.Days) && site.Has(e.Location)));
        if (!string.IsNullOrEmpty(report.Negative))
            AddNegative(report, published, events);
        else if (published is { } day)
            AddRecent(report, day, events);
    }

    private void AddMain(NewsdeskStatement statement, DateOnly? published, IReadOnlyList<CodedEvent> events, CodedReport? record)
    {
        var site = gold.SiteOf(statement.Incident);
        var hits = events.Where(e => IsThen(e, site, published is null) && site.Has(e.Location)).ToList();
        Count("main incident found", hits.Count > 0);
        Count(
            "main incident found, loosely",
            hits.Count > 0 || events.Any(e => IsThen(e, site, true) && site.MayHave(e.Location)));
        Count($"main incident found, {(published is null ? "undated" : "dated")} reports", hits.Count > 0);
        if (hits.Count == 0)
            return;
        matchedEvents += hits.Count;
        var best = hits.MaxBy(e => (e.Casualties.Length > 0, DayRange.Of(e.Date) is not null, e.Mentions.Length, e.Participants.Length))!;
        AddCoding(gold.Incident(statement.Incident), site, best, published is not null);
        AddToll(
            "killed",
            CasualtyOutcome.Killed,
            statement.KilledLow,
            statement.KilledHigh,
            statement.KilledOpen,
            best,
            hits);
        AddToll(
            "injured",
            CasualtyOutcome.Injured,
            statement.InjuredLow,
            statement.InjuredHigh,
            statement.InjuredOpen,
            best,
            hits);
        AddActor(statement, hits, record!);
    }

    // A report whose date of publication is not known may leave the day open.
    private static bool IsThen(CodedEvent coded, IncidentSite site, bool openAllowed) =>
        DayRange.Of(coded.Date) is { } days ? days.IsNear(site.Days) : openAllowed;

    private void AddCoding(NewsdeskIncident incident, IncidentSite site, CodedEvent coded, bool dated)
    {
        if (!string.IsNullOrEmpty(coded.Codes.Acled))
            Count("sub-event right", incident.Acled.Any(a => gold.Folding.Key(a) == gold.Folding.Key(coded.Codes.Acled)));
        var days = DayRange.Of(coded.Date);
        if (dated || days is not null)
            Count("date exact", days is { } d && d.First >= site.Days.First && d.Last <= site.Days.Last);
        var km = site.DistanceKm(coded.Location?.Latitude, coded.Location?.Longitude);
        Count("place within 25 km", km <= 25);
        Count("place within 100 km", km <= 100);
    }

    private void AddToll(string name, CasualtyOutcome outcome, int? goldLow, int? goldHigh, bool open, CodedEvent best, List<CodedEvent> hits)
    {
        if (goldLow is not { } low || goldHigh is not { } high)
            return;
        var toll = ReportedToll.Largest(best, outcome) ?? hits.Select(e => ReportedToll.Largest(e, outcome)).Where(t => t is not null).MaxBy(t => t!.Value.Low);
        if (low == 0 && high == 0)
        {
            // "No casualties" is met by silence too.
            var none = toll is null || toll.Value.Low == 0;
            Count(name + " exact", none);
            Count(name + " within range", none);
            return;
        }

        if (outcome == CasualtyOutcome.Killed)
            Count("killed given", toll is not null);
        Count(name + " exact", toll is { } t && t.Low == low && (t.High == high || (open && t.High is null)));
        Count(name + " within range", toll is { } w && w.Low <= high && (w.High ?? w.Low) >= low);
    }

    private void AddActor(NewsdeskStatement statement, List<CodedEvent> hits, CodedReport record)
    {
        var entities = record.Entities.ToLookup(e => e.Id, StringComparer.Ordinal);
        var actors = hits.SelectMany(e => e.Participants)
            .Where(p => p.Role is ParticipantRole.Actor or ParticipantRole.Claimant)
            .Select(p => (Participant: p, Entity: entities[p.Entity].LastOrDefault()))
            .ToList();
        if (string.IsNullOrEmpty(statement.ActorStated))
        {
            Count("no actor stated where none is", !actors.Any(a =>
                !string.IsNullOrEmpty(a.Entity?.ActorId)
                    && a.Participant is { Certainty: Certainty.Stated, Role: ParticipantRole.Actor }));
            return;
        }

        var named = actors.Where(a => gold.Actors.Names(statement.ActorStated, ActorNames.NamesOf(a.Participant, a.Entity))).ToList();
        Count("actor named", named.Count > 0);
        if (named.Count > 0)
            Count("actor stated or hedged right", named.Any(a => IsHedged(a.Participant)) == statement.ActorCertainty is ("claimed" or "accused" or "suspected"));
    }

    private static bool IsHedged(Participant participant) =>
        participant.Role == ParticipantRole.Claimant
            || participant.Certainty is Certainty.Claimed or Certainty.Accused or Certainty.Suspected;

    // Of the events of the last days, those that are the report's incidents or others it is known to mention.
    private void AddRecent(NewsdeskReport report, DateOnly published, IReadOnlyList<CodedEvent> events)
    {
        foreach (var coded in events)
        {
            if (DayRange.Of(coded.Date) is not { } days
                || (Math.Abs(days.Last.DayNumber - published.DayNumber) > RecentDays && Math.Abs(days.First.DayNumber - published.DayNumber) > RecentDays))
            {
                continue;
            }

            var sites = report.Incidents.Concat(report.Background)
                .Select(gold.SiteOf)
                .Where(s => days.IsNear(s.Days))
                .ToList();
            var others = report.Other.Where(o => DayRange.Day(o.Date) is { } day && days.IsNear(new(day, day))).ToList();
            var name = coded.Location?.Name;
            var right = sites.Exists(s => s.Has(coded.Location))
                || others.Exists(o => IncidentSite.SameName(gold.Folding, name, o.PlaceName));
            Count("recent violent events right", right);
            Count("recent violent events right, loosely",
                right || sites.Exists(s => s.MayHave(coded.Location)) || (others.Count > 0 && string.IsNullOrEmpty(name)));
        }
    }

    private void AddNegative(NewsdeskReport report, DateOnly? published, IReadOnlyList<CodedEvent> events)
    {
        var reference = published ?? (string.IsNullOrEmpty(report.ApproxDate) ? null : DayRange.Day(report.ApproxDate + "-15"));
        var alarms = events.Count(e => !IsLongAgo(e, reference, published is null ? RecentDaysOfMonth : RecentDays));
        Count("negatives without false alarm", alarms == 0);
        falseAlarms += alarms;
        reportsWithFalseAlarms += alarms > 0 ? 1 : 0;
    }

    // An anniversary may code its old bombing.
    private static bool IsLongAgo(CodedEvent coded, DateOnly? reference, int toleranceDays)
    {
        if (reference is not { } day || coded.Date is not { } date)
            return false;
        if (DayRange.Of(date) is { } days && Math.Abs(days.First.DayNumber - day.DayNumber) > toleranceDays)
            return true;
        return date.Precision is "month" or "year" && !date.Start.StartsWith($"{day.Year:0000}", StringComparison.Ordinal);
    }
}
