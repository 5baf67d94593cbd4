using Casus.Grounding;
using Casus.Language;

namespace Casus.Tests.Grounding;

public sealed class ToponymResolverTests
{
    [Theory]
    [InlineData("A blast in Baghdad killed two.", "Baghdad", 98182)]
    [InlineData("A court in Paris, France, jailed him.", "Paris", 2988507)]
    [InlineData("A court in Paris, Texas, jailed him.", "Paris", 4717560)]
    [InlineData("He fled from Mexico to Guatemala.", "Mexico", 3996063)]
    [InlineData("Troops crossed from Georgia to Armenia, said Tbilisi.", "Georgia", 614540)]
    [InlineData("The governors of Georgia, Alabama and Florida met in Atlanta.", "Georgia", 4197000)]
    [InlineData("Syrian forces shelled the town of Idlib in Syria.", "Syrian", 163843)]
    [InlineData("Russia shelled Donetsk in Ukraine.", "Donetsk", 709717)]
    [InlineData("Fighting in Anbar province of Iraq.", "Anbar", 99592)]
    [InlineData("The U.S. condemned it in New York.", "U.S.", 6252001)]
    [InlineData("Rebels in Tripoli, Libya, fired on the port.", "Tripoli", 2210247)]
    [InlineData("The army entered Tripoli in northern Lebanon, near Beirut.", "Tripoli", 266826)]
    public void The_place_meant_is_found(string text, string name, int id)
    {
        var toponym = ToponymReading.Resolve(text).Single(t => t.Span.In(text) == name);
        Assert.Equal(id, toponym.Place?.GeonameId);
        Assert.InRange(toponym.Score, 0.3, 1);
        Assert.NotEqual("", toponym.Reason);
    }

    [Theory]
    [InlineData("Three guards were killed in Mirpur county in the Iranian province of Kerman.", "Mirpur")]
    [InlineData("A bomb exploded in San Miguel, a village 40 miles south of Managua, Nicaragua.", "San Miguel")]
    [InlineData("The navy attacked boats off the coast of Chennai in northern Sri Lanka.", "Chennai")]
    public void A_country_named_in_the_phrase_rules_out_namesakes_abroad(string text, string name)
    {
        var toponym = ToponymReading.Resolve(text).Single(t => t.Span.In(text) == name);
        Assert.True(toponym.Place is null or { Country: "IRN" or "NIC" or "LKA" }, toponym.Reason);
    }

    [Theory]
    [InlineData("He spoke of a deal with London in Rwanda.", "London", "GBR")]
    [InlineData("The army fights rebels in the Northeast of India.", "India", "IND")]
    [InlineData("Gunmen killed two men in Wadarewa village in Zamfara.", "Wadarewa", "NGA")]
    public void What_the_phrase_does_not_place_elsewhere_stays(string text, string name, string country)
    {
        var found = ToponymReading.Resolve(text);
        Assert.Equal(country, found.Single(t => t.Span.In(text) == name).Place?.Country);
        Assert.DoesNotContain(found, t => t.Place?.Country == "ISL");
    }

    [Fact]
    public void One_name_means_one_place_throughout_a_report()
    {
        var found = ToponymReading.Resolve("A man was shot in Paris, Texas. Police in Paris have no suspect. Paris is near Dallas.");
        var places = found.Where(t => t.Place?.Name == "Paris").Select(t => t.Place!.GeonameId).ToList();
        Assert.Equal([4717560, 4717560, 4717560], places);
    }

    [Fact]
    public void A_mention_with_its_own_container_goes_its_own_way()
    {
        var text = "He moved from Paris, France, to Paris, Texas.";
        Assert.Equal([2988507, 4717560], ToponymReading.Resolve(text).Where(t => t.Span.In(text) == "Paris").Select(t => t.Place!.GeonameId));
    }

    [Fact]
    public void Other_places_of_the_report_decide_between_bearers_of_a_name()
    {
        var text = "Officials in Springfield, Peoria, Decatur and Chicago warned of floods.";
        Assert.Equal(4250542, ToponymReading.Resolve(text).First(t => t.Span.In(text) == "Springfield").Place?.GeonameId);
    }

