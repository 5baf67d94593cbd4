using System.Collections.Immutable;
using System.Globalization;
using Casus.Records;
using Casus.Reports;

namespace Casus.Cli.Dossier;

/// <summary>One event of a dossier: a headline, then a row for each thing known of it with the words it rests on.</summary>
/// <remarks>
/// Events carry the number of their id in the record, so that <c>[2]</c> here, <c>v2</c> in JSON and
/// <c>explain --event v2</c> are one.
/// </remarks>
internal sealed class EventEntry(Page page, CodedReport record, CountryNames countries)
{
    private const int NumberColumn = 1;
    private const int HeadlineColumn = 5;
    private const int WordsColumn = 18;
    private readonly Dictionary<string, CodedEntity> entities = record.Entities.GroupBy(e => e.Id).ToDictionary(g => g.Key, g => g.First());
    private string label = "";

    private static readonly (ParticipantRole Role, string Violent, string Peaceful)[] Roles =
    [
        (ParticipantRole.Actor, "by", "by"),
        (ParticipantRole.Claimant, "claimed by", "claimed by"),
        (ParticipantRole.Target, "against", "towards"),
        (ParticipantRole.Victim, "harmed", "harmed"),
        (ParticipantRole.Instrument, "with", "with"),
    ];

    /// <summary>Adds everything the record says of <paramref name="coded"/>.</summary>
    public void AddWhole(CodedEvent coded)
    {
        page.Space();
        page.AddNamed(NumberColumn, new(Number(coded.Id), Tone.Faint), HeadlineColumn, new Run(Headline(coded), Tone.Strong));
        AddWhat(coded);
        AddWhen(coded);
        AddWhere(coded);
        foreach (var (role, name, _) in Roles)
            AddParticipants(coded, role, name);
        foreach (var outcome in Enum.GetValues<CasualtyOutcome>())
            AddTolls(coded, outcome);
        AddLinks(coded);
        AddUnknown(coded);
        AddCodes(coded);
    }

    /// <summary>Adds <paramref name="coded"/> in a line or two.</summary>
    public void AddBrief(CodedEvent coded)
    {
        List<Run> runs = [new(Headline(coded), Tone.Strong)];
        foreach (var (role, _, name) in Roles)
        {
            var who = coded.Participants
                .Where(p => p.Role == role)
                .Select(NameAndDoubt)
                .Distinct(StringComparer.Ordinal)
                .ToList();
            if (who.Count > 0)
                runs.Add($", {name} {Phrases.List(who)}");
        }

        AddSources(runs, coded.AttributedTo, "according to");
        AddQuotes(runs, coded.Mentions.IsEmpty ? [coded.Trigger] : coded.Mentions);
        page.AddNamed(NumberColumn, new(Number(coded.Id), Tone.Faint), HeadlineColumn, [.. runs]);
    }

    private string Headline(CodedEvent coded)
    {
        var headline = Phrases.Headline(coded);
        if (coded.Location is { } place)
            headline += $" {Phrases.Preposition(place)} {PlaceName(place, withDivision: false)}";
        if (coded.Date is { } date)
            headline += (coded.Location is null ? " " : ", ") + Phrases.DateInHeadline(date);
        return headline;
    }

    private void AddWhat(CodedEvent coded)
    {
        label = "what";
        List<Run> runs = [Phrases.EventType(coded.Type)];
        // What somebody is named for is his word, not the report's.
        if (coded.Modality != Modality.Asserted || coded.AttributedTo.IsEmpty)
            runs.Add(new(", " + Phrases.Modality(coded.Modality), coded.Modality == Modality.Asserted ? Tone.Plain : Tone.Doubt));
        AddSources(runs, coded.AttributedTo, "according to");
        AddQuotes(runs, (coded.Mentions.IsEmpty ? [coded.Trigger] : coded.Mentions).AddRange(coded.ModalityEvidence));
        AddRow(runs);
        AddStanding(coded);
    }

    private void AddStanding(CodedEvent coded)
    {
        label = coded.Standing == Standing.Aggregate ? "a total" : "background";
        List<Run> runs = [];
        AddQuotes(runs, coded.StandingEvidence);
        if (runs.Count > 0)
            AddRow(runs);
    }

    private void AddWhen(CodedEvent coded)
    {
        label = "when";
        if (coded.Date is not { } date)
        {
            AddUnknownRow(coded, "date");
            return;
        }

        List<Run> runs = [Phrases.Date(date)];
        if (date.DerivedFrom is { } from)
            runs.Add(new(", " + Phrases.CountedFrom(from), Tone.Faint));
        AddQuotes(runs, date.Evidence);
        AddRow(runs);
    }

