using MLGovernance.Lineage;

namespace MLGovernance.Policy;

/// <summary>What the graph knows of the data that a model was trained on.</summary>
internal static class TrainingData
{
    /// <summary>Finds a data asset or place that the model, or something it was made from, was made with.</summary>
    internal static LineageNode? Find(LineageGraph graph, LineageNode model, LineageSet upstream)
    {
        foreach (LineageNode node in upstream.Prepend(model))
        {
            if (node.Kind == AssetKinds.Job || node.Kind == AssetKinds.ModelVersion)
            {
                foreach (LineageEdge edge in graph.EdgesInto(node))
                {
                    // The path that a model's files lie at is no training data; what a job consumes is.
                    if (IsData(edge.Upstream) && (edge.Role == LineageRole.Consumes || edge.Role == LineageRole.DerivesFrom))
                    {
                        return edge.Upstream;
                    }
                }
            }
        }

        return null;
    }

    /// <summary>Finds something upstream that could not be read, behind which the data may stand.</summary>
    internal static LineageNode? FindUnread(LineageNode model, LineageSet upstream)
    {
        foreach (LineageNode node in upstream.Prepend(model))
        {
            // A pipeline of the first SDK lists its steps in run history alone.
            bool isOpaque = node.Kind == AssetKinds.Job
                && node.Asset is { } job
                && job["/properties/jobType"]?.AsText() == "Pipeline"
                && job["/properties/jobs"] is null
                && job["/runHistory"] is null;
            if (isOpaque || ModelOrigin.IsUnread(node))
            {
                return node;
            }
        }

        return null;
    }

    private static bool IsData(LineageNode node) =>
        node.Kind == AssetKinds.DataVersion
        || node.Kind == AssetKinds.DataContainer
        || node.Kind == AssetKinds.FeatureSetVersion
        || node.Kind == AssetKinds.StoragePath
        || node.Kind == AssetKinds.ExternalLocation
        || node.Kind == AssetKinds.Feature;
}
