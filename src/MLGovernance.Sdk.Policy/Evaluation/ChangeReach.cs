using System.Collections;
using System.Collections.Immutable;
using MLGovernance.Lineage;

namespace MLGovernance.Policy;

/// <summary>Which assets changed between two graphs, and which stand up or down the lineage of a change, over all roles.</summary>
internal sealed class ChangeReach
{
    private const int IsNew = -1;
    private const int IsChanged = -2;

    private readonly int[] _before;
    private readonly bool[] _reached;
    private readonly bool _everything;

    private ChangeReach(int[] before, bool[] reached, bool everything)
    {
        _before = before;
        _reached = reached;
        _everything = everything;
    }

    internal static ChangeReach Of(LineageGraph before, LineageGraph after, CancellationToken cancellationToken)
    {
        EstateChanges changes = EstateChanges.Between(before.Snapshot, after.Snapshot);
        int[] same = Same(changes, out int[] changedBefore);
        HashSet<int> seeds = [.. changes.Added, .. changes.Changed];
        foreach (int index in (int[])[.. changes.Removed, .. changes.Unseen, .. changedBefore])
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
        Walk(after, seeds, reached, LineageDirection.Upstream, cancellationToken);
        Walk(after, seeds, reached, LineageDirection.Downstream, cancellationToken);

        // What could not be read decides between "compliant" and "unknown" anywhere.
        bool everything = !before.Snapshot.Issues.SequenceEqual(after.Snapshot.Issues);
        return new ChangeReach(same, reached, everything);
    }

    /// <summary>Gets the number that an unchanged asset had in the older snapshot; negative for one that is new or changed.</summary>
    internal int IndexBefore(int asset) => _before[asset];

    internal bool IsReached(int asset) => _everything || _reached[asset];

    /// <summary>Pairs the assets of both snapshots, which hold them in one order: what is in both keeps its turn.</summary>
    private static int[] Same(EstateChanges changes, out int[] changedBefore)
    {
        var gone = new BitArray(changes.Before.Count);
        foreach (int index in changes.Removed.Concat(changes.Unseen))
        {
            gone[index] = true;
        }

        int[] same = new int[changes.After.Count];
        Mark(same, changes.Added, IsNew);
        Mark(same, changes.Changed, IsChanged);
        List<int> moved = [];
        int old = 0;
        foreach (ref int now in same.AsSpan())
        {
            if (now == IsNew)
            {
                continue;
            }

            while (gone[old])
            {
                old++;
            }

            if (now == IsChanged)
            {
                moved.Add(old++);
            }
            else
            {
                now = old++;
            }
        }

        changedBefore = [.. moved];
        return same;
    }

    private static void Mark(int[] same, ImmutableArray<int> indices, int mark)
    {
        foreach (int index in indices)
        {
            same[index] = mark;
        }
    }

    private static void Walk(LineageGraph graph, HashSet<int> seeds, bool[] reached, LineageDirection direction, CancellationToken cancellationToken)
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
            bool upstream = direction == LineageDirection.Upstream;
            foreach (LineageEdge edge in upstream ? graph.EdgesInto(graph[node]) : graph.EdgesOutOf(graph[node]))
            {
                pending.Push(upstream ? edge.Upstream.Index : edge.Downstream.Index);
            }
        }
    }
}
