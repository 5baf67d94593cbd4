using Casus.Archive.Stores;
using Casus.Fusion;
using Casus.Records;
using Casus.Reports;

namespace Casus.Archive.Reports;

/// <summary>What is searched for in the events of a reading.</summary>
internal static class EventRows
{
    private static readonly string[] EventColumns = ["reading", "event", "type", "first_day", "last_day", "country", "place", "latitude", "longitude", "killed"];

    private static readonly string[] ActorColumns = ["reading", "event", "actor", "name", "role", "certainty"];

    /// <summary>Adds the rows of a reading.</summary>
    public static void Add(StoreSession session, long reading, CodedReport record)
    {
        var entities = record.Entities.ToDictionary(e => e.Id, StringComparer.Ordinal);
        // Totals over many incidents are none themselves: a search for fifty dead does not mean a year's.
        var events = record.Events.Where(e => e.Standing != Standing.Aggregate).ToList();
        session.InsertAll("events", EventColumns, events.Select(e => EventValues(reading, e)));
        session.InsertAll("event_actors", ActorColumns, events.SelectMany(e => e.Participants.Where(p => entities.ContainsKey(p.Entity)).Select(p => ActorValues(reading, e, p, entities[p.Entity]))));
    }

    private static object?[] EventValues(long reading, CodedEvent told) =>
    [
        reading,
        told.Id,
        told.Type,
        told.Date?.Start ?? "",
        told.Date?.End ?? "",
        told.Location?.Country ?? "",
        Words.Of(told.Location?.Name),
        told.Location?.Latitude,
        told.Location?.Longitude,
        ReportToll.Of([told], CasualtyOutcome.Killed)?.Best,
    ];

    private static object?[] ActorValues(long reading, CodedEvent told, Participant part, CodedEntity entity) =>
        [reading, told.Id, Words.Plain(entity.ActorId), Words.Of(entity.Name), Codes.Of(part.Role), Codes.Of(part.Certainty)];
}
