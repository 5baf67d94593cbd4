using Casus.Grounding;
using Casus.Knowledge;
using Casus.Readings;

namespace Casus.Tests.Grounding;

public sealed class ToponymRecognizerTests
{
    [Theory]
    [InlineData("A strike in [|Mosul|] killed three people.")]
    [InlineData("Clashes broke out near [|Deir ez-Zor|] and in [|al-Hasakah|].")]
    [InlineData("The [|Syrian|] army and the [|Iraqis|] met in [|Amman|], [|Jordan|].")]
    [InlineData("He was shot in [|Gainesville|], [|Fla.|], and flown to [|Charleston|], [|W.Va.|], later.")]
    [InlineData("Gunmen attacked a village in [|Kaduna State|] on Friday.")]
    [InlineData("Gunmen attacked a village in [|Kaduna|] state on Friday.")]
    [InlineData("The drone hit [|Tower 22|] in [|Jordan|], near the border with [|Syria|].")]
    [InlineData("Ships in the [|Red Sea|] and the [|Gulf of Aden|] were warned.")]
    [InlineData("The [|U.S.|] and the [|UK|] struck targets in [|Yemen|].")]
    [InlineData("They live in [|Port-au-Prince|], the capital of [|Haiti|].")]
    [InlineData("A fire broke out on [|Bridge Street|] in [|Oxford|].")]
    public void Place_names_are_found_with_their_bounds(string marked)
    {
        var (text, spans) = ToponymReading.Unmark(marked);
        Assert.Equal(spans, ToponymReading.Recognizer.Find(ToponymReading.Of(text)).Select(m => m.Span));
    }

    [Theory]
    [InlineData("Reading the report, Police said it was a Nice day.")]
    [InlineData("Mr. Jordan met Gen. Austin on Monday in March.")]
    [InlineData("Of the dead, most were children. Split votes followed.")]
    [InlineData("The AS and OR signs were read by us all.")]
    public void Words_persons_and_months_are_no_places(string text) =>
        Assert.Empty(ToponymReading.Recognizer.Find(ToponymReading.Of(text)));

    [Fact]
    public void A_persons_surname_is_no_place_in_the_whole_report()
    {
        var found = ToponymReading.Recognizer.Find(ToponymReading.Of(
            "Michael Jackson spoke in Lagos. Jackson said he was sorry.", "Michael Jackson"));
        Assert.Equal("Lagos", found.Select(m => "Michael Jackson spoke in Lagos. Jackson said he was sorry.".Substring(m.Span.Start, m.Span.Length)).Single());
    }

    [Theory]
    [InlineData("GUNMEN KILLED TWELVE PEOPLE IN [|BOGOTA|], [|COLOMBIA|], THE POLICE SAID ON FRIDAY.")]
    [InlineData("MASKED MEN ATTACKED THE TOWN HALL OF THE CITY OF [|MEDELLIN|] AND FLED TO US AND TO THEM.")]
    public void In_capitals_names_need_further_signs(string marked)
    {
        var (text, spans) = ToponymReading.Unmark(marked);
        Assert.Equal(spans, ToponymReading.Recognizer.Find(ToponymReading.Of(text)).Select(m => m.Span));
    }

    [Fact]
    public void A_place_behind_a_comma_is_linked_as_container()
    {
        var found = ToponymReading.Recognizer.Find(ToponymReading.Of("A blast in Mosul, Iraq, killed two."));
        Assert.Equal([1, -1], found.Select(m => m.Container));
    }

    [Theory]
    [InlineData("in Anbar province", DivisionCue.FirstOrder)]
    [InlineData("in Kupiansk district of Ukraine", DivisionCue.SecondOrder)]
    [InlineData("in the city of Sumy", DivisionCue.Town)]
    public void The_word_for_its_kind_is_noted(string words, DivisionCue cue) =>
        Assert.Equal(cue, ToponymReading.Recognizer.Find(ToponymReading.Of($"Fighting went on {words} on Monday."))[0].Cue);

    [Fact]
    public void Explaining_weighs_as_finding_does()
    {
        var reading = ToponymReading.Of("Reading the report from Mosul, Iraq, Mr. Jordan wept in Nice.");
        var found = ToponymReading.Recognizer.Find(reading);
        var kept = ToponymReading.Recognizer.Explain(reading).Where(m => m.Evidence >= ToponymRecognizer.Threshold);
        Assert.Equal(found.Select(m => (m.Span, m.Evidence, m.Reason)), kept.Select(m => (m.Span, m.Evidence, m.Reason)));
    }

    [Theory]
    [InlineData("")]
    [InlineData(" \u200F ")]
    [InlineData("\uD800 \uDC00 in \uD83D Mosul")]
    [InlineData("-- - , ( Al- al- -al .")]
    public void Odd_text_does_no_harm(string text)
    {
        var found = ToponymReading.Recognizer.Find(ToponymReading.Of(text));
        Assert.All(found, m => Assert.True(m.Span.End <= text.Length));
    }

    [Fact]
    public void Found_names_lie_in_order_and_apart()
    {
        var found = ToponymReading.Recognizer.Find(ToponymReading.Of(string.Concat(Enumerable.Repeat("In New York City, Paris, Al Hasakah, Iraqis of West Bank. ", 40))));
        for (var i = 1; i < found.Length; i++)
            Assert.True(found[i - 1].Span.End <= found[i].Span.Start);
        Assert.True(found.Length > 100);
    }

    [Fact]
    public void Words_that_begin_no_name_allocate_nothing()
    {
        var reading = ToponymReading.Of(string.Concat(Enumerable.Repeat("the men walked along the road until it was dark . ", 800)));
        var recognizer = new ToponymRecognizer(ToponymReading.Gazetteer, ToponymWords.Load(DataFolder.Find()), ToponymSigns.Load(DataFolder.Find()), WellKnownPlaces.Load(DataFolder.Find()));
        recognizer.Find(reading);
        var before = GC.GetAllocatedBytesForCurrentThread();
        recognizer.Find(reading);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, reading.Get(Casus.Language.Tokens.Layer).Count);
    }

    [Fact]
    public void Tokens_alone_are_enough()
    {
        var reading = ToponymReading.Of("Troops entered Baghdad.");
        var bare = Reading.Of(reading.Report).With(Casus.Language.Tokens.Layer, reading.Get(Casus.Language.Tokens.Layer));
        Assert.Single(ToponymReading.Recognizer.Find(bare));
    }
}