    [Fact]
    public void What_cannot_be_told_is_ambiguous_and_lists_all()
    {
        // Two county seats of like size and no further word.
        var toponyms = new[] { "Springfield", "Columbia", "Jackson", "Franklin", "Clinton", "Greenville", "Madison", "Georgetown", "Salem", "Fairview", "Richmond", "Arlington" }
            .Select(n => ToponymReading.Resolve($"A fire was reported in {n}."))
            .Where(t => t.Length == 1).Select(t => t[0]).ToList();
        Assert.Contains(toponyms, t => t.Place is null && t.Alternatives.Length > 1 && t.Reason.StartsWith("ambiguous", StringComparison.Ordinal) && t.Score == 0);
        Assert.All(toponyms.Where(t => t.Place is not null), t => Assert.DoesNotContain(t.Alternatives, a => a.Place == t.Place));
    }

    [Theory]
    [InlineData("Illinois Times", "Springfield", 4250542)]
    [InlineData("The Columbus Dispatch", "Dublin", 5152333)]
    [InlineData("Dublin Evening Post", "Dublin", 2964574)]
    [InlineData(null, "Dublin", 2964574)]
    [InlineData("Independent Post", "Dublin", 2964574)]
    [InlineData("Lebanon Files", "Tripoli", 266826)]
    [InlineData("The Times of Malta", "Tripoli", 2210247)]
    public void Where_the_text_does_not_say_the_publishers_home_decides(string? publisher, string name, int id)
    {
        var toponym = Assert.Single(ToponymReading.Resolve(new Casus.Reports.Report { Id = "r", Text = $"A fire was reported in {name}.", Publisher = publisher }));
        Assert.Equal(id, toponym.Place?.GeonameId);
    }

    [Fact]
    public void What_the_text_says_counts_for_more_than_the_publishers_home()
    {
        var found = ToponymReading.Resolve(new Casus.Reports.Report { Id = "r", Text = "A fire was reported in Tripoli, Libya. Tripoli has seen such fires.", Publisher = "Lebanon Files" });
        Assert.Equal([2210247, 2215636, 2210247], found.Select(t => t.Place!.GeonameId));
    }

