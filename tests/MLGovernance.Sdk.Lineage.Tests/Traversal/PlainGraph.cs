namespace MLGovernance.Lineage.Tests;

/// <summary>The oracle: dictionaries, queues and recursion, written for plainness and checked by eye.</summary>
internal sealed class PlainGraph
{
    private readonly Dictionary<int, SortedSet<int>> _down = [];
    private readonly Dictionary<int, SortedSet<int>> _up = [];

    internal PlainGraph(RandomGraph graph, ulong roles = ulong.MaxValue)
    {
        NodeCount = graph.NodeCount;
        for (int edge = 0; edge < graph.Upstream.Length; edge++)
        {
            if (((roles >> graph.Roles[edge]) & 1) != 0)
            {
                Add(_down, graph.Upstream[edge], graph.Downstream[edge]);
                Add(_up, graph.Downstream[edge], graph.Upstream[edge]);
            }
        }
    }

    internal int NodeCount { get; }

    internal IEnumerable<int> Next(int node, LineageDirection direction) =>
        (direction == LineageDirection.Downstream ? _down : _up).TryGetValue(node, out SortedSet<int>? next) ? next : [];

    /// <summary>The nodes reached and their distance in edges.</summary>
    internal Dictionary<int, int> Distances(
        IEnumerable<int> sources, LineageDirection direction, int maxDepth = int.MaxValue, Func<int, bool>? admits = null)
    {
        var distances = new Dictionary<int, int>();
        var queue = new Queue<int>();
        foreach (int source in sources)
        {
            if (distances.TryAdd(source, 0))
            {
                queue.Enqueue(source);
            }
        }

        while (queue.TryDequeue(out int node))
        {
            if (distances[node] == maxDepth)
            {
                continue;
            }

            foreach (int next in Next(node, direction).Where(next => admits?.Invoke(next) ?? true))
            {
                if (distances.TryAdd(next, distances[node] + 1))
                {
                    queue.Enqueue(next);
                }
            }
        }

        return distances;
    }

    internal HashSet<int> Reach(int source, LineageDirection direction) => [.. Distances([source], direction).Keys];

    private static void Add(Dictionary<int, SortedSet<int>> edges, int from, int to)
    {
        if (!edges.TryGetValue(from, out SortedSet<int>? set))
        {
            edges[from] = set = [];
        }

        set.Add(to);
    }
}
