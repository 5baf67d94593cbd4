using Casus.Knowledge;
using Casus.Language;
using Casus.Language.Engine;

namespace Casus.Tests.Language.Engine;

public sealed class LemmatizerTests
{
    private static readonly Lemmatizer Lemmatizer = Lemmatizer.Load(DataFolder.Find().File("models/lemmas.bin"));

    [Theory]
    [InlineData("killed", UniversalTag.Verb, "kill")]
    [InlineData("KILLED", UniversalTag.Verb, "kill")]
    [InlineData("fled", UniversalTag.Verb, "flee")]
    [InlineData("bled", UniversalTag.Verb, "bleed")]
    [InlineData("bases", UniversalTag.Noun, "base")]
    [InlineData("shot", UniversalTag.Verb, "shoot")]
    [InlineData("struck", UniversalTag.Verb, "strike")]
    [InlineData("died", UniversalTag.Verb, "die")]
    [InlineData("dying", UniversalTag.Verb, "die")]
    [InlineData("was", UniversalTag.Aux, "be")]
    [InlineData("n't", UniversalTag.Part, "not")]
    [InlineData("n’t", UniversalTag.Part, "not")]
    [InlineData("men", UniversalTag.Noun, "man")]
    [InlineData("children", UniversalTag.Noun, "child")]
    [InlineData("casualties", UniversalTag.Noun, "casualty")]
    [InlineData("bombings", UniversalTag.Noun, "bombing")]
    [InlineData("wounded", UniversalTag.Adj, "wounded")]
    [InlineData("worst", UniversalTag.Adj, "bad")]
    [InlineData("Baghdad", UniversalTag.Propn, "Baghdad")]
    [InlineData("", UniversalTag.Noun, "")]
    public void A_form_has_its_dictionary_form(string form, UniversalTag tag, string lemma) => Assert.Equal(lemma, Lemmatizer.Lemma(form, tag, ""));

    [Fact]
    public void The_longest_ending_that_is_known_decides()
    {
        var verbs = new Dictionary<string, Lemmatizer.Rule> { ["ed"] = new(2, ""), ["ied"] = new(3, "y"), ["^died"] = new(1, "") };
        var lemmatizer = new Lemmatizer(new Dictionary<string, IReadOnlyDictionary<string, Lemmatizer.Rule>> { [Lemmatizer.KeyOf(UniversalTag.Verb, null)] = verbs });
        Assert.Equal("bomb", lemmatizer.Lemma("bombed", UniversalTag.Verb, "VBD"));
        Assert.Equal("bury", lemmatizer.Lemma("Buried", UniversalTag.Verb, "VBN"));
        Assert.Equal("die", lemmatizer.Lemma("died", UniversalTag.Verb, ""));
        Assert.Equal("bombed", lemmatizer.Lemma("bombed", UniversalTag.Noun, "NN"));
    }

    [Fact]
    public void What_is_too_long_for_a_word_stays_as_it_is() => Assert.Equal(new string('A', 60), Lemmatizer.Lemma(new string('A', 60), UniversalTag.Noun, "NN"));
}
