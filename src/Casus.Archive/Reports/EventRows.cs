using Casus.Archive.Stores;
using Casus.Fusion;
using Casus.Records;
using Casus.Reports;

namespace Casus.Archive.Reports;

/// <summary>What is searched for in the events of a reading.</summary>
internal static class EventRows
{
    public static void Add(StoreSession session, long reading, CodedReport record)
    {
        var entities = record.Entities.ToDictionary(e => e.Id, StringComparer.Ordinal);
        // Totals over many incidents are none themselves: a search for fifty dead does not mean a year's.
        foreach (var told in record.Events.Where(e => e.Standing != Standing.Aggregate))
        {
            session.Insert(
                "events",
                ("reading", reading),
                ("event", told.Id),
                ("type", told.Type),
                ("first_day", told.Date?.Start ?? ""),
                ("last_day", told.Date?.End ?? ""),
                ("country", told.Location?.Country ?? ""),
                ("place", Words.Of(told.Location?.Name)),
                ("latitude", told.Location?.Latitude),
                ("longitude", told.Location?.Longitude),
                ("killed", ReportToll.Of([told], CasualtyOutcome.Killed)?.Best));
            foreach (var part in told.Participants)
            {
                if (!entities.TryGetValue(part.Entity, out var entity))
                    continue;
                session.Insert(
                    "event_actors",
                    ("reading", reading),
                    ("event", told.Id),
                    ("actor", Words.Plain(entity.ActorId)),
                    ("name", Words.Of(entity.Name)),
                    ("role", Codes.Of(part.Role)),
                    ("certainty", Codes.Of(part.Certainty)));
            }
        }
    }
}
