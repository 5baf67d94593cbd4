using Casus.Knowledge;
using Casus.Language;
using Casus.Language.Trees;
using Casus.Reports;
using FsCheck;
using FsCheck.Fluent;

namespace Casus.Tests.Language.Trees;

/// <summary>What holds of every tree and every pattern.</summary>
public sealed class TreePropertyTests
{
    private static readonly string[] Scraps =
    [
        "[", "]", "(", ")", "[]", "[]:a", ":b", "lemma=a", "tag=NOUN", "tag!=", "name=*", "Number=Plur", "rel=obl*", "$list", "\"", "|", "=", "!", "?", ">", ">>",
        "<", "<<", ".", "..", "-", "--", ">obj", "<<conj", "nsubj", " ", " ", "é", "\u0000", "\uD83D", "*",
    ];

    [Fact]
    public void Heads_and_children_are_two_sides_of_one_thing() => Hold(random =>
    {
        foreach (var word in RandomTrees.Text(random).Words)
        {
            Assert.All(word.Children, child => Assert.Equal(word, child.Head));
            Assert.Equal(word.Sentence.Words.Where(w => w.Head == word), word.Children);
            Assert.True(word.Head is { } head ? head.Children.Contains(word) : word == word.Sentence.Root);
        }
    });

    [Fact]
    public void Descendants_are_the_words_that_have_it_among_their_ancestors_and_lie_in_its_subtree() => Hold(random =>
    {
        foreach (var word in RandomTrees.Text(random).Words)
        {
            var below = word.Sentence.Words.Where(w => w.Ancestors.Contains(word)).ToList();
            Assert.Equal(below, word.Descendants);
            Assert.Equal(word.Sentence.Words.Where(w => w == word || below.Contains(w)), word.Sentence.Words.Where(w => w.IsUnder(word)));
            below.Add(word);
            Assert.Equal(new TokenRange(below.Min(w => w.Index), below.Max(w => w.Index) + 1), word.Subtree);
        }
    });

    [Fact]
    public void A_path_turns_at_the_lowest_word_above_both_and_has_no_shorter() => Hold(random =>
    {
        foreach (var sentence in RandomTrees.Text(random).Sentences)
        {
            foreach (var from in sentence.Words)
            {
                foreach (var to in sentence.Words)
                {
                    var path = from.PathTo(to)!;
                    var top = from.Ancestors.Prepend(from).First(a => to.Ancestors.Prepend(to).Contains(a));
                    Assert.Equal((top, from.Ancestors.Prepend(from).ToList().IndexOf(top)), (path.Top, path.Up.Length));
                    Assert.Equal(to.PathTo(from)!.Up, path.Down.Reverse());
                }
            }
        }
    });

    [Fact]
    public void The_matcher_finds_what_a_plain_one_finds() => Hold(
        random =>
        {
            var labels = 0;
            var pattern = PlainNode.Random(random, random.Next(0, 4), ref labels);
            var set = Compile(pattern.Written);
            for (var i = 0; i < 5; i++)
            {
                var text = RandomTrees.Text(random);
                Assert.Equal(pattern.FindIn(text), set.FindIn(text).Select(Written));
            }
        },
        3000);

    [Fact]
    public void Any_scraps_are_a_pattern_or_an_error() => Texts.Hold(
        Gen.Elements(Scraps).ArrayOf().Select(string.Concat),
        scraps =>
        {
            try
            {
                Compile("[]" + scraps).FindIn(RandomTrees.Text(new(scraps.Length)));
            }
            catch (CasusException e)
            {
                Assert.StartsWith("CAS03", e.Code, StringComparison.Ordinal);
            }
        },
        2000);

    private static PatternSet Compile(string tree)
    {
        using var reader = new StringReader($"pattern: p\ntree: {tree}\n\nlist: list\nwords: b; c\n");
        return PatternSet.Compile(Stanza.ReadAll("patterns.txt", reader));
    }

    private static string Written(PatternMatch match) =>
        string.Concat(match.Words.OrderBy(w => w.Label, StringComparer.Ordinal).Select(w => $" {w.Label}={w.Word.Index}"));

    private static void Hold(Action<Random> check, int count = 200) =>
        Prop.ForAll(Arb.From(Gen.Choose(0, int.MaxValue)), seed => check(new(seed)))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(count).WithQuietOnSuccess(true).WithReplay(20240208, 1).WithName(null));
}
