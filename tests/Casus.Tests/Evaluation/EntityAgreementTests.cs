using Casus.Evaluation;
using Casus.Evaluation.Entities;
using Casus.Records;
using Casus.Reports;

namespace Casus.Tests.Evaluation;

public sealed class EntityAgreementTests
{
    [Theory]
    [InlineData("re3d-dev", "re3d", 12)]
    [InlineData("uner-ewt-dev", "ner", 13)]
    [InlineData("wikigold", "ner", 14)]
    public void Figures_equal_those_of_the_published_scorer_on_damaged_answers(string set, string map, int seed)
    {
        var root = GoldFolder.OrSkip("entities");
        var gold = Path.Combine(root, "entities", set + ".jsonl");
        var documents = GoldFile.Lines(gold, GoldJson.Default.EntityDocument);
        var scheme = map == "re3d" ? EntityScheme.Re3d : EntityScheme.Names;
        var noise = new Noise(seed);
        var records = documents.Where(_ => !noise.Chance(0.03)).Select(d => Answer(d, noise)).ToList();
        var ours = new EntitySet("entities " + set, documents, scheme).Score(new() { Records = records });
        var same = new Agreement(ours, Agreement.WithFile(records, file => GoldFolder.Run(Path.Combine(root, "entities", "score.py"), gold, file, "--map", map)));

        foreach (var level in (string[])["exact", "trimmed", "overlap"])
        {
            same.SameMatching(level, $"overall/{level}");
            same.SameMatching($"{level}, untyped", $"untyped/{level}");
            same.SameMatching($"{level}, all types", $"overallAllTypes/{level}");
            foreach (var type in scheme.Scope)
                same.SameMatching($"{level}, {type}", $"types/{type}/{level}");
            if (map == "re3d")
                same.SameMatching($"{level}, outermost", $"outermost/{level}");
        }

        if (map == "re3d")
        {
            same.SameMatching("exact, lenient", "lenient");
            same.SameMatching("exact, source CENTCOM", "bySource/CENTCOM");
        }

        same.Same("spans that are not their words", "offsetMismatches");
        same.Same("reports missing", "missing");
        Assert.True(same.Telling > 40, $"only {same.Telling} of {same.Compared} figures tell anything");
    }

    private static CodedReport Answer(EntityDocument gold, Noise noise)
    {
        var sketch = new RecordSketch(gold.Id);
        var times = new List<CodedTime>();
        var length = Casus.Reports.OffsetMap.For(gold.Text).Length(gold.Text);
        foreach (var entity in noise.Some(gold.Entities))
        {
            var start = Math.Max(0, entity.Start - (noise.Chance(0.15) ? noise.Below(9) : 0));
            var end = Math.Min(length, entity.End + (noise.Chance(0.15) ? noise.Below(9) : 0));
            var title = noise.Chance(0.03) ? "title" : null;
            if (entity.Type == "Temporal" || noise.Chance(0.02))
                times.Add(new() { Start = start, End = end, Text = "x", Type = "DATE", In = title });
            else
                sketch.Add(TypeFor(entity.Type, noise), entity.Text!, [Mention(start, end, title, entity, noise), Mention(entity.Start, entity.End, title, entity, noise)]);
        }

        return sketch.Build() with { Times = [.. times] };
    }

    private static CodedMention Mention(int start, int end, string? title, GoldEntity gold, Noise noise) => new()
    {
        Start = start,
        End = end,
        Text = gold.Text!,
        In = title,
        Form = noise.Chance(0.7) ? MentionForm.Name : noise.AnyOf<MentionForm>(),
    };

    private static EntityType TypeFor(string type, Noise noise) => noise.Chance(0.15) ? noise.AnyOf<EntityType>() : type switch
    {
        "PER" => EntityType.Person,
        "ORG" => EntityType.Organisation,
        "LOC" or "Location" => noise.OneOf([EntityType.Place, EntityType.Facility]),
        "MilitaryPlatform" => EntityType.Vehicle,
        _ => Enum.TryParse<EntityType>(type, out var same) ? same : EntityType.Quantity,
    };
}
