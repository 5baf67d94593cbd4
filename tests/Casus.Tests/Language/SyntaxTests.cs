using Casus.Language;
using Casus.Tests.Pipeline;

namespace Casus.Tests.Language;

public sealed class SyntaxTests
{
    [Fact]
    public void Trees_of_any_text_have_one_root_a_sentence_and_no_circle() => Texts.Hold(Texts.Hostile, text =>
    {
        var reading = Standard.Parse(text);
        var (syntax, sentences) = (reading.Get(Syntax.Layer), reading.Get(Sentences.Layer));
        Assert.Equal(reading.Get(Tokens.Layer).Count, syntax.Heads.Length);
        for (var s = 0; s < sentences.Count; s++)
            CheckTree(syntax, sentences[s]);
    });

    [Fact]
    public void A_verb_governs_its_subject_and_its_object()
    {
        var (tokens, syntax) = Parse("Gunmen killed three soldiers.");
        Assert.Equal(-1, syntax.Heads[1]);
        Assert.Equal((1, Relation.Nsubj), (syntax.Heads[0], syntax.Relations[0]));
        Assert.Equal((1, Relation.Obj), (syntax.Heads[3], syntax.Relations[3]));
        Assert.Equal((3, Relation.Nummod), (syntax.Heads[2], syntax.Relations[2]));
        Assert.Equal(UniversalTag.Verb, syntax.Tags[1]);
        Assert.Equal(5, tokens.Count);
    }

    [Fact]
    public void A_passive_verb_has_a_passive_subject()
    {
        var (_, syntax) = Parse("Three soldiers were killed by gunmen.");
        Assert.Equal((3, Relation.NsubjPass), (syntax.Heads[1], syntax.Relations[1]));
        Assert.Equal((3, Relation.OblAgent), (syntax.Heads[5], syntax.Relations[5]));
    }

    [Fact]
    public void Children_stand_in_text_order_and_a_subtree_reaches_over_all_below()
    {
        var (tokens, syntax) = Parse("Gunmen killed three soldiers near the old bridge.");
        Assert.Equal(syntax.ChildrenOf(1).ToArray().Order(), syntax.ChildrenOf(1).ToArray());
        Assert.Equal(new TokenRange(0, tokens.Count), syntax.SubtreeOf(1));
        Assert.True(syntax.IsUnder(6, 1));
        Assert.False(syntax.IsUnder(1, 6));
        Assert.Equal(0, syntax.Child(1, Relation.Nsubj));
        Assert.Equal(-1, syntax.Child(0, Relation.Obj));
    }

    [Fact]
    public void Columns_of_different_lengths_make_no_layer() =>
        Assert.Throws<ArgumentException>(() => new Syntax(new UniversalTag[2], new string[2], new string[2], new string[1], [-1, 0], new Relation[2]));

    [Fact]
    public void Heads_that_go_in_a_circle_make_no_layer() => Assert.Throws<ArgumentException>(() => WithHeads(1, 2, 1));

    [Fact]
    public void A_tree_may_be_as_deep_as_its_sentence_is_long()
    {
        const int Words = 100_000;
        var rightward = WithHeads([.. Enumerable.Range(-1, Words)]);
        var leftward = WithHeads([.. Enumerable.Range(1, Words - 1), -1]);
        Assert.Equal(new TokenRange(1, Words), rightward.SubtreeOf(1));
        Assert.Equal(new TokenRange(0, Words), leftward.SubtreeOf(Words - 1));
        Assert.True(rightward.IsUnder(Words - 1, 0));
        Assert.False(rightward.IsUnder(0, 1));
        Assert.False(rightward.IsUnder(-1, 0));
    }

    [Fact]
    public void The_same_text_has_the_same_trees_whatever_was_read_before()
    {
        var before = Standard.Parse("Shells fell on the town.").Get(Syntax.Layer).Heads.ToArray();
        Standard.Parse(string.Join(' ', Enumerable.Repeat("a long sentence that goes on", 60)));
        Assert.Equal(before, Standard.Parse("Shells fell on the town.").Get(Syntax.Layer).Heads.ToArray());
    }

    private static Syntax WithHeads(params int[] heads)
    {
        var none = new string[heads.Length];
        return new(new UniversalTag[heads.Length], none, none, none, heads, new Relation[heads.Length]);
    }

    private static void CheckTree(Syntax syntax, TokenRange sentence)
    {
        var roots = 0;
        for (var t = sentence.Start; t < sentence.End; t++)
        {
            var head = syntax.Heads[t];
            roots += head < 0 ? 1 : 0;
            Assert.True(head == -1 || (sentence.Contains(head) && head != t), $"the head of {t} is {head}");
            Assert.Equal(head < 0, syntax.Relations[t] == Relation.Root);
            var above = t;
            for (var step = 0; above >= 0; step++, above = syntax.Heads[above])
                Assert.True(step <= sentence.Count, $"{t} stands in a circle");
        }

        Assert.Equal(1, roots);
    }

    private static (Tokens Tokens, Syntax Syntax) Parse(string text)
    {
        var reading = Standard.Parse(text);
        return (reading.Get(Tokens.Layer), reading.Get(Syntax.Layer));
    }
}