    [Fact]
    public void The_reason_names_each_factor()
    {
        var found = ToponymReading.Resolve(new Casus.Reports.Report { Id = "r", Text = "Rebels left Mosul, Iraq, for Nineveh province.", Publisher = "Iraqi News" });
        foreach (var words in new[] { "seat of a division +", "for its size +", "lies in the place named behind it +4.0", "other names lie in its country", "the publisher is named after" })
            Assert.Contains(words, found[0].Reason, StringComparison.Ordinal);
        Assert.Contains("the word beside it says a first-order division +3.0", found[2].Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Dayr az Zawr", "Deir ez-Zor")]
    [InlineData("Der Ezzor", "Deir ez-Zor")]
    [InlineData("Deir Ezzor", "Deir ez-Zor")]
    [InlineData("Idleb", "Idlib")]
    [InlineData("al-Raqqa", "Raqqa")]
    [InlineData("Al-Ḩasakah", "Al Ḩasakah")]
    public void Spellings_that_the_lists_have_are_found_as_they_stand(string written, string name)
    {
        var toponym = ToponymReading.Resolve($"Shells fell on the town of {written} in Syria.").First();
        Assert.Equal(name, toponym.Place?.Name);
        Assert.DoesNotContain("spelt differently", toponym.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Edlib", "Syria", "Idlib")]
    [InlineData("Hodaida", "Yemen", "Al Ḩudaydah")]
    [InlineData("Makallah", "Yemen", "Mukalla")]
    [InlineData("Maidugury", "Nigeria", "Maiduguri")]
    [InlineData("Mousel", "Iraq", "Mosul")]
    public void Other_spellings_are_found_in_a_country_of_the_report_and_it_is_said_so(string written, string country, string name)
    {
        var toponym = ResolveTagged($"Two people died in {written}, {country}.", written);
        Assert.NotNull(toponym);
        Assert.Equal(name, toponym.Place?.Name);
        Assert.StartsWith("spelt differently", toponym.Reason, StringComparison.Ordinal);
        Assert.Equal(0.5, toponym.Score);
    }

    [Theory]
    [InlineData("Edlib", "Peru")]
    [InlineData("Qwzx", "Syria")]
    [InlineData("Springfeld", "the United States")]
    public void Without_a_like_name_in_the_reports_countries_nothing_is_guessed(string written, string country) =>
        Assert.DoesNotContain("spelt differently", ResolveTagged($"Two people died in {written}, {country}.", written)?.Reason ?? "", StringComparison.Ordinal);

    [Fact]
    public void Words_that_the_finder_of_names_calls_no_place_are_not_compared() =>
        Assert.DoesNotContain(ToponymReading.Resolve("Shells fell on Edlib in Syria."), t => t.Reason.StartsWith("spelt differently", StringComparison.Ordinal));

    private static Toponym? ResolveTagged(string text, string place)
    {
        var plain = ToponymReading.Of(text);
        var tokens = plain.Get(Tokens.Layer);
        var at = text.IndexOf(place, StringComparison.Ordinal);
        var reading = Casus.Readings.Reading.Of(plain.Report)
            .With(Tokens.Layer, tokens)
            .With(Sentences.Layer, plain.Get(Sentences.Layer))
            .With(NameMention.Layer, [new(tokens.RangeOf(new(at, at + place.Length)), NameKind.Place)]);
        return ToponymReading.Resolver.Resolve(reading, ToponymReading.Recognizer.Find(reading)).SingleOrDefault(t => t.Span.Start == at);
    }

    [Fact]
    public void A_site_in_no_list_is_put_at_the_town_beside_it_with_a_low_score()
    {
        var text = "A bomb went off at Quillon Street in Mosul, Iraq.";
        var site = ToponymReading.Resolve(text).Single(t => t.Span.In(text) == "Quillon Street");
        Assert.Equal((0, "Quillon Street", "S", "IRQ"), (site.Place!.GeonameId, site.Place.Name, site.Place.Feature, site.Place.Country));
        Assert.Equal(36.335, site.Place.Latitude, 0.01);
        Assert.True(site.Score <= 0.3);
        Assert.Contains("not in the gazetteer", site.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_demonym_carries_its_countrys_point_and_usage()
    {
        var toponym = Assert.Single(ToponymReading.Resolve("Two Iraqis died."));
        Assert.Equal((ToponymUsage.Demonym, 99237, "PCLI"), (toponym.Usage, toponym.Place!.GeonameId, toponym.Place.Feature));
    }

    [Theory]
    [InlineData("Moscow denied the strike .", "deny", ToponymUsage.Metonymic)]
    [InlineData("Moscow sleeps under snow .", "sleep", ToponymUsage.Literal)]
    public void A_capital_that_says_or_decides_stands_for_its_government(string text, string lemma, ToponymUsage usage)
    {
        var reading = ToponymReading.Of(text);
        var count = reading.Get(Tokens.Layer).Count;
        var tags = new UniversalTag[count];
        var heads = new int[count];
        var relations = new Relation[count];
        var lemmas = Enumerable.Repeat("x", count).ToArray();
        Array.Fill(heads, 1);
        (tags[0], tags[1], lemmas[1], heads[1]) = (UniversalTag.Propn, UniversalTag.Verb, lemma, -1);
        (relations[0], relations[1]) = (Relation.Nsubj, Relation.Root);
        reading = reading.With(Syntax.Layer, new(tags, lemmas, lemmas, lemmas, heads, relations));
        Assert.Equal(usage, ToponymReading.Resolver.Resolve(reading, ToponymReading.Recognizer.Find(reading))[0].Usage);
    }

    [Fact]
    public void The_same_text_gives_the_same_result_on_many_threads()
    {
        const string text = "Clashes near Mosul, Iraq, and in Aleppo; Paris and London condemned them. Springfield stood by.";
        var expected = string.Join('\n', ToponymReading.Resolve(text).Select(Render));
        Parallel.For(0, 8, _ => Assert.Equal(expected, string.Join('\n', ToponymReading.Resolve(text).Select(Render))));
        static string Render(Toponym t) => $"{t.Span} {t.Place} {t.Score} {t.Reason} {string.Join('|', t.Alternatives)}";
    }

    [Fact]
    public void A_long_report_takes_time_in_proportion()
    {
        var text = string.Concat(Enumerable.Range(0, 4000).Select(i => $"Fighting near Mosul and Springfield and in Paris on day {i} killed {i}. "));
        Assert.True(ToponymReading.Resolve(text).Length > 8000);
    }
}
