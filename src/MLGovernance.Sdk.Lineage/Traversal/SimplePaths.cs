namespace MLGovernance.Lineage;

/// <summary>Enumerates the simple paths between two nodes, each node at most once on a path, by depth-first search.</summary>
/// <remarks>
/// The number of paths can be exponential, so the caller bounds it. The search only enters nodes from which the end can still be reached
/// in the edges that are left, which a breadth-first tree of the end tells; on an acyclic graph no step is therefore in vain.
/// </remarks>
internal static class SimplePaths
{
    private const int StepsBetweenChecks = 4_096;

    /// <summary>Enumerates paths.</summary>
    /// <param name="topology">The structure.</param>
    /// <param name="towardsEnd">The breadth-first distances of every node to the end along the edges followed.</param>
    /// <param name="from">The upstream end.</param>
    /// <param name="to">The downstream end.</param>
    /// <param name="filter">The edges to follow, by position in the downstream adjacency.</param>
    /// <param name="maxDepth">The greatest number of edges of a path.</param>
    /// <param name="limit">The greatest number of paths.</param>
    /// <param name="visit">Takes the nodes of each path; the span is valid during the call.</param>
    /// <param name="cancellationToken">Looked at every 4,096 steps.</param>
    /// <returns>How many paths were visited.</returns>
    internal static int Enumerate<TFilter>(
        Topology topology,
        Dictionary<int, int> towardsEnd,
        int from,
        int to,
        TFilter filter,
        int maxDepth,
        int limit,
        Action<ReadOnlySpan<int>> visit,
        CancellationToken cancellationToken)
        where TFilter : struct, IEdgeFilter
    {
        if (limit <= 0 || !towardsEnd.TryGetValue(from, out int least) || least > maxDepth)
        {
            return 0;
        }

        Adjacency down = topology.Down;
        List<int> trail = [from];
        List<uint> nextEdges = [down.Offsets[from]];
        HashSet<int> onTrail = [from];
        int found = 0;
        for (long step = 0; trail.Count > 0; step++)
        {
            if (step % StepsBetweenChecks == 0)
            {
                cancellationToken.ThrowIfCancellationRequested();
            }

            int node = trail[^1];
            if (node == to)
            {
                visit(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(trail));
                if (++found == limit)
                {
                    break;
                }

                nextEdges[^1] = down.Offsets[node + 1]; // a simple path ends where it arrives
            }

            int next = NextStep(down, towardsEnd, onTrail, nextEdges, node, maxDepth - trail.Count, filter);
            if (next < 0)
            {
                onTrail.Remove(node);
                trail.RemoveAt(trail.Count - 1);
                nextEdges.RemoveAt(nextEdges.Count - 1);
            }
            else
            {
                onTrail.Add(next);
                trail.Add(next);
                nextEdges.Add(down.Offsets[next]);
            }
        }

        return found;
    }

    private static int NextStep<TFilter>(
        Adjacency down, Dictionary<int, int> towardsEnd, HashSet<int> onTrail, List<uint> nextEdges, int node, int edgesLeft, TFilter filter)
        where TFilter : struct, IEdgeFilter
    {
        uint end = down.Offsets[node + 1];
        for (uint edge = nextEdges[^1]; edge < end; edge++)
        {
            int next = down.Targets[edge];
            if (towardsEnd.TryGetValue(next, out int distance)
                && distance <= edgesLeft
                && !onTrail.Contains(next)
                && filter.Follows(edge, next))
            {
                nextEdges[^1] = SkipParallel(down, edge, end);
                return next;
            }
        }

        nextEdges[^1] = end;
        return -1;
    }

    private static uint SkipParallel(Adjacency down, uint edge, uint end)
    {
        int target = down.Targets[edge];
        while (edge < end && down.Targets[edge] == target)
        {
            edge++;
        }

        return edge;
    }
}
