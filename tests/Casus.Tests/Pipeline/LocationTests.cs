using Casus.Records;
using Casus.Reports;

namespace Casus.Tests.Pipeline;

/// <summary>How the place of an event is told: relation, precision, and when there is no pin.</summary>
public sealed class LocationTests
{
    [Theory]
    [InlineData("Gunmen killed two soldiers near Tikrit on Monday.", "Tikrit", LocationRelation.Near, LocationPrecision.City)]
    [InlineData("Gunmen killed two soldiers 20 km north of Tikrit on Monday.", "Tikrit", LocationRelation.Near, LocationPrecision.City)]
    [InlineData("Gunmen killed two soldiers west of Tikrit on Monday.", "Tikrit", LocationRelation.Near, LocationPrecision.City)]
    [InlineData("A bomb killed two people on the outskirts of Maiduguri.", "Maiduguri", LocationRelation.Near, LocationPrecision.City)]
    [InlineData("Rebels killed two drivers in Anbar province.", "Anbar", LocationRelation.In, LocationPrecision.Admin1)]
    [InlineData("A missile struck a tanker in the Red Sea.", "Red Sea", LocationRelation.In, LocationPrecision.Area)]
    [InlineData("A bomb killed two people on Quillon Street in Mosul, Iraq.", "Quillon Street", LocationRelation.In, LocationPrecision.Neighbourhood)]
    [InlineData("A bomb killed two people in the Mashtal neighbourhood of Baghdad.", "Mashtal", LocationRelation.In, LocationPrecision.Neighbourhood)]
    public void The_relation_to_the_place_and_the_precision_are_told(string text, string name, LocationRelation relation, LocationPrecision precision)
    {
        var location = Locate(text);
        Assert.Equal((name, relation, precision), (location.Evidence[0].Text, location.Relation, location.Precision));
        Assert.NotNull(location.Latitude);
        Assert.Null(location.Unknown);
    }

    [Theory]
    [InlineData("Gunmen killed two soldiers in Iraq on Monday.", "IRQ", LocationRelation.In, LocationPrecision.Country)]
    [InlineData("Gunmen killed two soldiers on the border between Mali and Niger.", "MLI", LocationRelation.Along, LocationPrecision.Area)]
    [InlineData("Gunmen killed two soldiers near the border with Chad.", "TCD", LocationRelation.Along, LocationPrecision.Area)]
    [InlineData("Gunmen killed two soldiers at the border crossing with Chad.", "TCD", LocationRelation.Along, LocationPrecision.Area)]
    [InlineData("A bomb killed two people at a river crossing in Iraq.", "IRQ", LocationRelation.In, LocationPrecision.Country)]
    public void A_country_or_a_border_has_no_pin(string text, string country, LocationRelation relation, LocationPrecision precision)
    {
        var location = Locate(text);
        Assert.Equal((country, relation, precision), (location.Country, location.Relation, location.Precision));
        Assert.Equal((null, null, "no-point"), (location.Latitude, location.Longitude, location.Unknown));
    }

    [Fact]
    public void A_town_on_a_border_is_the_town()
    {
        var location = Locate("Gunmen killed two soldiers in Rafah, on the border with Egypt.");
        Assert.Equal(("Rafah", LocationPrecision.City), (location.Evidence[0].Text, location.Precision));
        Assert.NotNull(location.Latitude);
    }

    [Fact]
    public void Between_two_towns_is_in_the_middle()
    {
        var location = Locate("A roadside bomb killed two drivers between Kirkuk and Tikrit on Monday.");
        Assert.Equal((LocationRelation.Between, LocationPrecision.Area), (location.Relation, location.Precision));
        Assert.InRange(location.Latitude!.Value, 34.7, 35.3);
        Assert.InRange(location.Longitude!.Value, 43.8, 44.3);
        Assert.Equal(["Kirkuk", "Tikrit"], location.Evidence.Select(e => e.Text));
    }

    [Fact]
    public void A_between_without_another_end_does_no_harm() =>
        Assert.NotNull(Locate("Gunmen killed two soldiers between Kirkuk and the river on Monday.").Latitude);

    [Fact]
    public void A_place_that_is_only_named_later_is_no_other_end()
    {
        var location = Locate("A roadside bomb killed two drivers between Kirkuk and the river on the way to Baghdad on Monday.");
        Assert.Equal(("Kirkuk", LocationPrecision.City), (location.Name, location.Precision));
    }

    [Fact]
    public void An_ambiguous_place_has_no_pin_and_lists_what_it_may_be()
    {
        var locations = new[] { "Springfield", "Columbia", "Jackson", "Franklin", "Clinton", "Greenville", "Georgetown", "Fairview", "Richmond", "Arlington" }
            .Select(n => Standard.Code(Standard.Report($"Gunmen killed two people in {n} on Monday.")).Events.FirstOrDefault()?.Location)
            .OfType<EventLocation>()
            .Where(l => l.Unknown == "ambiguous-place")
            .ToList();
        Assert.NotEmpty(locations);
        Assert.All(locations, l =>
        {
            Assert.Equal((null, null, null), (l.Latitude, l.Longitude, l.GeonameId));
            Assert.InRange(l.Alternatives!.Value.Length, 2, 5);
        });
    }

    private static EventLocation Locate(string text) =>
        Assert.Single(Standard.Code(Standard.Report(text, "2024-02-08")).Events.Select(e => e.Location).OfType<EventLocation>());
}
