using System.Collections.Immutable;

namespace MLGovernance.Lineage;

public sealed partial class LineageGraph
{
    /// <summary>Makes a reusable set for walks along some roles.</summary>
    /// <param name="roles">The roles to follow. Data roles and all roles have structures of their own and are fastest.</param>
    public LineageReach CreateReach(LineageRoleSet roles)
    {
        ulong codes = EdgeCodes.Mask(roles);
        return new LineageReach(this, new ReachSet(Engine.For(codes) ?? Engine.All), codes);
    }

    /// <summary>Finds everything reachable from a node, itself included, without allocating.</summary>
    /// <param name="start">The node to start from.</param>
    /// <param name="direction">Which way to walk.</param>
    /// <param name="into">The set that takes the result; what it held before is gone.</param>
    /// <param name="cancellationToken">Stops a long walk; looked at every 4,096 nodes.</param>
    /// <exception cref="ArgumentException">The node and the set are of different graphs.</exception>
    public void Reach(LineageNode start, LineageDirection direction, LineageReach into, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(into);
        if (!ReferenceEquals(into.Graph, this) || !ReferenceEquals(start.Graph, this))
        {
            throw new ArgumentException("The node or the set is of another graph.", nameof(into));
        }

        int index = start.Index;
        if (ReferenceEquals(Engine.For(into.Codes), into.Set.Topology))
        {
            CompactGraph.Reach(into.Set, index, direction, KernelChoice.Automatic, cancellationToken);
        }
        else
        {
            Engine.Walk(into.Set, new ReadOnlySpan<int>(in index), direction, into.Codes, cancellationToken: cancellationToken);
        }
    }

    /// <summary>
    /// Counts what a change of each of many nodes may touch: for thousands of images with a vulnerability, or datasets with a fault.
    /// 512 are walked at once, so a thousand of them on a graph of a million nodes take some 60 ms together.
    /// </summary>
    /// <param name="nodes">The nodes.</param>
    /// <param name="maxThreads">How many threads may share the work. The default is one.</param>
    /// <param name="cancellationToken">Stops a long walk.</param>
    /// <returns>For each node, how many others are downstream over all roles.</returns>
    /// <exception cref="ArgumentException">A node is of another graph.</exception>
    public ImmutableArray<int> ImpactCounts(
        IReadOnlyList<LineageNode> nodes, int maxThreads = 1, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(maxThreads, 1);
        int[] sources = [.. Own(nodes).Select(node => node.Index)];
        int[] counts = new int[sources.Length];
        if (maxThreads > 1)
        {
            Engine.ReachCountsParallel(sources, counts, LineageDirection.Downstream, maxThreads, cancellationToken);
        }
        else
        {
            Engine.ReachCounts(sources, counts, LineageDirection.Downstream, scalar: false, cancellationToken);
        }

        return [.. counts.Select(count => count - 1)];
    }

    /// <summary>Finds what a change of each of many nodes may touch, as sets that can be asked from both sides.</summary>
    /// <param name="nodes">The nodes.</param>
    /// <param name="cancellationToken">Stops a long walk.</param>
    /// <exception cref="ArgumentException">A node is of another graph.</exception>
    public LineageImpact ImpactOf(IReadOnlyList<LineageNode> nodes, CancellationToken cancellationToken = default) =>
        new(this, Own(nodes), cancellationToken);

    private LineageNode[] Own(IReadOnlyList<LineageNode> nodes)
    {
        ArgumentNullException.ThrowIfNull(nodes);
        LineageNode[] own = [.. nodes];
        int foreign = Array.FindIndex(own, node => !ReferenceEquals(node.Graph, this));
        return foreign < 0 ? own : throw new ArgumentException($"Node {foreign} is of another graph.", nameof(nodes));
    }
}
