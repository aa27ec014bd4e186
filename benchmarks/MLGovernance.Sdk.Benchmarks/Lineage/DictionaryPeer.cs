namespace MLGovernance.Benchmarks.Lineage;

/// <summary>What one writes in an afternoon: dictionaries of lists keyed by resource id, a queue and a hash set.</summary>
internal sealed class DictionaryPeer
{
    private const string Name = "naive dictionary";

    private readonly Dictionary<string, List<string>> _down = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<string>> _up = new(StringComparer.Ordinal);

    internal static void Measure(Workload workload, MeasurementList rows)
    {
        EdgeList edges = workload.Edges;
        string[] ids = [.. Enumerable.Range(0, edges.NodeCount).Select(Id)];
        DictionaryPeer peer = new();
        rows.Time("build from (string, string)", workload.Name, Name, () => (peer = Build(edges, ids))._down.Count, 1, 0);
        rows.Time("reach set downstream", workload.Name, Name, () => Reach(peer._down, ids[workload.Source], int.MaxValue), 3, 1, 12);
        rows.Time("reach set upstream", workload.Name, Name, () => Reach(peer._up, ids[workload.UpSource], int.MaxValue), 3, 1, 12);
        rows.Time("3 hops downstream", workload.Name, Name, () => Reach(peer._down, ids[workload.HopSource], 3), 51, 5);
    }

    private static string Id(int node) =>
        $"/subscriptions/6f2c/resourceGroups/rg-ml/providers/Microsoft.MachineLearningServices/workspaces/ws1/data/asset-{node:D8}";

    private static DictionaryPeer Build(EdgeList edges, string[] ids)
    {
        var peer = new DictionaryPeer();
        for (int edge = 0; edge < edges.EdgeCount; edge++)
        {
            Add(peer._down, ids[edges.Upstream[edge]], ids[edges.Downstream[edge]]);
            Add(peer._up, ids[edges.Downstream[edge]], ids[edges.Upstream[edge]]);
        }

        return peer;
    }

    private static void Add(Dictionary<string, List<string>> lists, string from, string to)
    {
        if (!lists.TryGetValue(from, out List<string>? list))
        {
            lists[from] = list = [];
        }

        list.Add(to);
    }

    private static long Reach(Dictionary<string, List<string>> edges, string source, int maxDepth)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal) { source };
        var queue = new Queue<(string Node, int Depth)>();
        queue.Enqueue((source, 0));
        while (queue.TryDequeue(out (string Node, int Depth) at))
        {
            if (at.Depth < maxDepth && edges.TryGetValue(at.Node, out List<string>? list))
            {
                foreach (string next in list)
                {
                    if (seen.Add(next))
                    {
                        queue.Enqueue((next, at.Depth + 1));
                    }
                }
            }
        }

        return seen.Count;
    }
}
