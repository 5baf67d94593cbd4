using Casus.Knowledge;

namespace Casus.Tests.Knowledge;

/// <summary>Looking triggers up.</summary>
public sealed class TriggerLexiconTests
{
    private static readonly TriggerLexicon Triggers = ShippedCodebook.Codebook.Triggers;
    private static readonly NounClasses Nouns = ShippedCodebook.Nouns;

    [Theory]
    [InlineData("drone strike", "strike", "drone-strike")]
    [InlineData("car bomb attack", "attack", "vehicle-bombing")]
    [InlineData("exchange of fire", "exchange", "armed-clash")]
    [InlineData("claim of responsibility", "claim", "claim-of-responsibility")]
    public void A_noun_phrase_is_filed_under_its_head(string phrase, string head, string type)
    {
        var found = Triggers.WithHead(head, WordClass.Noun).ToArray().First(t => t.Text == phrase);

        Assert.Equal(type, found.Type.Name);
        Assert.Equal(head, found.Words[found.Head]);
    }

    [Theory]
    [InlineData("gun down", "gun", "shooting")]
    [InlineData("take hostage", "take", "hostage-taking")]
    [InlineData("set fire to", "set", "arson")]
    [InlineData("sexually assault", "assault", "sexual-violence")]
    [InlineData("be wound", "be", "injury")]
    public void A_verb_phrase_is_filed_under_its_verb(string phrase, string verb, string type)
    {
        var found = Triggers.WithHead(verb, WordClass.Verb).ToArray().First(t => t.Text == phrase);

        Assert.Equal(type, found.Type.Name);
        Assert.Equal(verb, found.Words[found.Head]);
    }

    [Fact]
    public void Longer_triggers_come_first_then_those_that_ask_for_more()
    {
        foreach (var head in (string[])["strike", "attack", "fire", "bomb", "kill", "take"])
        {
            foreach (var wordClass in Enum.GetValues<WordClass>())
            {
                var found = Triggers.WithHead(head, wordClass).ToArray();
                Assert.Equal(found.OrderByDescending(t => t.Words.Length).ThenByDescending(t => t.Conditions.Positive).ThenBy(t => t.Conditions.IsEmpty), found);
            }
        }
    }

    [Fact]
    public void Case_is_ignored_and_unknown_words_have_no_triggers()
    {
        Assert.False(Triggers.WithHead("ATTACK", WordClass.Verb).IsEmpty);
        Assert.True(Triggers.WithHead("sunshine", WordClass.Noun).IsEmpty);
        Assert.True(Triggers.WithHead("", WordClass.Noun).IsEmpty);
    }

    [Fact]
    public void A_hyphen_is_matched_as_one_word_and_as_two()
    {
        Assert.Contains(Triggers.WithHead("cease-fire", WordClass.Noun).ToArray(), t => t.Words.Length == 1);
        Assert.Contains(Triggers.WithHead("fire", WordClass.Noun).ToArray(), t => t.Text == "cease fire");
    }

    [Fact]
    public void Looking_up_allocates_nothing()
    {
        const string text = "The rebels attack at dawn.";
        _ = Triggers.WithHead(text.AsSpan(11, 6), WordClass.Verb);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 100; i++)
            _ = Triggers.WithHead(text.AsSpan(11, 6), WordClass.Verb);

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    // Figurative and peaceful uses that the conditions have to refuse, beside the violent use they have to let through.
    [Theory]
    [InlineData("attack", WordClass.Noun, "modifier", "heart", "rebel")]
    [InlineData("strike", WordClass.Noun, "modifier", "hunger", "retaliatory")]
    [InlineData("shooting", WordClass.Noun, "modifier", "film", "deadly")]
    [InlineData("killing", WordClass.Noun, "modifier", "animal", "brutal")]
    [InlineData("shoot", WordClass.Verb, "object", "film", "farmer")]
    [InlineData("kill", WordClass.Verb, "object", "proposal", "farmer")]
    [InlineData("kill", WordClass.Verb, "subject", "earthquake", "gunman")]
    [InlineData("bomb", WordClass.Verb, "object", "test", "market")]
    [InlineData("hijack", WordClass.Verb, "object", "debate", "bus")]
    public void Conditions_tell_the_figurative_from_the_violent(string head, WordClass wordClass, string slot, string figurative, string violent)
    {
        Assert.DoesNotContain(Triggers.WithHead(head, wordClass).ToArray(), t => t.Words.Length == 1 && t.Type.IsViolent && Allows(t, slot, figurative));
        Assert.Contains(Triggers.WithHead(head, wordClass).ToArray(), t => t.Words.Length == 1 && t.Type.IsViolent && Allows(t, slot, violent));
    }

    // The slot holds the word, every other slot is empty.
    private static bool Allows(Trigger trigger, string slot, string word)
    {
        var c = trigger.Conditions;
        if ((c.Object is not null && slot != "object") || (c.Subject is not null && slot != "subject") || (c.Modifier is not null && slot != "modifier") || c.With is not null)
            return false;
        var (wanted, unwanted) = slot switch
        {
            "object" => (c.Object, c.NotObject),
            "subject" => (c.Subject, c.NotSubject),
            _ => (c.Modifier, c.NotModifier),
        };
        return wanted?.Matches(word, Nouns.ClassesOf(word)) != false && unwanted?.Matches(word, Nouns.ClassesOf(word)) != true;
    }
}
