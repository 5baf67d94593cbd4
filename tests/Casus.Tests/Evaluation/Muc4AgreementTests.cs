using System.Collections.Immutable;
using Casus.Evaluation;
using Casus.Evaluation.Muc4;
using Casus.Records;
using Casus.Reports;

namespace Casus.Tests.Evaluation;

public sealed class Muc4AgreementTests
{
    private static readonly string[] Roles = ["PerpInd", "PerpOrg", "Target", "Victim", "Weapon"];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Figures_equal_those_of_the_published_scorer_on_damaged_answers(int seed)
    {
        var root = GoldFolder.OrSkip("muc4");
        var gold = Path.Combine(root, "muc4", "dev.jsonl");
        var documents = GoldFile.Lines(gold, GoldJson.Default.Muc4Document);
        var noise = new Noise(seed);
        var records = documents.Where(_ => !noise.Chance(0.03)).Select(d => Answer(d, documents, noise)).ToList();
        var ours = new Muc4Set("muc4 dev", documents, PlaceNames.From(GoldFolder.Data)).Score(new() { Records = records });
        var theirs = Agreement.WithFile(records, file => GoldFolder.Run(Path.Combine(root, "muc4", "score.py"), gold, file));
        var same = new Agreement(ours, theirs);

        foreach (var mode in (string[])["one", "set", "any"])
        {
            same.SameMatching($"template filling, {mode}", $"ceafTF/{mode}/micro");
            same.SameMatching($"template filling, roles, {mode}", $"ceafTF/{mode}/microRoles");
            same.SameMatching($"template filling, type, {mode}", $"ceafTF/{mode}/type");
            foreach (var role in Roles)
                same.SameMatching($"template filling, {role}, {mode}", $"ceafTF/{mode}/{role}");
        }

        foreach (var mode in (string[])["one", "set", "any", "head"])
        {
            same.SameMatching($"role fillers, {mode}", $"ceafREE/{mode}/micro");
            same.SameMatching($"human targets, {mode}", $"humanTargets/{mode}");
            foreach (var role in Roles)
                same.SameMatching($"role fillers, {role}, {mode}", $"ceafREE/{mode}/{role}");
        }

        same.SameMatching("relevance", "types/documents");
        same.SameMatching("relevance, lenient", "types/documentsWithoutOptionalOnly");
        same.SameMatching("incident types", "types/typesPerDocument");
        foreach (var type in (string[])["attack", "bombing", "kidnapping", "arson", "robbery"])
            same.SameMatching($"incident types, {type}", $"types/perType/{type}");
        (string Ours, string Theirs)[] attributes =
        [
            ("date exact", "dateExact"), ("date stated", "dateStated"), ("date overlap", "dateOverlap"), ("country", "country"), ("place", "place"),
            ("place finest", "placeFinest"), ("stage", "stage"), ("killed", "killed"), ("injured", "injured"), ("perpetrator confidence", "perpOrgConfidence"),
        ];
        foreach (var (our, their) in attributes)
        {
            same.Same($"{our}, where given", $"attributes/{their}/accuracyWhereGiven");
            same.Same($"{our}, of aligned", $"attributes/{their}/accuracyOverall");
            same.Same($"{our}, of all", $"attributes/{their}/recallOfAllGold");
        }

        same.Same("templates in the key", "goldTemplates");
        same.Same("templates predicted", "predictedTemplates");
        Assert.True(same.Telling > 150, $"only {same.Telling} of {same.Compared} figures tell anything");
    }

    private static CodedReport Answer(Muc4Document document, ImmutableArray<Muc4Document> all, Noise noise)
    {
        var sketch = new RecordSketch(document.Id);
        foreach (var key in noise.Some(document.Templates))
            sketch.Add(Event(key, sketch, noise));
        if (noise.Chance(0.2) && noise.OneOf(all).Templates is { Count: > 0 } others)
            sketch.Add(Event(noise.OneOf(others), sketch, noise));
        return sketch.Build();
    }

