using QuikGraph;
using QuikGraph.Algorithms;
using QuikGraph.Algorithms.Observers;
using QuikGraph.Algorithms.Search;

namespace MLGovernance.Benchmarks.Lineage;

/// <summary>QuikGraph, the graph library .NET programs reach for; used as its documentation shows.</summary>
internal static class QuikGraphPeer
{
    private const string Name = "QuikGraph";

    internal static void Measure(Workload workload, MeasurementList rows)
    {
        EdgeList edges = workload.Edges;
        string on = workload.Name;
        var list = new SEdge<int>[edges.EdgeCount];
        for (int edge = 0; edge < list.Length; edge++)
        {
            list[edge] = new SEdge<int>(edges.Upstream[edge], edges.Downstream[edge]);
        }

        BidirectionalGraph<int, SEdge<int>> graph = new();
        rows.Time("build from (int, int)", on, Name, () => (graph = Build(edges.NodeCount, list)).VertexCount, 1, 0);
        var reversed = new ReversedBidirectionalGraph<int, SEdge<int>>(graph);
        rows.Time("reach set downstream", on, Name, () => Reach(graph, workload.Source), 3, 1, 10);
        rows.Time("reach set upstream", on, Name, () => Reach(reversed, workload.UpSource), 3, 1, 10);
        rows.Time("shortest path", on, Name, () => Path(graph, workload.Source, workload.PathEnd), 3, 1, 10);
        rows.Time("cycle check", on, Name, () => graph.IsDirectedAcyclicGraph<int, SEdge<int>>() ? 1 : 0, 3, 0, 5);
    }

    private static BidirectionalGraph<int, SEdge<int>> Build(int nodeCount, SEdge<int>[] edges)
    {
        var graph = new BidirectionalGraph<int, SEdge<int>>(allowParallelEdges: false, nodeCount);
        graph.AddVertexRange(Enumerable.Range(0, nodeCount));
        graph.AddEdgeRange(edges);
        return graph;
    }

    private static long Reach<TEdge>(IVertexListGraph<int, TEdge> graph, int source)
        where TEdge : IEdge<int>
    {
        long count = 0;
        var search = new BreadthFirstSearchAlgorithm<int, TEdge>(graph);
        search.DiscoverVertex += _ => count++;
        search.Compute(source);
        return count;
    }

    private static long Path(BidirectionalGraph<int, SEdge<int>> graph, int from, int to)
    {
        var search = new BreadthFirstSearchAlgorithm<int, SEdge<int>>(graph);
        var observer = new VertexPredecessorRecorderObserver<int, SEdge<int>>();
        using (observer.Attach(search))
        {
            search.Compute(from);
        }

        return observer.TryGetPath(to, out IEnumerable<SEdge<int>> path) ? path.Count() : -1;
    }
}
