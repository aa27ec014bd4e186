using System.Collections.Immutable;
using MLGovernance.Lineage;

namespace MLGovernance.Policy;

/// <summary>
/// The jobs that made a model: upstream of it through its artefact path and through the models that it is a copy of, and not past a job.
/// A job that only prepared the data of such a job is not among them.
/// </summary>
/// <param name="Jobs">The jobs, nearest first. Those that the snapshot does not hold are among them.</param>
/// <param name="Unread">What lies on the way and could not be read.</param>
internal sealed record ModelOrigin(ImmutableArray<LineageNode> Jobs, ImmutableArray<LineageNode> Unread)
{
    internal static ModelOrigin Of(LineageGraph graph, LineageNode model)
    {
        ImmutableArray<LineageNode>.Builder jobs = ImmutableArray.CreateBuilder<LineageNode>();
        ImmutableArray<LineageNode>.Builder unread = ImmutableArray.CreateBuilder<LineageNode>();
        var seen = new HashSet<int> { model.Index };
        var pending = new Queue<LineageNode>([model]);
        while (pending.TryDequeue(out LineageNode node))
        {
            if (IsUnread(node))
            {
                unread.Add(node);
            }

            if (node.Kind == AssetKinds.Job)
            {
                jobs.Add(node);
                continue;
            }

            foreach (LineageEdge edge in graph.EdgesInto(node))
            {
                if (LineageRoleSet.Data.Contains(edge.Role) && LeadsToMaker(edge.Upstream) && seen.Add(edge.Upstream.Index))
                {
                    pending.Enqueue(edge.Upstream);
                }
            }
        }

        return new ModelOrigin(jobs.ToImmutable(), unread.ToImmutable());
    }

    internal static bool IsUnread(LineageNode node) => node.State is LineageNodeState.Outside or LineageNodeState.Missing;

    private static bool LeadsToMaker(LineageNode node) =>
        node.Kind == AssetKinds.Job || node.Kind == AssetKinds.ModelVersion || node.Kind == AssetKinds.StoragePath || node.Kind == AssetKinds.JobOutput;
}
