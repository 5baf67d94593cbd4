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

    /// <summary>Adds the rows of readings.</summary>
    public static void Add(StoreSession session, IReadOnlyList<(long Number, CodedReport Record)> readings)
    {
        session.InsertAll("events", EventColumns, readings.SelectMany(r => EventsOf(r.Record).Select(e => EventValues(r.Number, e))));
        session.InsertAll("event_actors", ActorColumns, readings.SelectMany(r =>
        {
            var entities = r.Record.Entities.ToDictionary(e => e.Id, StringComparer.Ordinal);
            return EventsOf(r.Record).SelectMany(e => e.Participants.Where(p => entities.ContainsKey(p.Entity)).Select(p => ActorValues(r.Number, e, p, entities[p.Entity])));
        }));
    }

    // Totals over many incidents are none themselves: a search for fifty dead does not mean a year's.
    private static IEnumerable<CodedEvent> EventsOf(CodedReport record) => record.Events.Where(e => e.Standing != Standing.Aggregate);

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
