using Casus.Records;
using Casus.Reports;

namespace Casus.Evaluation.Muc4;

/// <summary>Reads a coded report as MUC-4 templates: one for each event that has an incident type.</summary>
internal static class CodedTemplates
{
    /// <summary>The templates of a record, in the order of its events.</summary>
    public static IReadOnlyList<IncidentTemplate> Of(CodedReport? record)
    {
        if (record is null)
            return [];
        var entities = new Dictionary<string, CodedEntity>(StringComparer.Ordinal);
        foreach (var entity in record.Entities)
            entities[entity.Id] = entity;
        return [.. record.Events.Where(IsIncident).Select(e => ToTemplate(e, entities))];
    }

    private static bool IsIncident(CodedEvent coded) =>
        !string.IsNullOrWhiteSpace(coded.Codes.Muc4) && coded.Modality is not (Modality.Denied or Modality.Hypothetical);

    private static IncidentTemplate ToTemplate(CodedEvent coded, Dictionary<string, CodedEntity> entities)
    {
        var roles = Enum.GetValues<TemplateRole>().ToDictionary(r => r, _ => new Slot());
        var human = new Slot();
        foreach (var participant in coded.Participants.Where(p => p.Certainty != Certainty.Denied))
        {
            if (Named.From(participant, entities.GetValueOrDefault(participant.Entity)) is { } filler)
                File(participant.Role, filler, roles, human);
        }

        return new()
        {
            Type = coded.Codes.Muc4!.Trim().ToLowerInvariant(),
            Roles = roles.ToDictionary(r => r.Key, r => r.Value.Fillers),
            HumanTargets = human.Fillers,
            Dates = coded.Date is { Precision: not "unknown" } date
                ? [new() { Start = Day(date.Start), End = Day(date.End) }]
                : [],
            Location = coded.Location is { } place && (place.Name.Length > 0 || !string.IsNullOrEmpty(place.Country))
                ? place
                : null,
            Stages = [coded.Modality is Modality.Threatened or Modality.Planned ? "THREATENED" : "ACCOMPLISHED"],
            Killed = Sum(coded, CasualtyOutcome.Killed),
            Injured = Sum(coded, CasualtyOutcome.Injured),
        };
    }

    private static string Day(string date) => date.Length > 10 ? date[..10] : date;

    // A state or an office that acts is an organisation in MUC-4; a person aimed at is a human target, not a physical one.
    private static void File(ParticipantRole role, Named filler, Dictionary<TemplateRole, Slot> roles, Slot human)
    {
        switch (role, filler.Type)
        {
            case (ParticipantRole.Actor, EntityType.Organisation or EntityType.Place or EntityType.Facility):
            case (ParticipantRole.Claimant, EntityType.Organisation):
                roles[TemplateRole.PerpOrg].Add(filler.Whole);
                break;
            case (ParticipantRole.Actor, _):
                roles[TemplateRole.PerpInd].Add(filler.Whole);
                break;
            case (ParticipantRole.Target, EntityType.Person):
            case (ParticipantRole.Victim, _):
                if (filler.NamesOnly is { } named)
                    roles[TemplateRole.Victim].Add(named);
                human.Add(filler.Whole);
                break;
            case (ParticipantRole.Target, _):
                roles[TemplateRole.Target].Add(filler.Whole);
                break;
            case (ParticipantRole.Instrument, _):
                roles[TemplateRole.Weapon].Add(filler.Whole);
                break;
        }
    }

    // Claims add up: MUC-4 keys count the dead of all groups together.
    private static Toll? Sum(CodedEvent coded, CasualtyOutcome outcome)
    {
        Toll? sum = null;
        foreach (var claim in coded.Casualties.Where(c => c.Outcome == outcome))
        {
            if ((claim.Low ?? claim.High) is { } low)
                sum = new(low + (sum?.Low ?? 0), sum is { High: null } ? null : claim.High + (sum?.High ?? 0));
        }

        return sum;
    }

    // Fillers of one slot; mentions of one entity are one filler.
    private sealed class Slot
    {
        private readonly List<Filler> fillers = [];

        public IReadOnlyList<Filler> Fillers => [.. fillers.Where(f => f.Canonical.Length > 0)];

        public void Add(Filler filler)
        {
            if (fillers.Find(f => f.Key == filler.Key) is { } same)
                same.Absorb(filler);
            else
                fillers.Add(filler.Copy());
        }
    }

    // A participant as a filler: with all its strings, and with its names alone when it has any.
    private sealed record Named(EntityType? Type, Filler Whole, Filler? NamesOnly)
    {
        public static Named? From(Participant participant, CodedEntity? entity)
        {
            var mentions = entity?.Mentions.Where(m => m.Text.Length > 0 && m.Form != MentionForm.Pronoun).ToList() ?? [];
            var names = mentions.Where(m => m.Form == MentionForm.Name).Select(m => m.Text).ToList();
            var strings = mentions
                .Select(m => m.Text)
                .Prepend(entity?.Name)
                .Prepend(participant.Text)
                .OfType<string>()
                .Where(s => s.Length > 0)
                .ToList();
            if (strings.Count == 0)
                return null;
            var canonical = Canonical(participant.Text, entity?.Name, names);
            var key = entity is null ? "text:" + FillerText.Normalise(strings[0]) : entity.Id;
            var whole = new Filler(canonical, strings, key, participant.Certainty);
            if (names.Count == 0)
                return new(entity?.Type, whole, mentions.Count > 0 ? null : new Filler(canonical, strings, key));
            var proper = strings.Where(s => names.Contains(s) || s == entity!.Name).ToList();
            return new(entity!.Type, whole, new Filler(proper.Contains(canonical) ? canonical : proper[0], proper, key));
        }

        private static string Canonical(string text, string? name, List<string> names)
        {
            if (names.Count > 0)
                return string.IsNullOrEmpty(name) ? names.MaxBy(n => n.Length)! : name;
            return text.Length > 0 ? text : name ?? "";
        }
    }
}
