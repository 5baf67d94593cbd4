using Casus.Knowledge;
using Casus.Language;
using Casus.Language.Engine;
using Casus.Training;

namespace Casus.Tests.Training;

/// <summary>What words of the field may stand for others while the network learns.</summary>
public sealed class SubstitutionTests
{
    private static readonly SubstituteWords Words = SubstituteWords.Load(DataFolder.Find());
    private static readonly TreebankSentence Sentence = Assert.Single(Treebank.Read("test", new StringReader(string.Join('\n', (string[])
    [
        "1\tAn\ta\tDET\tDT\t_\t2\tdet\t_\t_",
        "2\tartist\tartist\tNOUN\tNN\t_\t3\tnsubj\t_\t_",
        "3\tpainted\tpaint\tVERB\tVBD\t_\t0\troot\t_\t_",
        "4\ttwo\ttwo\tNUM\tCD\t_\t5\tnummod\t_\t_",
        "5\thorses\thorse\tNOUN\tNNS\t_\t3\tobj\t_\t_",
        "6\tin\tin\tADP\tIN\t_\t7\tcase\t_\t_",
        "7\tParis\tParis\tPROPN\tNNP\t_\t3\tobl\t_\t_",
        "8\tquickly\tquickly\tADV\tRB\t_\t3\tadvmod\t_\t_",
        "",
    ]))));

    private static readonly int[] Names = [0, 0, 0, 0, 0, 0, NameClasses.Of(NameKind.Place, NameClasses.Position.Single), 0];

    [Fact]
    public void Each_word_is_replaced_by_one_of_its_own_kind()
    {
        for (var seed = 0; seed < 200; seed++)
        {
            var (changed, which) = new Substitution(Words).Apply(Sentence, Names, new(seed));

            Assert.Equal(["two", "in", "quickly"], new[] { 3, 5, 7 }.Select(i => changed.Forms[i]));
            Assert.Contains(changed.Forms[1], Words.Singular.Append("artist"));
            Assert.Contains(changed.Forms[2], Words.Verbs["VBD"].Append("painted"));
            Assert.Contains(changed.Forms[4], Words.Plural.Append("horses"));
            Assert.Contains(changed.Forms[6], Words.Places.Append("Paris"));
            // Nouns with "u" at their head mostly take "a": "a unit".
            Assert.Equal("aeio".Contains(changed.Forms[1][0]) ? "An" : "A", changed.Forms[0]);
            Assert.All(Enumerable.Range(1, 7).Where(i => !which[i]), i => Assert.Equal(Sentence.Forms[i], changed.Forms[i]));
        }
    }

    [Fact]
    public void The_sentence_itself_stays_as_it_is()
    {
        new Substitution(Words).Apply(Sentence, Names, new(1));
        Assert.Equal("An artist painted two horses in Paris quickly", string.Join(' ', Sentence.Forms));
    }

    [Fact]
    public void The_same_seed_changes_the_same_words()
    {
        var twice = Enumerable.Range(0, 2).Select(_ => Enumerable.Range(0, 50).Select(seed => string.Join(' ', new Substitution(Words).Apply(Sentence, Names, new(seed)).Sentence.Forms)).ToList()).ToList();
        Assert.Equal(twice[0], twice[1]);
        Assert.True(twice[0].Distinct().Count() > 20);
    }

    [Fact]
    public void Verbs_have_all_their_forms()
    {
        Assert.Contains("overran", Words.Verbs["VBD"]);
        Assert.Contains("stabbing", Words.Verbs["VBG"]);
        Assert.Contains("seizing", Words.Verbs["VBG"]);
        Assert.Contains("hitting", Words.Verbs["VBG"]);
        Assert.Contains("bombed", Words.Verbs["VBN"]);
        Assert.Contains("struck", Words.Verbs["VBN"]);
        Assert.Contains("buries", Words.Verbs["VBZ"]);
        // The file has its own forms before the irregular ones.
        Assert.Contains("burned", Words.Verbs["VBN"]);
        Assert.DoesNotContain("burnt", Words.Verbs["VBN"]);
    }

    [Fact]
    public void There_are_names_of_all_kinds() =>
        Assert.All([Words.GivenNames, Words.FamilyNames, Words.Places, Words.Organisations, Words.Adjectives], names => Assert.True(names.Length > 50, names.FirstOrDefault()));

    [Fact]
    public void Nouns_are_singular_and_have_their_plural()
    {
        Assert.Contains("drone", Words.Singular);
        Assert.Contains("gunmen", Words.Plural);
        Assert.Contains("militias", Words.Plural);
        Assert.DoesNotContain(Words.Singular, w => w is "people" or "wounded" or "police");
    }
}
