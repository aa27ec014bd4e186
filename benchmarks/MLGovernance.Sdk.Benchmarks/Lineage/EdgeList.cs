namespace MLGovernance.Benchmarks.Lineage;

/// <summary>A graph as pairs of node numbers.</summary>
/// <param name="Name">What the summary calls it.</param>
/// <param name="NodeCount">How many nodes there are.</param>
/// <param name="Upstream">The upstream node of each edge.</param>
/// <param name="Downstream">The downstream node of each edge.</param>
internal sealed record EdgeList(string Name, int NodeCount, int[] Upstream, int[] Downstream)
{
    internal int EdgeCount => Upstream.Length;
}
