using Casus.Evaluation;
using Casus.Evaluation.Times;
using Casus.Records;

namespace Casus.Tests.Evaluation;

public sealed class TimeAgreementTests
{
    [Fact]
    public void Figures_equal_those_of_the_published_scorer_on_damaged_answers()
    {
        var root = GoldFolder.OrSkip("time");
        var gold = Path.Combine(root, "time", "timebank.jsonl");
        var documents = GoldFile.Lines(gold, GoldJson.Default.TimeDocument);
        var noise = new Noise(9);
        var records = documents.Where(_ => !noise.Chance(0.03)).Select(d => Answer(d, noise)).ToList();
        var ours = new TimeSet("time timebank", documents).Score(new() { Records = records });
        var same = new Agreement(ours, Agreement.WithFile(records, file => GoldFolder.Run(Path.Combine(root, "time", "score.py"), gold, file)));

        same.SameMatching("strict", "strict", "precision", "recall");
        same.SameMatching("relaxed", "relaxed", "precision", "recall");
        same.Same("type accuracy", "type/accuracy");
        same.Same("type F1", "type/f1");
        same.Same("value accuracy", "value/accuracy");
        same.Same("value F1", "value/f1");
        same.Same("value accuracy, dates", "dates/valueAccuracy");
        foreach (var type in (string[])["DATE", "TIME", "DURATION", "SET"])
        {
            same.Same($"{type}, strict R", $"byType/{type}/strictRecall");
            same.Same($"{type}, relaxed R", $"byType/{type}/relaxedRecall");
            same.Same($"{type}, type accuracy", $"byType/{type}/typeAccuracy");
            same.Same($"{type}, value accuracy", $"byType/{type}/valueAccuracy");
        }

        same.Same("event triggers, occurrences found", "events/recall");
        same.Same("event triggers, on an event", "events/onEvent");
        same.Same("reports missing", "missingDocuments");
        same.Same("spans that are not their words", "badSpans");
        Assert.True(same.Telling > 25, $"only {same.Telling} of {same.Compared} figures tell anything");
    }

    private static CodedReport Answer(TimeDocument gold, Noise noise)
    {
        var sketch = new RecordSketch(gold.Id);
        foreach (var wanted in noise.Some(gold.Events, missing: 0.4))
        {
            var trigger = RecordSketch.Quote(wanted.Text!, wanted.Start - noise.Below(3), noise.Chance(0.05) ? "title" : null);
            sketch.Add(RecordSketch.Event(new()) with { Trigger = trigger, Mentions = [trigger, RecordSketch.Quote("x", wanted.End + noise.Below(9))] });
        }

        return sketch.Build() with { Times = [.. noise.Some(gold.Times).Select(t => Time(gold, t, noise)).OrderBy(t => t.Start)] };
    }

    private static CodedTime Time(TimeDocument document, GoldTime gold, Noise noise)
    {
        var (start, end) = noise.Below(6) switch
        {
            0 => (Math.Max(0, gold.Start - noise.Below(40)), gold.End),
            1 => (gold.Start, gold.End + noise.Below(60)),
            2 => (gold.Start + 1, Math.Max(gold.Start + 2, gold.End - 1)),
            _ => (gold.Start, gold.End),
        };
        end = Math.Min(end, document.Text.Length);
        return new()
        {
            Start = start,
            End = end,
            Text = noise.Chance(0.95) ? document.Text[start..end] : "other words",
            In = noise.Chance(0.03) ? "title" : null,
            Type = noise.Chance(0.85) ? gold.Type : noise.OneOf(["DATE", "DURATION", "SET", "TIME"]),
            Value = noise.Chance(0.8) ? gold.Value : noise.OneOf([null, "P1D", "1998-01-01"]),
        };
    }
}
