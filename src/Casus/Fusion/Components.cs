namespace Casus.Fusion;

/// <summary>The components of a graph: which nodes hang together.</summary>
internal sealed class Components(int nodes)
{
    private readonly int[] parents = [.. Enumerable.Range(0, nodes)];

    /// <summary>Joins two.</summary>
    public void Join(int a, int b)
    {
        var (x, y) = (Of(a), Of(b));
        if (x != y)
            parents[Math.Max(x, y)] = Math.Min(x, y);
    }

    /// <summary>The least node of a node's component.</summary>
    public int Of(int node)
    {
        while (parents[node] != node)
            node = parents[node] = parents[parents[node]];
        return node;
    }
}
