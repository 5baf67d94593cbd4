using Casus.Language;
using Casus.Language.Trees;

namespace Casus.Tests.Language.Trees;

public sealed class ParsedTextTests
{
    private static readonly ParsedText Text = TreeSketch.Read(
        """
        Masked/-/ADJ/amod/2 gunmen/gunman/NOUN/nsubj/3 shot/shoot/VERB/root/0/VBD/Tense=Past|VerbForm=Fin Ali/Ali/PROPN/obj/3
        Karim/Karim/PROPN/flat/4 in/-/ADP/case/7 Mosul/Mosul/PROPN/obl/3 // He/-/PRON/nsubj/2 died/die/VERB/root/0
        """.ReplaceLineEndings(" "),
        "4-5 Person; 7-7 Place");

    private static readonly Word Shot = Text[2];

    [Fact]
    public void A_word_shows_what_the_layers_hold()
    {
        Assert.Equal("shot", Shot.Form);
        Assert.Equal(("shoot", UniversalTag.Verb, "VBD", Relation.Root), (Shot.Lemma, Shot.Tag, Shot.FineTag, Shot.Relation));
        Assert.Equal("shot", Shot.Span.In(Text.Text));
        Assert.Equal("Past", Shot.Feature("Tense"));
        Assert.Equal("", Shot.Feature("Verb"));
    }

    [Fact]
    public void A_word_knows_its_relatives()
    {
        Assert.Null(Shot.Head);
        Assert.Equal("gunmen Ali Mosul", string.Join(' ', Shot.Children));
        Assert.Equal("Masked gunmen Ali Karim in Mosul", string.Join(' ', Shot.Descendants));
        Assert.Equal("Ali shot", string.Join(' ', Text[4].Ancestors));
        Assert.Equal("Ali", Shot.Child(Relation.Iobj, Relation.Obj)?.ToString());
        Assert.Null(Shot.Child(Relation.Advmod));
        Assert.Equal(new TokenRange(0, 7), Shot.Subtree);
        Assert.True(Text[4].IsUnder(Shot));
        Assert.False(Shot.IsUnder(Text[4]));
    }

    [Fact]
    public void A_word_knows_its_neighbours_as_far_as_the_sentence_goes()
    {
        Assert.Equal("gunmen Ali", $"{Shot.Previous} {Shot.Next}");
        Assert.Null(Text[6].Next);
        Assert.Null(Text[7].Previous);
    }

    [Fact]
    public void A_word_knows_the_name_it_is_part_of()
    {
        Assert.Equal([null, null, null, NameKind.Person, NameKind.Person, null, NameKind.Place, null, null], Text.Words.Select(w => w.Name?.Kind));
        Assert.Equal(new TokenRange(3, 5), Text[4].Name?.Range);
    }

    [Fact]
    public void A_word_can_be_asked_what_it_is()
    {
        Assert.True(Shot.Is("attack", "SHOOT"));
        Assert.False(Shot.Is("shot"));
        Assert.True(Shot.Is(UniversalTag.Noun, UniversalTag.Verb));
        Assert.True(Text[1].Is(Relation.Nsubj));
        Assert.False(Text[1].Is(Relation.Obj));
    }

    [Theory]
    [InlineData(0, 4, "<amod <nsubj >obj >flat")]
    [InlineData(4, 2, "<flat <obj")]
    [InlineData(2, 5, ">obl >case")]
    [InlineData(2, 2, "")]
    public void A_path_goes_up_and_then_down(int from, int to, string path)
    {
        Assert.Equal(path, Text[from].PathTo(Text[to])?.ToString());
        Assert.Equal(Text[from].PathTo(Text[to])?.Length, Text[to].PathTo(Text[from])?.Length);
    }

    [Fact]
    public void No_path_leads_to_another_sentence() => Assert.Null(Shot.PathTo(Text[7]));

    [Fact]
    public void Sentences_have_words_and_a_root()
    {
        Assert.Equal(["shot", "died"], Text.Sentences.Select(s => s.Root.ToString()));
        Assert.Equal("He died", Text[8].Sentence.ToString());
        Assert.Equal(Text[7].Sentence, Text[8].Sentence);
        Assert.Equal(2, Text[8].Sentence.Words.Count);
        Assert.Equal("He", Text[8].Sentence.Words[0].ToString());
    }

    [Fact]
    public void A_text_knows_its_bounds()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Text[9]);
        Assert.Throws<ArgumentOutOfRangeException>(() => Text.WordsOf(new(0, 10)));
        Assert.Throws<ArgumentOutOfRangeException>(() => Text.Words[-1]);
        Assert.Equal(9, Text.Words.Count);
    }

    [Fact]
    public void Walks_take_nothing_from_the_heap()
    {
        Walk();
        var before = GC.GetAllocatedBytesForCurrentThread();
        var words = Walk();
        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
        Assert.Equal(31, words);

        static int Walk()
        {
            var words = 0;
            foreach (var word in Text.Words)
            {
                foreach (var _ in word.Children)
                    words++;
                foreach (var _ in word.Descendants)
                    words++;
                foreach (var _ in word.Ancestors)
                    words++;
                words += word.Is("he", "die") && word.Next is { } ? 2 : 0;
                words += word.Child(Relation.Case, Relation.Flat) is { } ? 1 : 0;
            }

            return words;
        }
    }

    [Fact]
    public void Heads_that_go_in_a_circle_make_no_text() =>
        Assert.Throws<ArgumentException>(() => TreeSketch.Read("a/a/X/dep/2 b/b/X/dep/1 c/c/X/root/0"));

    [Fact]
    public void Relations_fit_into_one_mask() => Assert.True(Relations.Count < 64);
}
