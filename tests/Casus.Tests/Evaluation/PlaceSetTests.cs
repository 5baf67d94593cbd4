using System.Collections.Immutable;
using Casus.Evaluation;
using Casus.Evaluation.Places;
using Casus.Records;

namespace Casus.Tests.Evaluation;

public sealed class PlaceSetTests
{
    // The pin before the first name is one code point and two code units.
    private const string Text = "\U0001F4CD Lisse and the Norlandish town of Vell; later Vell, Sudria and Nowhere Lane.";

    private static readonly GoldToponym[] Toponyms =
    [
        Gold("Lisse", 50, 5, 1),
        Gold("Norlandish", 60, 10, 2, "NOR", "country", "associative"),
        Gold("Vell", 61, 11, 3),
        Gold("Vell, Sudria", -10, 20, 4),
        new() { Start = At("Nowhere Lane"), End = At("Nowhere Lane") + 12, Text = "Nowhere Lane", Class = "literal" },
    ];

    [Fact]
    public void The_gold_itself_scores_full_marks()
    {
        var figures = Score(places => places);

        foreach (var name in (string[])["all, exact, recognition F1", "geocoded, exact, end to end F1", "geocoded, overlap, within 161 km", "geocoded, exact, country"])
            Assert.True(figures.Of(name) == 1, name);
        Assert.Equal(0, figures.Of("all, exact, mean error"));
        Assert.Equal(0, figures.Of("spans that are not their words"));
    }

    [Fact]
    public void A_shorter_span_matches_by_overlap_only()
    {
        var figures = Score(places => [.. places[..3], places[3] with { End = places[3].Start + 4, Text = "Vell" }, places[4]]);

        Assert.Equal(0.8, figures.Of("all, exact, recognition F1")!.Value, 12);
        Assert.Equal(1, figures.Of("all, overlap, recognition F1"));
        Assert.Equal((0.75, 1.0), (figures.Of("geocoded, exact, end to end F1"), figures.Of("geocoded, overlap, end to end F1")));
    }

    [Fact]
    public void Another_centroid_of_the_same_country_is_the_same_unit()
    {
        var figures = Score(places => [places[0], places[1] with { Latitude = 65, GeonameId = null, Feature = "PCLI" }, .. places[2..]]);

        Assert.Equal((0.75, 1.0), (figures.Of("geocoded, exact, within 161 km"), figures.Of("geocoded, exact, within 161 km or same unit")));
    }

    [Fact]
    public void A_place_without_coordinates_is_as_wrong_as_can_be()
    {
        var figures = Score(places => [places[0] with { Latitude = null }, .. places[1..]]);

        Assert.Equal(20039 / 4.0, figures.Of("geocoded, exact, mean error"));
        Assert.Equal(0, figures.Of("geocoded, exact, median error"));
        Assert.Equal(0.75, figures.Of("geocoded, exact, end to end R"));
    }

    [Fact]
    public void Toponyms_outside_a_row_count_neither_for_nor_against()
    {
        var figures = Score(places => places);

        Assert.Equal(1, figures.Of("associative, exact, recognition P"));
        Assert.Equal(1, figures.Of("below country, exact, recognition P"));
    }

    [Fact]
    public void A_spurious_place_costs_precision_and_the_headline_is_left_out()
    {
        var spurious = new CodedPlace { Start = At("later"), End = At("later") + 5, Text = "later", Usage = "literal" };
        var figures = Score(places => [.. places, spurious, spurious with { In = "title" }, places[0]]);

        Assert.Equal(5 / 6.0, figures.Of("all, exact, recognition P"));
        Assert.Equal(1, figures.Of("all, exact, recognition R"));
    }

    private static GoldToponym Gold(string words, double latitude, double longitude, int id, string country = "ABC", string? level = null, string type = "literal") => new()
    {
        Start = At(words),
        End = At(words) + words.Length,
        Text = words,
        Latitude = latitude,
        Longitude = longitude,
        GeonameId = id,
        Country = country,
        Level = level,
        Class = type,
    };

    private static int At(string words) => Text.IndexOf(words, StringComparison.Ordinal) - 1;

    private static ImmutableArray<Figure> Score(Func<ImmutableArray<CodedPlace>, ImmutableArray<CodedPlace>> change)
    {
        ImmutableArray<CodedPlace> right = [.. Toponyms.Select(t => new CodedPlace
        {
            Start = t.Start,
            End = t.End,
            Text = t.Text!,
            Latitude = t.Latitude,
            Longitude = t.Longitude,
            GeonameId = (int?)t.GeonameId,
            Country = t.Country,
            Usage = "literal",
        })];
        var set = new PlaceSet("geo own", [new() { Id = "r", Text = Text, Toponyms = Toponyms }]);
        return set.Score(new() { Records = [new() { Id = "r", Coder = "own", Places = change(right) }] });
    }
}
