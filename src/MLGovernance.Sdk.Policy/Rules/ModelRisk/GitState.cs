using MLGovernance.Lineage;

namespace MLGovernance.Policy;

/// <summary>The git state that a job was submitted from: its own, else that of the pipeline, sweep or AutoML job that it is part of.</summary>
/// <param name="Holder">The job that records it; null where none does.</param>
/// <param name="Commit">The commit, or null.</param>
/// <param name="IsDirty">Whether the working tree had uncommitted changes; null where that is not recorded.</param>
/// <param name="Unread">A parent job that could not be read, or null.</param>
internal readonly record struct GitState(Asset? Holder, string? Commit, bool? IsDirty, LineageNode? Unread)
{
    internal const string CommitPointer = "/properties/properties/azureml.git.commit";
    internal const string DirtyPointer = "/properties/properties/azureml.git.dirty";
    private const string TrackingCommitPointer = "/properties/properties/mlflow.source.git.commit";

    internal static GitState Of(LineageGraph graph, LineageNode job)
    {
        LineageNode? unread = null;
        var seen = new HashSet<int> { job.Index };
        var pending = new Queue<LineageNode>([job]);
        while (pending.TryDequeue(out LineageNode node))
        {
            if (node.Asset is not { } asset)
            {
                unread ??= node;
                continue;
            }

            if (Text(asset, CommitPointer) is { } commit || (commit = Text(asset, TrackingCommitPointer)) is not null)
            {
                return new GitState(asset, commit, asset[DirtyPointer]?.AsBoolean() ?? ParseDirty(Text(asset, DirtyPointer)), null);
            }

            foreach (LineageEdge edge in graph.EdgesInto(node))
            {
                if (edge.Role == LineageRole.Contains && edge.Upstream.Kind == AssetKinds.Job && seen.Add(edge.Upstream.Index))
                {
                    pending.Enqueue(edge.Upstream);
                }
            }
        }

        return new GitState(null, null, null, unread);
    }

    private static string? Text(Asset asset, string pointer) => asset[pointer]?.AsText() is { } text && !string.IsNullOrWhiteSpace(text) ? text.Trim() : null;

    /// <summary>Reads the flag, which clients write as Python writes it: <c>True</c> or <c>False</c>.</summary>
    private static bool? ParseDirty(string? text) => bool.TryParse(text, out bool dirty) ? dirty : null;
}
