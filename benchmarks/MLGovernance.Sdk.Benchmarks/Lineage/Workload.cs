using MLGovernance.Lineage;

namespace MLGovernance.Benchmarks.Lineage;

/// <summary>A graph with the questions put to every implementation: the worst source, not the typical one.</summary>
internal sealed class Workload
{
    private Workload(EdgeList edges, CompactGraph graph)
    {
        Edges = edges;
        Graph = graph;
    }

    internal EdgeList Edges { get; }

    internal CompactGraph Graph { get; }

    internal string Name => Edges.Name;

    /// <summary>Gets the widest-reaching of the sixteen busiest roots.</summary>
    internal int Source { get; private set; }

    /// <summary>Gets the node with the most upstream of 200 random ones.</summary>
    internal int UpSource { get; private set; }

    /// <summary>Gets the node with the most within three hops, below 5,000, of 200 random ones.</summary>
    internal int HopSource { get; private set; }

    /// <summary>Gets the node farthest from <see cref="Source"/>.</summary>
    internal int PathEnd { get; private set; }

    internal static Workload Create(EdgeList edges)
    {
        CompactGraph graph = CompactGraph.Build(edges.NodeCount, edges.Upstream, edges.Downstream);
        var workload = new Workload(edges, graph);
        workload.ChooseSource();
        workload.ChooseUpSource();
        workload.ChooseHopSource();
        var tree = new BreadthFirstTree(graph.All);
        CompactGraph.BreadthFirst(tree, workload.Source, LineageDirection.Downstream);
        workload.PathEnd = graph.All.ToOriginal(tree.Queue[tree.Count - 1]);
        return workload;
    }

    /// <summary>Gives seeded random nodes.</summary>
    internal int[] RandomNodes(int count, ulong seed = 99)
    {
        var random = new SplitMix(seed);
        int[] nodes = new int[count];
        for (int at = 0; at < count; at++)
        {
            nodes[at] = random.Next(Edges.NodeCount);
        }

        return nodes;
    }

    private void ChooseSource()
    {
        Topology topology = Graph.All;
        bool anyNode = topology.IsCondensed;
        var busiest = new PriorityQueue<int, int>();
        for (int node = 0; node < topology.NodeCount; node++)
        {
            if (anyNode || topology.Up.Degree(node) == 0)
            {
                busiest.Enqueue(node, topology.Down.Degree(node));
                if (busiest.Count > 16)
                {
                    busiest.Dequeue();
                }
            }
        }

        Source = Widest([.. busiest.UnorderedItems.Select(item => topology.ToOriginal(item.Element)).Order()], LineageDirection.Downstream);
    }

    private void ChooseUpSource() => UpSource = Widest(RandomNodes(Edges.NodeCount > 2_000_000 ? 32 : 200, 7), LineageDirection.Upstream);

    private int Widest(int[] candidates, LineageDirection direction)
    {
        ReachSet set = Graph.Rent();
        (int widest, int most) = (0, -1);
        foreach (int candidate in candidates)
        {
            CompactGraph.Reach(set, candidate, direction);
            (widest, most) = set.Count > most ? (candidate, set.Count) : (widest, most);
        }

        Graph.Return(set);
        return widest;
    }

    private void ChooseHopSource()
    {
        ReachSet set = Graph.Rent();
        int most = -1;
        foreach (int candidate in RandomNodes(200, 5))
        {
            Graph.Walk(set, [candidate], LineageDirection.Downstream, maxDepth: 3);
            if (set.Count > most && set.Count < 5_000)
            {
                (HopSource, most) = (candidate, set.Count);
            }
        }

        Graph.Return(set);
    }
}