    private void AddWhere(CodedEvent coded)
    {
        label = "where";
        if (coded.Location is not { } place)
        {
            AddUnknownRow(coded, "location");
            return;
        }

        var relation = place.Relation == LocationRelation.In ? "" : Lower(place.Relation) + " ";
        var point = place is { Latitude: { } latitude, Longitude: { } longitude }
            ? string.Create(CultureInfo.InvariantCulture, $"; {latitude:0.####}, {longitude:0.####}")
            : "";
        List<Run> runs = [relation + PlaceName(place, withDivision: true), new($" ({Phrases.Precision(place.Precision)}{point})", Tone.Faint)];
        if (place.Unknown is { } reason && place.Precision != LocationPrecision.Country)
            runs.Add(new($", no coordinates: {Phrases.Reason(reason)}", Tone.Doubt));
        if (place.Alternatives is { } candidates)
            runs.Add(new(": " + string.Join("; or ", candidates.Take(2).Select(PlaceName)), Tone.Doubt));
        if (place.DerivedFrom is { } from)
            runs.Add(new(", " + Phrases.Derived(from), Tone.Faint));
        AddQuotes(runs, place.Evidence);
        AddRow(runs);
    }

    // The organisation whose members did it stands with them.
    private void AddParticipants(CodedEvent coded, ParticipantRole role, string name)
    {
        label = name;
        foreach (var participant in coded.Participants.Where(p => p.Role == role && p.DerivedFrom != Participant.Membership))
        {
            List<Run> runs = [Name(participant)];
            if (Details(participant) is { Length: > 0 } details)
                runs.Add(new($" ({details})", Tone.Faint));
            AddCertainty(runs, participant);
            AddQuotes(runs, participant.Evidence.Where(q => !Quotation.Clean(q.Text).Equals(Name(participant), StringComparison.OrdinalIgnoreCase)).Concat(participant.CertaintyEvidence));
            AddRow(runs);
        }
    }

    private void AddCertainty(List<Run> runs, Participant participant)
    {
        var tone = participant.Certainty == Certainty.Stated ? Tone.Plain : Tone.Doubt;
        var sources = participant.AttributedTo;
        if (participant.DerivedFrom is not null)
            runs.Add(new(participant.Certainty == Certainty.Stated ? ", from the report as a whole" : ", suspected from the report as a whole", Tone.Doubt));
        else if (!sources.IsEmpty && sources[0].Entity == participant.Entity)
            runs.Add(new(", " + Phrases.OwnWord(participant.Certainty), tone));
        else if (!sources.IsEmpty)
            AddSources(runs, sources, Phrases.CertaintyOf(participant.Certainty), tone);
        else if (participant.Certainty != Certainty.Stated)
            runs.Add(new(", " + Phrases.Certainty(participant.Certainty), tone));
    }

    private void AddTolls(CodedEvent coded, CasualtyOutcome outcome)
    {
        label = Lower(outcome);
        foreach (var toll in coded.Casualties.Where(c => c.Outcome == outcome))
        {
            List<Run> runs = [new(Phrases.Count(toll), Tone.Strong), Phrases.Group(toll)];
            if (toll.PartOfTotal)
                runs.Add(", counted in a larger toll");
            if (toll.Superseded)
                runs.Add(", an earlier number");
            if (toll.Evidence is [{ In: not null }, ..])
                runs.Add(", from the headline");
            AddSources(runs, toll.AttributedTo, "according to");
            AddQuotes(runs, toll.Evidence);
            AddRow(runs);
        }
    }

    private void AddLinks(CodedEvent coded)
    {
        label = "linked";
        foreach (var link in coded.Links)
        {
            List<Run> runs = [$"{Phrases.Relation(link.Relation)} [{Number(link.Event)}]"];
            if (record.Events.FirstOrDefault(e => e.Id == link.Event) is { } other)
                runs.Add(" " + Phrases.Uncapitalised(Headline(other)));
            AddSources(runs, link.AttributedTo, "according to");
            AddQuotes(runs, link.Evidence);
            AddRow(runs);
        }
    }

    private void AddUnknown(CodedEvent coded)
    {
        label = "unknown";
        foreach (var (field, reason) in coded.Unknown ?? ImmutableSortedDictionary<string, string>.Empty)
        {
            var told = (field == "date" && coded.Date is null) || (field == "location" && coded.Location is null);
            if (!told)
                AddRow([new($"{Phrases.Field(field)}: {Phrases.Reason(reason)}", Tone.Doubt)]);
        }
    }

    private void AddUnknownRow(CodedEvent coded, string field) =>
        AddRow([new("unknown: " + (coded.Unknown?.GetValueOrDefault(field) is { } reason ? Phrases.Reason(reason) : "no reason given"), Tone.Doubt)]);

