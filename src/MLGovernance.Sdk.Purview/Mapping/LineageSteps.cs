using MLGovernance.Lineage;

namespace MLGovernance.Purview;

/// <summary>
/// Turns data lineage into the catalogue's alternation of data sets and processes. Jobs are processes; where data leads to data without a
/// job, a step stands between; where a job leads to a job, what it hands over does.
/// </summary>
internal sealed class LineageSteps
{
    internal LineageSteps(LineageGraph graph)
    {
        List<(int, int)> inputs = [], outputs = [], handOvers = [], handedFrom = [];
        List<(int Downstream, LineageRole Role, int Upstream, EdgeConfidence Confidence)> steps = [];
        foreach (LineageEdge edge in graph.AllEdges)
        {
            LineageRole role = edge.Role;
            if (!LineageRoleSet.Data.Contains(role))
            {
                continue;
            }

            LineageNode upstream = edge.Upstream, downstream = edge.Downstream;
            int from = upstream.Index, to = downstream.Index;
            switch (upstream.Kind.CatalogRole == CatalogRole.Process, downstream.Kind.CatalogRole == CatalogRole.Process)
            {
                case (false, true):
                    inputs.Add((to, from));
                    break;
                case (true, false):
                    outputs.Add((from, to));
                    break;
                case (true, true):
                    handOvers.Add((from, to));
                    handedFrom.Add((to, from));
                    break;
                case (false, false):
                    steps.Add((to, role, from, edge.Confidence));
                    break;
            }
        }

        Inputs = new NodeGroups(graph.NodeCount, inputs);
        Outputs = new NodeGroups(graph.NodeCount, outputs);
        HandOvers = new NodeGroups(graph.NodeCount, handOvers);
        HandedFrom = new NodeGroups(graph.NodeCount, handedFrom);
        Steps = [.. Merge(steps)];
    }

    /// <summary>Gets the data sets that each job reads.</summary>
    internal NodeGroups Inputs { get; }

    /// <summary>Gets the data sets that each job writes.</summary>
    internal NodeGroups Outputs { get; }

    /// <summary>Gets the jobs that each job hands something over to.</summary>
    internal NodeGroups HandOvers { get; }

    /// <summary>Gets the jobs that hand something over to each job.</summary>
    internal NodeGroups HandedFrom { get; }

    /// <summary>Gets the steps without a job: what each data set is made from, by role.</summary>
    internal IReadOnlyList<LineageStep> Steps { get; }

    /// <summary>Makes one step of the edges of one role into one data set. A step is as sure as the least sure of its edges.</summary>
    private static IEnumerable<LineageStep> Merge(List<(int Downstream, LineageRole Role, int Upstream, EdgeConfidence Confidence)> edges)
    {
        edges.Sort();
        for (int start = 0, end; start < edges.Count; start = end)
        {
            (int downstream, LineageRole role, _, EdgeConfidence confidence) = edges[start];
            List<int> inputs = [];
            for (end = start; end < edges.Count && edges[end].Downstream == downstream && edges[end].Role == role; end++)
            {
                confidence = edges[end].Confidence > confidence ? edges[end].Confidence : confidence;
                if (inputs is not [.., var last] || last != edges[end].Upstream)
                {
                    inputs.Add(edges[end].Upstream);
                }
            }

            yield return new LineageStep(downstream, role, [.. inputs], confidence);
        }
    }
}