    private static CodedEvent Event(Muc4Key key, RecordSketch sketch, Noise noise)
    {
        var type = noise.OneOf(key.Type.Split('/', StringSplitOptions.TrimEntries));
        var participants = Enum.GetValues<TemplateRole>().SelectMany(r => noise.Some(key.Roles[r]).Select(e => Part(r, e, sketch, noise))).ToList();
        participants.AddRange(noise.Some(key.HumanTargetDescription).Select(d => Part(TemplateRole.Victim, d.Values, sketch, noise)));
        var location = key.Locations.FirstOrDefault();
        return RecordSketch.Event(new() { Muc4 = noise.Chance(0.1) ? "BOMBING" : type }, modality: noise.Chance(0.8) ? Modality.Asserted : noise.AnyOf<Modality>()) with
        {
            Participants = [.. participants],
            Date = key.Dates.FirstOrDefault() is { } date && !noise.Chance(0.2)
                ? new() { Start = noise.Shift(date.Start ?? date.End), End = noise.Shift(date.End), Precision = noise.OneOf(["day", "days", "week", "unknown"]) }
                : null,
            Location = location is null || noise.Chance(0.2) ? null : new()
            {
                Name = noise.Chance(0.7) && location.Places.Count > 0 ? "Provincé of " + noise.OneOf(location.Places).Name : location.Country ?? "Nowhere",
                Country = noise.OneOf([location.Country, "SLV", "COL", null]),
                Admin1 = noise.Chance(0.3) ? location.Places.FirstOrDefault()?.Name : null,
                Relation = LocationRelation.In,
                Precision = LocationPrecision.City,
            },
            Casualties = [.. Tolls(CasualtyOutcome.Killed, key.Casualties?.Killed, noise), .. Tolls(CasualtyOutcome.Injured, key.Casualties?.Injured, noise)],
        };
    }

    private static IEnumerable<Casualties> Tolls(CasualtyOutcome outcome, Muc4Toll? toll, Noise noise)
    {
        if (toll is null || noise.Chance(0.2))
            yield break;
        yield return RecordSketch.Toll(outcome, noise.Chance(0.9) ? toll.Low : null, noise.Chance(0.7) ? toll.High : null);
        if (noise.Chance(0.2))
            yield return RecordSketch.Toll(outcome, noise.Below(4), noise.Chance(0.5) ? 4 : null);
    }

    private static Participant Part(TemplateRole role, IReadOnlyList<string> strings, RecordSketch sketch, Noise noise)
    {
        var entity = sketch.Entities.Count > 0 && noise.Chance(0.05)
            ? noise.OneOf(sketch.Entities).Id
            : sketch.Add(TypeFor(role, noise), Said(noise.OneOf(strings), noise), Mentions(strings, noise));
        var part = role switch
        {
            TemplateRole.PerpInd => ParticipantRole.Actor,
            TemplateRole.PerpOrg => noise.Chance(0.7) ? ParticipantRole.Actor : ParticipantRole.Claimant,
            TemplateRole.Target => ParticipantRole.Target,
            TemplateRole.Victim => noise.Chance(0.8) ? ParticipantRole.Victim : ParticipantRole.Target,
            _ => ParticipantRole.Instrument,
        };
        return RecordSketch.Participant(part, noise.Chance(0.05) ? "nobody" : entity, Said(noise.OneOf(strings), noise), noise.AnyOf<Certainty>());
    }

    private static EntityType TypeFor(TemplateRole role, Noise noise) => noise.Chance(0.15) ? noise.AnyOf<EntityType>() : role switch
    {
        TemplateRole.PerpOrg => EntityType.Organisation,
        TemplateRole.Target => EntityType.Facility,
        TemplateRole.Weapon => EntityType.Weapon,
        _ => EntityType.Person,
    };

    private static IEnumerable<CodedMention> Mentions(IReadOnlyList<string> strings, Noise noise)
    {
        var form = noise.AnyOf<MentionForm>();
        foreach (var text in noise.Some(strings, missing: 0.3))
            yield return RecordSketch.Mention(Said(text, noise), noise.Chance(0.8) ? form : noise.AnyOf<MentionForm>());
        if (noise.Chance(0.3))
            yield return RecordSketch.Mention("they", MentionForm.Pronoun);
    }

    // As the key has it, with other words around it, or something else.
    private static string Said(string text, Noise noise) => noise.Below(10) switch
    {
        0 => "the " + text.ToLowerInvariant() + ".",
        1 => text + " of the north",
        2 => "several armed " + text,
        3 => "unknown men",
        4 => "an",
        _ => text,
    };
}
