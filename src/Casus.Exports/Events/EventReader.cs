using System.Collections.Immutable;
using System.Globalization;
using Casus.Exports.Knowledge;
using Casus.Exports.Safety;
using Casus.Fusion.Incidents;
using Casus.Records;
using Casus.Reports;

namespace Casus.Exports.Events;

/// <summary>Makes of an incident what a profile's readers may see of it.</summary>
internal sealed class EventReader(ExportKnowledge knowledge, Profile profile, IIncidentSource source, PersonNames persons, Protection protection, DateOnly asOf, int embargoDays)
{
    private const int ShortestNamePart = 3;
    private readonly SideReader sides = new(knowledge, source);
    private readonly PlaceReader places = new(knowledge, profile);

    /// <summary>The event, or <see langword="null"/> where the incident may not leave at all; the losses say why.</summary>
    /// <exception cref="CasusException">CAS1203: a record that the profile needs is not at hand.</exception>
    public ExportEvent? Read(Incident incident, Losses loss)
    {
        if (incident.Review is { State: ReviewStates.Dismissed or ReviewStates.Merged } review)
            return Reject(loss, "review", review.State);
        incident = CorrectedIncident.Of(incident, CodesOf);
        if (incident.Date is not { } date)
            return Reject(loss, "date", "no-date");
        if (Day(date.End) > asOf)
            return Reject(loss, "date", "not-past");
        if (embargoDays > 0 && Day(date.End).AddDays(embargoDays) > asOf)
            return Reject(loss, "date", "embargo");
        if (!knowledge.Types.TryNamed(incident.Type, out var type))
            return Reject(loss, "type", "unknown-type");
        var records = Records(incident);
        var local = LocalNames(records);
        var (place, hidden) = Place(incident, records, loss);
        var words = new SafeWords(protection, local, hidden, loss);
        var reports = Reports(incident, records, words, loss);
        var country = incident.Location?.Country ?? "";
        var (actors, targets) = sides.Read(incident, country, Day(date.Start), Speakers, words.Safe);
        var modality = Modality(incident);
        if (modality is "planned" or "threatened" or "hypothetical" or "denied" && place is not null)
            place = place with { Latitude = null, Longitude = null };
        var made = new ExportEvent
        {
            Incident = incident,
            Number = EventIds.Of(incident.Id),
            Type = type,
            SubEvent = SubEvent(incident, actors, targets),
            Date = date,
            Place = place,
            Country = knowledge.Countries.GetValueOrDefault(country),
            Actors = actors,
            Targets = targets,
            Reports = reports,
            Grade = words.Safe(incident.GradeReason),
            Summary = "",
            Modality = modality,
            OnAttackersWord = OnAttackersWord(incident, actors),
            Review = incident.Review?.State ?? ReviewStates.Open,
            Corrected = [.. incident.Review?.Corrections?.Select(c => c.Field!) ?? []],
            Claims = [.. incident.Claims.Select((c, i) => Claim(c, i))],
        };
        words.Done();
        protection.KeepPlaces(made.Number, hidden);
        return made with { Summary = Summary.Of(made) };

        ImmutableArray<string> Speakers(int claim) => [.. incident.Claims[claim].AttributedTo.Select(words.Safe)];

        ExportClaim Claim(IncidentClaim c, int number) => new(
            c.Field,
            Safe(c, words, place),
            reports[incident.Reports.IndexOf(c.Report) is var at and >= 0 ? at : 0].Ref,
            Speakers(number),
            c.Certainty,
            profile.Excerpt == 0 || IsSpot(c) || hidden.Length > 0 || (profile.CoarsensSites && place is { IsCoarsened: true }) ? [] : [.. c.Evidence.Select(q => Excerpt(words.Safe(q.Text)))]);
    }

    // UCDP's kind of violence depends on who fought, which a correction of the type leaves as it was: it is not stated.
    private EventCodes? CodesOf(string name) => knowledge.Types.TryNamed(name, out var type)
        ? new() { Plover = type.Plover, PloverMode = type.PloverMode, Cameo = type.Cameo, Acled = type.Acled, Muc4 = type.Muc4 }
        : null;