    private void AddRow(List<Run> runs)
    {
        page.AddNamed(HeadlineColumn, new(label, Tone.Label), WordsColumn, [.. runs]);
        // Further claims of the same row stand below the first.
        label = "";
    }

    private void AddSources(List<Run> runs, ImmutableArray<Attribution> sources, string how, Tone tone = Tone.Plain)
    {
        if (sources.IsEmpty)
            return;
        var names = sources.Select(s => NameOf(s.Entity) ?? s.Entity).Distinct(StringComparer.Ordinal).ToList();
        runs.Add(new($", {how} {Phrases.List(names)}", tone));
    }

    private static void AddQuotes(List<Run> runs, IEnumerable<TextQuote> quotes)
    {
        if (string.Join(", ", Quotation.Of(quotes)) is { Length: > 0 } words)
            runs.AddRange(["  ", new(words, Tone.Quote)]);
    }

    // "A commander of the Iran-backed militia": who has no name is known by the words that say most.
    // "armed men … the attackers": so is who was brought.
    private string Name(Participant participant) => NameOf(participant.Entity) is { } name
        && (IsNamed(participant.Entity) || participant.Text.Length <= entities[participant.Entity].Name.Length || (IsDefinite(participant.Text) && !IsDefinite(name)))
        ? name
        : Phrases.InSentence(Quotation.Clean(participant.Text));

    private static bool IsDefinite(string words) => words.StartsWith("the ", StringComparison.OrdinalIgnoreCase);

    private bool IsNamed(string entityId) => entities[entityId].Mentions.Any(m => m.Form == MentionForm.Name);

    private string? NameOf(string entityId) =>
        entities.TryGetValue(entityId, out var entity) ? Phrases.InSentence(Quotation.Clean(entity.Name)) : null;

    private string NameAndDoubt(Participant participant) =>
        participant.Certainty == Certainty.Stated
            ? Name(participant)
            : $"{Name(participant)} ({Lower(participant.Certainty)})";

    private string Details(Participant participant) => entities.TryGetValue(participant.Entity, out var entity)
        ? string.Join(", ", new[] { entity.Country is { } c ? countries.Of(c) : null, entity.Sector is { } s ? Phrases.Sector(s) : null, entity.ActorId is { } a ? countries.OfActor(a) : null }
            .Where(d => !string.IsNullOrEmpty(d) && !SaysTheSame(d, entity.Name))
            .Select(d => Quotation.Clean(d!)))
        : "";

    // "the United States (United States, united-states)" says one thing three times.
    private static bool SaysTheSame(string detail, string name) =>
        LettersOf(name).EndsWith(LettersOf(detail), StringComparison.OrdinalIgnoreCase);

    private static string LettersOf(string text) => string.Concat(text.Where(char.IsLetterOrDigit));

    private string PlaceName(CodedPlaceCandidate place)
    {
        var parts = new[] { place.Name, place.Admin1, place.Country.Length > 0 ? countries.Of(place.Country) : null };
        return string.Create(CultureInfo.InvariantCulture, $"{string.Join(", ", parts.OfType<string>().Select(Quotation.Clean))} ({place.Latitude:0.##}, {place.Longitude:0.##})");
    }

    private string PlaceName(EventLocation place, bool withDivision)
    {
        var name = Quotation.Clean(place.Name);
        var parts = new List<string> { name };
        if (withDivision && place.Admin1 is { Length: > 0 } division
            && !string.Equals(division, name, StringComparison.OrdinalIgnoreCase))
            parts.Add(Quotation.Clean(division));
        // "Florence, Colombia", of which only the country is known; not "Congo, Democratic Republic of the Congo".
        if (place.Country is { Length: > 0 } country && (place.Precision != LocationPrecision.Country || place.Unknown is not null)
            && countries.Of(country) != name)
            parts.Add(countries.Of(country));
        return string.Join(", ", parts);
    }

    private void AddCodes(CodedEvent coded)
    {
        label = "codes";
        if (Codes(coded.Codes) is { Length: > 0 } codes)
            AddRow([new(codes, Tone.Faint)]);
    }

    private static string Codes(EventCodes codes) => string.Join(" · ", new[]
    {
        codes.Plover is null ? null : $"PLOVER {codes.Plover}{(codes.PloverMode is null ? "" : "/" + codes.PloverMode)}",
        codes.Cameo is null ? null : "CAMEO " + codes.Cameo,
        codes.Acled is null ? null : "ACLED " + codes.Acled,
        codes.Ged is null ? null : "UCDP " + codes.Ged,
        codes.Muc4 is null ? null : "MUC-4 " + codes.Muc4,
    }.Where(c => c is not null));

    private static string Number(string eventId) => eventId.StartsWith('v') ? eventId[1..] : eventId;

    private static string Lower<T>(T value)
        where T : struct, Enum => value.ToString().ToLowerInvariant();
}
