using System.Collections.Immutable;
using Casus.Evaluation;
using Casus.Evaluation.Treebanks;
using Casus.Reports;

namespace Casus.Tests.Evaluation;

public sealed class TreebankSetTests
{
    private const string Gold = """
        # newdoc id = d
        1 She she PRON PRP _ 4 nsubj _ _
        2-3 didn't _ _ _ _ _ _ _ _
        2 did do AUX VBD _ 4 aux _ _
        3 n't not PART RB _ 4 advmod _ _
        4 go go VERB VB _ 0 root _ SpaceAfter=No
        5 . . PUNCT . _ 4 punct _ _

        # newpar
        1 Dogs dog NOUN NNS _ 2 nsubj _ _
        2 bark bark VERB VBP _ 0 root _ SpaceAfter=No
        3 . . PUNCT . _ 2 punct _ _
        """;

    [Fact]
    public void An_analysis_equals_itself()
    {
        var figures = Score(Gold);

        foreach (var name in (string[])["tokens F1", "sentences F1", "words F1", "UPOS F1", "XPOS F1", "lemmas F1", "UAS F1", "LAS F1", "CLAS F1"])
            Assert.True(figures.Of(name) == 1, name);
        Assert.Equal(0, figures.Of("invalid trees"));
    }

    [Fact]
    public void The_raw_text_follows_SpaceAfter_and_paragraphs() => Assert.Equal("She didn't go.\n\nDogs bark.", Assert.Single(Set().Inputs).Text);

    [Fact]
    public void A_multiword_token_left_whole_loses_its_words_but_not_the_token()
    {
        var figures = Score("""
            # newdoc id = d
            1 She she PRON PRP _ 3 nsubj _ _
            2 didn't do AUX VBD _ 3 aux _ _
            3 go go VERB VB _ 0 root _ _
            4 . . PUNCT . _ 3 punct _ _

            1 Dogs dog NOUN NNS _ 2 nsubj _ _
            2 bark bark NOUN NN _ 0 root _ _
            3 . . PUNCT . _ 2 punct _ _
            """);

        Assert.Equal(1, figures.Of("tokens F1"));
        Assert.Equal((6 / 7.0, 6 / 8.0), (figures.Of("words P"), figures.Of("words R")));
        Assert.Equal((5 / 8.0, 6 / 8.0), (figures.Of("UPOS R"), figures.Of("LAS R")));
        Assert.Equal(5 / 6.0, figures.Of("UPOS of aligned words"));
    }

    [Fact]
    public void A_multiword_token_split_into_tokens_keeps_its_words()
    {
        var figures = Score(Gold.Replace("2-3 didn't _ _ _ _ _ _ _ _\n", "", StringComparison.Ordinal));

        Assert.Equal(1, figures.Of("words F1"));
        Assert.Equal((6 / 8.0, 6 / 7.0), (figures.Of("tokens P"), figures.Of("tokens R")));
    }

    [Fact]
    public void A_cycle_a_lost_head_and_a_second_root_are_counted()
    {
        Assert.Equal(1, Score(Gold.Replace("bark VERB VBP _ 0 root", "bark VERB VBP _ 1 dep", StringComparison.Ordinal)).Of("invalid trees"));
        Assert.Equal(1, Score(Gold.Replace("dog NOUN NNS _ 2", "dog NOUN NNS _ 9", StringComparison.Ordinal)).Of("invalid trees"));
        Assert.Equal(1, Score(Gold.Replace("dog NOUN NNS _ 2", "dog NOUN NNS _ 0", StringComparison.Ordinal)).Of("invalid trees"));
    }

    [Fact]
    public void A_missing_or_altered_document_counts_against_recall()
    {
        var missing = Score("");
        var altered = Score(Gold.Replace("Dogs dog", "Cats cat", StringComparison.Ordinal));

        Assert.Equal((0.0, 1.0), (missing.Of("words R"), missing.Of("documents missing")));
        Assert.Equal((0.0, 0.0, 1.0), (altered.Of("words R"), altered.Of("words P"), altered.Of("documents whose characters differ")));
    }

    [Fact]
    public void Files_without_ids_are_taken_whole()
    {
        var figures = Score(Gold.Replace("# newdoc id = d\n", "", StringComparison.Ordinal));

        Assert.Equal((1.0, 1.0), (figures.Of("LAS F1"), figures.Of("sentences F1")));
    }

    [Fact]
    public void A_line_without_ten_columns_is_an_error_that_names_its_line()
    {
        var error = Assert.Throws<CasusException>(() => TreebankReader.Read("own.conllu", new StringReader("# newdoc id = d\n1\tDogs\n")));

        Assert.Equal(("CAS0905", "own.conllu:2"), (error.Code, error.Where));
    }

    private static TreebankSet Set() => new("syntax own", Read(Gold));

    private static ImmutableArray<Figure> Score(string trees) => Set().Score(new() { Trees = Tabs(trees) });

    private static ImmutableArray<ConlluDocument> Read(string rows) => TreebankReader.Read("own", new StringReader(Tabs(rows)));

    private static string Tabs(string rows) =>
        string.Join('\n', rows.Split('\n').Select(r => r.StartsWith('#') ? r : r.Replace(' ', '\t')));
}
