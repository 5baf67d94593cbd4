using Casus.Evaluation;
using Casus.Evaluation.Plover;
using Casus.Records;
using Casus.Reports;

namespace Casus.Tests.Evaluation;

public sealed class PloverAgreementTests
{
    private static readonly string[] Types =
        ["AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"];

    [Theory]
    [InlineData(5)]
    [InlineData(6)]
    public void Event_figures_equal_those_of_the_published_scorer_on_damaged_answers(int seed)
    {
        var root = GoldFolder.OrSkip("plover");
        var gold = Path.Combine(root, "plover", "gsr-dev.jsonl");
        var sentences = GoldFile.Lines(gold, GoldJson.Default.PloverRecord);
        var noise = new Noise(seed);
        var records = sentences.Where(_ => !noise.Chance(0.05)).Select(s => Answer(s, noise)).ToList();
        var ours = new PloverSet("plover gsr-dev", sentences).Score(new() { Records = records });
        var same = new Agreement(ours, Agreement.WithFile(records, file => GoldFolder.Run(Path.Combine(root, "plover", "score.py"), gold, file)));

        same.SameMatching("event type", "type");
        same.SameMatching("quad class", "quad");
        same.SameMatching("source", "source");
        same.SameMatching("target", "target");
        same.SameMatching("actors, either role", "anyRole");
        same.Same("event type macro F1", "typeMacroF1");
        same.Same("documents with exactly the types", "docsAllTypesRight");
        same.Same("actors found, all events", "actorRecallAllEvents");
        same.Same("whole record", "wholeRecord");
        same.Same("actor country", "country/accuracy");
        same.Same("actor sector", "sector/accuracy");
        same.Same("mode", "mode/accuracy");
        same.Same("reports missing", "missing");
        foreach (var type in Types.Where(t => ours.Any(f => f.Name == $"event type, {t} F1")))
            same.SameMatching($"event type, {type}", $"perType/{type}");
        Assert.True(same.Telling > 60, $"only {same.Telling} of {same.Compared} figures tell anything");
    }

    [Theory]
    [InlineData(7)]
    [InlineData(8)]
    public void Actor_figures_equal_those_of_the_published_scorer_on_damaged_answers(int seed)
    {
        var root = GoldFolder.OrSkip("plover");
        var gold = Path.Combine(root, "plover", "actors-dev.jsonl");
        var cases = GoldFile.Lines(gold, GoldJson.Default.ActorCase);
        var noise = new Noise(seed);
        var records = cases.Where(_ => !noise.Chance(0.05)).Select(c => Answer(c, noise)).ToList();
        var ours = new ActorSet("plover actors-dev", cases, GoldFolder.Data).Score(new() { Records = records });
        var same = new Agreement(ours, Agreement.WithFile(records, file => GoldFolder.Run(Path.Combine(root, "plover", "score.py"), gold, file)));

        foreach (var (our, their) in cases.Select(c => c.Kind).Distinct().Select(k => ($"actor, {k}", k)).Append(("actor", "all")))
        {
            same.Same($"{our}: country and sector", $"groups/{their}/whole");
            same.Same($"{our}: country", $"groups/{their}/country/accuracy");
            same.Same($"{our}: sector", $"groups/{their}/code1/accuracy");
            same.Same($"{our}: second sector", $"groups/{their}/code2/accuracy");
            same.Same($"{our}: name", $"groups/{their}/wiki/accuracy");
            same.Same($"{our}: nothing to resolve", $"groups/{their}/none/accuracy");
        }

        Assert.True(same.Telling > 12, $"only {same.Telling} of {same.Compared} figures tell anything");
    }

    private static CodedReport Answer(PloverRecord gold, Noise noise)
    {
        var sketch = new RecordSketch(gold.Id);
        foreach (var wanted in noise.Some(gold.Events, missing: 0.15, twice: 0.2))
        {
            var participants = noise.Some(wanted.Source).Select(a => Part(a, ParticipantRole.Actor, sketch, noise))
                .Concat(noise.Some(wanted.Target).Select(a => Part(a, ParticipantRole.Target, sketch, noise))).ToList();
            var trigger = wanted.EventSpans.Count > 0 && noise.Chance(0.8) ? wanted.EventSpans[0] : new() { Start = 1, End = 3 };
            var quote = new TextQuote { Start = trigger.Start, End = trigger.End, Text = "t", In = noise.Chance(0.1) ? "title" : null };
            var code = noise.Below(10) switch
            {
                < 6 => wanted.Plover2021,
                6 when wanted.Also is { Count: > 0 } also => noise.OneOf(also),
                7 => noise.OneOf(["DEMAND", "fight", "INVESTIGATE", "disapprove-x", "NONSENSE"]),
                8 => null,
                _ => noise.OneOf(Types),
            };
            sketch.Add(RecordSketch.Event(new() { Plover = code, PloverMode = noise.Chance(0.7) ? wanted.Mode2021?.ToUpperInvariant() : noise.OneOf([null, "strike"]) }) with
            {
                Participants = [.. participants],
                Trigger = quote,
                Mentions = noise.Chance(0.5) ? [quote] : [],
            });
        }

        return sketch.Build();
    }

    private static Participant Part(PloverActor actor, ParticipantRole role, RecordSketch sketch, Noise noise)
    {
        var span = noise.OneOf(actor.Spans);
        var stretch = noise.OneOf([0, 0, 3, 12, 200]);
        var shift = noise.OneOf([0, 0, (span.End - span.Start) / 3, (span.End - span.Start) * 2 / 3]);
        var quote = new TextQuote { Start = span.Start + shift, End = span.End + shift + stretch, Text = "x", In = noise.Chance(0.05) ? "title" : null };
        var entity = sketch.Add(
            EntityType.Organisation,
            noise.OneOf([actor.Text, "the president", "someone"]),
            [new() { Start = span.Start, End = span.End, Text = "x", Form = MentionForm.Name }],
            noise.OneOf([actor.Country is { Length: > 0 } c ? c : null, "USA", null]),
            noise.OneOf([actor.Sector is { Length: > 0 } s ? s.ToLowerInvariant() : null, "MIL", null]),
            noise.OneOf([null, "gbr", "some-actor"]));
        return RecordSketch.Participant(
            noise.Chance(0.8) ? role : noise.AnyOf<ParticipantRole>(), entity, noise.OneOf([actor.Text, "", "a minister"]), evidence: noise.Chance(0.7) ? [quote] : []);
    }

    private static CodedReport Answer(ActorCase gold, Noise noise)
    {
        var sketch = new RecordSketch(gold.Id);
        var expect = gold.Expect ?? new();
        if (noise.Chance(gold.Expect is null ? 0.4 : 0.9))
        {
            sketch.Add(
                EntityType.Organisation,
                noise.Chance(0.7) ? expect.Wiki?.ToUpperInvariant() ?? gold.Actor : gold.Actor,
                [RecordSketch.Mention(gold.Actor)],
                noise.OneOf([expect.Country, expect.Country, "FRA", null]),
                noise.OneOf([expect.Code1, expect.Code1, "gov", null]),
                noise.OneOf([null, "rus", "some-actor"]));
        }

        if (noise.Chance(0.3))
            sketch.Add(EntityType.Person, "Sómeone else", noise.Chance(0.5) ? [RecordSketch.Mention("someone or other who has a long description")] : [], "DEU", expect.Code2 ?? "med");
        return sketch.Build();
    }
}
