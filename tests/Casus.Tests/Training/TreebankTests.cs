using Casus.Reports;
using Casus.Training;

namespace Casus.Tests.Training;

/// <summary>How the treebanks that the models learn from are read.</summary>
public sealed class TreebankTests
{
    [Fact]
    public void The_last_sentence_needs_no_blank_line_behind_it() =>
        Assert.Equal([["Dogs", "bark"], ["Cats"]], Read("1 Dogs 2 nsubj _", "2 bark 0 root _", "", "1 Cats 0 root _").Select(s => s.Forms));

    [Fact]
    public void Empty_nodes_take_no_place()
    {
        var sentence = Assert.Single(Read("1 Dogs 2 nsubj _", "1.1 that 2 dep _", "2 bark 0 root SpaceAfter=No"));
        Assert.Equal(["Dogs", "bark"], sentence.Forms);
        Assert.Equal([new(0, 4), new(5, 9)], sentence.Spans);
        Assert.Equal([1, 2], sentence.Heads);
    }

    [Fact]
    public void The_words_of_a_contraction_share_its_letters()
    {
        var sentence = Assert.Single(Read("1-2 don't _ _ _", "1 do 3 aux _", "2 n't 3 advmod _", "3 bark 0 root _"));
        Assert.Equal([new TextSpan(0, 5), new(0, 5), new(6, 10)], sentence.Spans);
    }

    [Theory]
    [InlineData("x Dogs 0 root _")]
    [InlineData("1 Dogs y root _")]
    [InlineData("1 Dogs 7 root _")]
    [InlineData("1-3 Dogs _ _ _")]
    public void A_damaged_line_is_named(string row)
    {
        var error = Assert.Throws<CasusException>(() => Read(row));
        Assert.Equal(("CAS0906", "own.conllu:1"), (error.Code, error.Where));
    }

    [Fact]
    public void Headlines_begin_their_words_with_capitals_but_for_the_smallest()
    {
        var sentence = TreebankSentence.Untagged(["a", "US", "drone", "'s", "pilot", "did", "n't", "fire", "on", "the", "mayor", "’s", "house"], []);
        Assert.Equal(["A", "US", "Drone", "'s", "Pilot", "Did", "n't", "Fire", "on", "the", "Mayor", "’s", "House"], sentence.InTitle().Forms);
        Assert.Equal(["A", "US", "DRONE"], sentence.InCapitals().Forms[..3]);
        Assert.Equal(["a", "us", "drone"], sentence.InLower().Forms[..3]);
        Assert.Equal(["a", "US", "drone"], sentence.Forms[..3]);
    }

    // Number, form, head, relation and notes; the other columns are left open.
    private static List<TreebankSentence> Read(params string[] rows)
    {
        var lines = rows.Select(r => r.Split(' ') is [var id, var form, var head, var relation, var notes]
            ? string.Join('\t', id, form, form, "X", "_", "_", head, relation, "_", notes)
            : r);
        return [.. Treebank.Read("own.conllu", new StringReader(string.Join('\n', lines)))];
    }
}