    private static ExportEvent? Reject(Losses loss, string field, string rule)
    {
        loss.Add(field, "rejected", rule);
        return null;
    }

    // A spot that the gazetteer does not know is somebody's house, or as good as its address.
    private bool IsSpot(IncidentClaim claim) => claim.Field == "location" && profile.GazetteerPointsOnly && knowledge.Place(claim.Value.GeonameId) is null;

    private ClaimValue Safe(IncidentClaim claim, SafeWords words, ExportPlace? place)
    {
        var value = IsSpot(claim) ? claim.Value with { Name = null } : claim.Value;
        if (claim.Field == "location" && place is { IsCoarsened: true })
            return new() { Name = place.Name, Country = value.Country, Precision = place.Precision.ToString().ToLowerInvariant() };
        return value with
        {
            Name = value.Name is null ? null : words.Safe(value.Name),
            ActorId = value.ActorId is { } id && words.IsSafe(id) ? id : null,
        };
    }

    private List<CodedReport?> Records(Incident incident)
    {
        var records = incident.Reports.Select(source.Record).ToList();
        return profile.HidesPersons && records.Contains(null) ? throw ExportErrors.NoRecord(incident.Id, profile.Name) : records;
    }

    // Within an incident a surname alone tells who is meant.
    private ProtectedNames LocalNames(List<CodedReport?> records)
    {
        var local = new ProtectedNames();
        foreach (var name in records.OfType<CodedReport>().SelectMany(persons.Withheld))
        {
            foreach (var part in name.Split([' ', '-'], StringSplitOptions.RemoveEmptyEntries))
            {
                if (part.Length >= ShortestNamePart && char.IsUpper(part[0]))
                    local.Add(part);
            }
        }

        return local;
    }

    private (ExportPlace? Place, string[] Hidden) Place(Incident incident, List<CodedReport?> records, Losses loss)
    {
        if (Located(incident) is not { } location)
            return (null, []);
        var told = incident.Claims.Where(c => c.Field == "location").Select(c => c.Value.Name ?? "");
        var affected = incident.Claims.Where(c => c.Field is "participants.target" or "participants.victim").Select(c => c.Value.Name ?? "").ToList();
        var events = incident.Claims.Select(c => (c.Report, c.Event)).ToHashSet();
        var tolls = records.OfType<CodedReport>().SelectMany(r => r.Events.Where(e => events.Contains((r.Id, e.Id)))).SelectMany(e => e.Casualties).Select(c => c.Text);
        var named = told.Append(location.Name).Concat(affected).ToList();
        var site = knowledge.Sites.FirstOrDefault(s => named.Any(s.Words.StandIn) || affected.Concat(tolls).Any(s.People.StandIn)).Kind;
        var relation = incident.Claims.Where(c => c.Field == "location" && c.Value.Name == location.Name).Select(RelationOf).FirstOrDefault();
        var (place, hidden) = places.Read(location, relation, site, incident.Review?[CorrectedField.Place] is not null, loss);
        if (!place.IsCoarsened)
            return (place, hidden);

        // Every other name that a report gives the spot is as telling.
        var rest = told.Where(n => n.Length > 0 && !new[] { place.Name, place.Admin1, place.Admin2 }.Any(k => string.Concat(FoldedText.Words(k)).Contains(string.Concat(FoldedText.Words(n)), StringComparison.Ordinal)) && n != knowledge.NameOf(location.Country));
        return (place, [.. hidden.Concat(rest).Distinct(StringComparer.Ordinal)]);
    }

    // A place that a reviewer names is looked up, so that it has what a place of the gazetteer has.
    private IncidentLocation? Located(Incident incident)
    {
        if (incident is not { Location: { GeonameId: null, Name.Length: > 0 } location, Review: { } review } || review[CorrectedField.Place] is null)
            return incident.Location;
        return knowledge.Named(location.Name, location.Country, location.Latitude, location.Longitude) is { } entry
            ? location with
            {
                GeonameId = entry.GeonameId,
                Latitude = location.Latitude ?? entry.Latitude,
                Longitude = location.Longitude ?? entry.Longitude,
                Admin1 = knowledge.At(entry.Admin1Index)?.Name,
            }
            : location;
    }

