namespace MLGovernance.Lineage;

/// <summary>Questions about one model version: what it is a copy of, and which jobs took it as an input.</summary>
public static class ModelLineage
{
    /// <summary>Returns a model version and, behind it, those that it is a copy of, the nearest first: a registry's model leads to the workspace's.</summary>
    /// <param name="model">The model version.</param>
    public static IEnumerable<LineageNode> OriginsOf(LineageNode model)
    {
        var seen = new HashSet<int> { model.Index };
        var pending = new Queue<LineageNode>([model]);
        while (pending.TryDequeue(out LineageNode node))
        {
            yield return node;
            foreach (LineageEdge edge in node.Graph.EdgesInto(node))
            {
                if (edge.Role == LineageRole.DerivesFrom && edge.Upstream.Kind == AssetKinds.ModelVersion && seen.Add(edge.Upstream.Index))
                {
                    pending.Enqueue(edge.Upstream);
                }
            }
        }
    }

    /// <summary>Returns the jobs that read a model version by name, or its files by their path: evaluations, and batch scoring.</summary>
    /// <param name="model">The model version.</param>
    public static IEnumerable<LineageNode> ReadersOf(LineageNode model) =>
        model.Graph.EdgesInto(model)
            .Where(edge => edge.Role == LineageRole.Materializes)
            .Select(edge => edge.Upstream)
            .Append(model)
            .SelectMany(node => node.Graph.EdgesOutOf(node))
            .Where(edge => edge.Role == LineageRole.Consumes && edge.Downstream.Kind == AssetKinds.Job)
            .Select(edge => edge.Downstream)
            .Distinct();
}
