namespace MLGovernance.Lineage;

/// <summary>The edges of each node on one side, as one array of edge numbers cut by offsets.</summary>
internal sealed class EdgeIndex
{
    private readonly int[] _offsets;
    private readonly int[] _edges;

    private EdgeIndex(int[] offsets, int[] edges)
    {
        _offsets = offsets;
        _edges = edges;
    }

    internal static EdgeIndex Build(int nodes, EdgeRow[] edges, bool byUpstream)
    {
        int[] offsets = new int[nodes + 1];
        foreach (EdgeRow edge in edges)
        {
            offsets[(byUpstream ? edge.Upstream : edge.Downstream) + 1]++;
        }

        for (int i = 0; i < nodes; i++)
        {
            offsets[i + 1] += offsets[i];
        }

        int[] next = [.. offsets];
        int[] numbers = new int[edges.Length];
        for (int i = 0; i < edges.Length; i++)
        {
            numbers[next[byUpstream ? edges[i].Upstream : edges[i].Downstream]++] = i;
        }

        return new EdgeIndex(offsets, numbers);
    }

    internal ArraySegment<int> Of(int node) => new(_edges, _offsets[node], _offsets[node + 1] - _offsets[node]);
}
