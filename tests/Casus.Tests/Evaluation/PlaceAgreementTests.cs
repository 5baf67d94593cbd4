using Casus.Evaluation;
using Casus.Evaluation.Places;
using Casus.Records;

namespace Casus.Tests.Evaluation;

public sealed class PlaceAgreementTests
{
    [Theory]
    [InlineData("gwn", 10)]
    [InlineData("lgl", 11)]
    public void Figures_equal_those_of_the_published_scorer_on_damaged_answers(string set, int seed)
    {
        var root = GoldFolder.OrSkip("geo");
        var gold = Path.Combine(root, "geo", set + ".jsonl");
        var documents = GoldFile.Lines(gold, GoldJson.Default.PlaceDocument);
        var noise = new Noise(seed);
        var records = documents.Where(_ => !noise.Chance(0.03)).Select(d => Answer(d, noise)).ToList();
        var ours = new PlaceSet("geo " + set, documents).Score(new() { Records = records });
        // Means of thousands of kilometres are summed in another order: they agree to a millimetre.
        var same = new Agreement(ours, Agreement.WithFile(records, file => GoldFolder.Run(Path.Combine(root, "geo", "score.py"), gold, file)), 1e-6);

        (string Ours, string Theirs)[] blocks = [("all", "all"), ("geocoded", "geocoded"), ("below country", "below-country"), ("literal", "class:literal"), ("associative", "class:associative")];
        foreach (var (our, their) in blocks.Where(b => same.Has(b.Theirs)))
        {
            foreach (var span in (string[])["exact", "overlap"])
            {
                same.SameMatching($"{our}, {span}, recognition", $"{their}/{span}/recognition");
                same.SameMatching($"{our}, {span}, end to end", $"{their}/{span}/end_to_end");
                same.SameMatching($"{our}, {span}, end to end or same unit", $"{their}/{span}/end_to_end_or_same_unit");
                same.Same($"{our}, {span}, within 161 km", $"{their}/{span}/resolution/acc161");
                same.Same($"{our}, {span}, within 161 km or same unit", $"{their}/{span}/resolution/acc161_or_same_unit");
                same.Same($"{our}, {span}, mean error", $"{their}/{span}/resolution/mean_km");
                same.Same($"{our}, {span}, median error", $"{their}/{span}/resolution/median_km");
                same.Same($"{our}, {span}, error AUC", $"{their}/{span}/resolution/auc");
                same.Same($"{our}, {span}, country", $"{their}/{span}/resolution/country_acc");
            }
        }

        same.Same("spans that are not their words", "notes/misaligned_spans");
        Assert.True(same.Telling > 80, $"only {same.Telling} of {same.Compared} figures tell anything");
    }

    private static CodedReport Answer(PlaceDocument gold, Noise noise)
    {
        var places = noise.Some(gold.Toponyms).Select(t => Place(t, noise)).ToList();
        if (noise.Chance(0.5))
            places.Add(Place(new() { Start = noise.Below(gold.Text.Length - 6), Text = "abcde", Latitude = 1, Longitude = 2 }, noise));
        return new RecordSketch(gold.Id).Build() with { Places = [.. places] };
    }

    private static CodedPlace Place(GoldToponym gold, Noise noise)
    {
        var start = gold.Start + (noise.Chance(0.1) ? 1 : 0);
        return new()
        {
            Start = start,
            End = gold.Start + gold.Text!.Length + (noise.Chance(0.1) ? noise.Below(12) : 0),
            Text = gold.Text,
            In = noise.Chance(0.03) ? "title" : null,
            Latitude = noise.Chance(0.1) ? null : gold.Latitude + noise.OneOf([0, 0, 0.5, -1.2, 3, -20]),
            Longitude = noise.Chance(0.05) ? null : gold.Longitude - noise.OneOf([0, 0, 0.5, 1.7, -3, 60]),
            Country = noise.OneOf([gold.Country, gold.Country, "usa", null]),
            GeonameId = noise.OneOf([(int?)gold.GeonameId, 5, null]),
            Feature = gold.Level == "country" && noise.Chance(0.7) ? "PCLI" : "PPL",
            Usage = "literal",
        };
    }
}
