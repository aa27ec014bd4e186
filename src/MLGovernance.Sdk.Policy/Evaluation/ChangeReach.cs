using MLGovernance.Lineage;

namespace MLGovernance.Policy;

/// <summary>Which assets changed between two graphs, and which stand up or down the lineage of a change, over all roles.</summary>
internal sealed class ChangeReach
{
    private readonly HashSet<int> _changed;
    private readonly bool[] _reached;
    private readonly bool _everything;

    private ChangeReach(HashSet<int> changed, bool[] reached, bool everything)
    {
        _changed = changed;
        _reached = reached;
        _everything = everything;
    }

    internal static ChangeReach Of(LineageGraph before, LineageGraph after, CancellationToken cancellationToken)
    {
        EstateChanges changes = EstateChanges.Between(before.Snapshot, after.Snapshot);
        HashSet<int> changed = [.. changes.Added, .. changes.Changed];
        HashSet<int> seeds = [.. changed];
        foreach (int index in (int[])[.. changes.Removed, .. changes.Unseen, .. changes.Changed.Select(index => IndexBefore(before, after, index))])
        {
            // What stood beside something that is gone, or that may have let go of a reference.
            LineageNode gone = before[index];
            foreach (LineageNode beside in before.EdgesInto(gone).Select(edge => edge.Upstream).Concat(before.EdgesOutOf(gone).Select(edge => edge.Downstream)))
            {
                if (after.TryGetNode(beside.Id, out LineageNode there))
                {
                    seeds.Add(there.Index);
                }
            }
        }

        bool[] reached = new bool[after.NodeCount];
        Walk(after, seeds, reached, upstream: true, cancellationToken);
        Walk(after, seeds, reached, upstream: false, cancellationToken);

        // What could not be read decides between "compliant" and "unknown" anywhere.
        bool everything = !before.Snapshot.Issues.SequenceEqual(after.Snapshot.Issues);
        return new ChangeReach(changed, reached, everything);
    }

    internal bool IsChanged(int asset) => _changed.Contains(asset);

    internal bool IsReached(int asset) => _everything || _reached[asset];

    private static int IndexBefore(LineageGraph before, LineageGraph after, int index) =>
        before.Snapshot.TryGetIndex(after.Snapshot.IdOf(index), out int old) ? old : throw new InvalidOperationException("A changed asset is in both snapshots.");

    private static void Walk(LineageGraph graph, HashSet<int> seeds, bool[] reached, bool upstream, CancellationToken cancellationToken)
    {
        bool[] seen = new bool[graph.NodeCount];
        var pending = new Stack<int>(seeds);
        while (pending.TryPop(out int node))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (seen[node])
            {
                continue;
            }

            seen[node] = true;
            reached[node] = true;
            foreach (LineageEdge edge in upstream ? graph.EdgesInto(graph[node]) : graph.EdgesOutOf(graph[node]))
            {
                pending.Push(upstream ? edge.Upstream.Index : edge.Downstream.Index);
            }
        }
    }
}
