using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.Json;
using Casus.Records;
using Casus.Reports;

namespace Casus.Fusion.Incidents;

/// <summary>Reads the claims of one report about one incident off its record.</summary>
internal static class ClaimReader
{
    /// <summary>The claims, field by field, in the order of the record.</summary>
    public static IEnumerable<IncidentClaim> Read(ReportPart part)
    {
        foreach (var told in part.Events)
        {
            var of = new Source(part.Record, told);
            yield return of.Claim("type", new() { Type = told.Type }, told.AttributedTo, of.Certainty, [told.Trigger]);
            if (told.Date is { } date)
                yield return of.Claim("date", new() { Start = date.Start, End = date.End, Precision = date.Precision }, told.AttributedTo, of.Certainty, date.Evidence);
            if (told.Location is { } place)
            {
                var value = new ClaimValue { Name = place.Name, GeonameId = place.GeonameId, Country = place.Country, Precision = Name(place.Precision) };
                yield return of.Claim("location", value, told.AttributedTo, of.Certainty, place.Evidence);
            }

            foreach (var participant in told.Participants)
            {
                var entity = part.Record.Entities.FirstOrDefault(e => e.Id == participant.Entity);
                yield return of.Claim(
                    "participants." + Name(participant.Role),
                    new() { Name = entity?.Name ?? participant.Text, ActorId = entity?.ActorId },
                    participant.AttributedTo,
                    participant.Certainty,
                    participant.Evidence);
            }

            foreach (var toll in told.Casualties)
            {
                yield return of.Claim(
                    "casualties." + Name(toll.Outcome),
                    new() { Low = toll.Low, Best = toll.Best, High = toll.High, Who = toll.Who, PartOfTotal = toll.PartOfTotal ? true : null, Superseded = toll.Superseded ? true : null },
                    toll.AttributedTo.IsEmpty ? told.AttributedTo : toll.AttributedTo,
                    of.Certainty,
                    toll.Evidence);
            }
        }
    }

    /// <summary>The names of those to whom words are attributed, each once, in the order of the record.</summary>
    public static ImmutableArray<string> Speakers(CodedReport record, ImmutableArray<Attribution> attributions) =>
        [.. attributions.Select(a => record.Entities.FirstOrDefault(e => e.Id == a.Entity)?.Name ?? a.Entity).Distinct(StringComparer.Ordinal)];

    /// <summary>A value of an enumeration as the record writes it.</summary>
    public static string Name<T>(T value)
        where T : struct, Enum => Names<T>.Of[value];

    private static class Names<T>
        where T : struct, Enum
    {
        // Each claim asks for one.
        public static readonly FrozenDictionary<T, string> Of = Enum.GetValues<T>().Distinct().ToFrozenDictionary(v => v, v => JsonSerializer.SerializeToElement(v).GetString()!);
    }

    private readonly record struct Source(CodedReport Record, CodedEvent Event)
    {
        public Certainty Certainty => Event.Modality == Modality.Asserted ? Certainty.Stated : Certainty.Suspected;

        public IncidentClaim Claim(string field, ClaimValue value, ImmutableArray<Attribution> speakers, Certainty certainty, ImmutableArray<TextQuote> evidence) => new()
        {
            Field = field,
            Value = value,
            Report = Record.Id,
            Event = Event.Id,
            AttributedTo = Speakers(Record, speakers),
            Certainty = certainty,
            Evidence = evidence,
        };
    }
}
