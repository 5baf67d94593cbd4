using Casus.Fusion;

namespace Casus.Tests.Fusion;

public sealed class AgglomerationTests
{
    [Fact]
    public void Members_that_are_alike_are_joined_and_others_not() =>
        Assert.Equal("0 1 2|3 4", Join(5, (a, b) => a / 3 == b / 3 ? 0.9f : 0.1f));

    [Fact]
    public void A_chain_does_not_make_one_of_what_lies_at_its_ends() =>
        Assert.Equal("0 1|2 3", Join(4, (a, b) => b - a == 1 ? a == 1 ? 0.55f : 0.9f : 0.05f));

    [Fact]
    public void The_same_members_give_the_same_clusters_whatever_the_order_of_the_edges()
    {
        float Alike(int a, int b) => StableHash.Of((ulong)a, (ulong)b) % 100 / 100f;
        var edges = Edges(12, Alike);
        var first = Text(Agglomeration.Join(new bool[12], edges, 0.4f));
        for (var seed = 0; seed < 20; seed++)
        {
            var shuffled = edges.ToArray();
            new Random(seed).Shuffle(shuffled);
            Assert.Equal(first, Text(Agglomeration.Join(new bool[12], shuffled, 0.4f)));
        }
    }

    private static string Join(int members, Func<int, int, float> alike) => Text(Agglomeration.Join(new bool[members], Edges(members, alike), 0.4f));

    private static List<(int, int, float)> Edges(int members, Func<int, int, float> alike) =>
        [.. Enumerable.Range(0, members).SelectMany(a => Enumerable.Range(a + 1, members - a - 1).Select(b => (a, b, alike(a, b)))).Where(e => e.Item3 >= 0.1f)];

    private static string Text(List<int[]> clusters) => string.Join('|', clusters.Select(c => string.Join(' ', c)));
}