    private LocationRelation RelationOf(IncidentClaim claim) =>
        source.Record(claim.Report)?.Events.FirstOrDefault(e => e.Id == claim.Event)?.Location?.Relation ?? LocationRelation.In;

    private string Modality(Incident incident)
    {
        var found = incident.Claims
            .Where(c => c.Field == "type")
            .Select(c => source.Record(c.Report)?.Events.FirstOrDefault(e => e.Id == c.Event)?.Modality ?? Casus.Reports.Modality.Asserted)
            .ToList();

        // The surest telling counts.
        return found.Count == 0 ? "asserted" : found.Min() is var best && best is Casus.Reports.Modality.Asserted or Casus.Reports.Modality.Alleged or Casus.Reports.Modality.Suspected ? "asserted" : best.ToString().ToLowerInvariant();
    }

    // Who the dead were is not known from the word of those who are said to have killed them.
    private ImmutableArray<CasualtyGroup> OnAttackersWord(Incident incident, ImmutableArray<Side> actors) =>
    [
        .. incident.Claims
            .Where(c => c.Field == "casualties.killed" && c.Value.Who is not null)
            .GroupBy(c => c.Value.Who!.Value)
            .Where(g => g.All(c => !c.AttributedTo.IsEmpty && c.AttributedTo.All(name => IsOneOf(c, name, actors))))
            .Select(g => g.Key)
            .Order(),
    ];

    private bool IsOneOf(IncidentClaim claim, string name, ImmutableArray<Side> actors) =>
        source.Record(claim.Report)?.Entities.FirstOrDefault(e => e.Name == name) is { } speaker
        && actors.Any(a => a.Key == speaker.ActorId || (a.IsState && a.Country == speaker.Country && speaker.Sector is "MIL" or "GOV" or "COP" or "SPY"));

    private ImmutableArray<ExportReport> Reports(Incident incident, List<CodedReport?> records, SafeWords words, Losses loss)
    {
        var made = ImmutableArray.CreateBuilder<ExportReport>();
        for (var i = 0; i < incident.Reports.Length; i++)
        {
            var record = records[i];
            var title = record?.Title ?? "";
            if (title.Length > 0 && !profile.ShowsTitles)
                loss.Add("source_headline", "hidden", "profile");
            made.Add(new(
                profile.ShowsReportIds ? incident.Reports[i] : string.Create(CultureInfo.InvariantCulture, $"r{i + 1}"),
                words.Safe(record?.Publisher ?? ""),
                record?.PublishedOn is { Length: >= 10 } on ? on[..10] : "",
                words.Address(record?.Url ?? ""),
                profile.ShowsTitles ? words.Safe(title) : "",
                record?.Language ?? ""));
        }

        return made.ToImmutable();
    }

    // ACLED's hierarchy: fighting between organised actors is a clash, against civilians an attack; who kills the abducted attacks.
    private static string SubEvent(Incident incident, ImmutableArray<Side> actors, ImmutableArray<Side> targets)
    {
        var isAgainstArmed = targets is [{ IsCivilian: false, IsUnidentified: false }, ..];
        return incident.Codes.Acled switch
        {
            null => "Other",
            "Attack" when isAgainstArmed && !actors.IsEmpty => "Armed clash",
            "Armed clash" when targets is [{ IsCivilian: true }, ..] => "Attack",
            "Abduction/forced disappearance" when incident.Casualties.Killed is { Low: > 0 } => "Attack",
            var sub => sub,
        };
    }

    private string Excerpt(string words) => words.Length <= profile.Excerpt ? words : words[..(profile.Excerpt - 1)] + "…";

    private static DateOnly Day(string day) => IsoDay.Parse(day);
}
