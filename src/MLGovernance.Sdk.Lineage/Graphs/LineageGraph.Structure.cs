using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace MLGovernance.Lineage;

public sealed partial class LineageGraph
{
    /// <summary>Gets what several nodes have in common upstream: "the one dataset that every served model depends on".</summary>
    /// <param name="ids">The identities; one of them counts when it is upstream of all others.</param>
    /// <param name="query">What to follow and return; the default is <see cref="LineageQuery.Lineage"/>. Depth and times do not matter here.</param>
    /// <param name="nearestOnly">Whether to leave out what has another common node downstream of it.</param>
    /// <param name="cancellationToken">Stops a long walk.</param>
    /// <exception cref="KeyNotFoundException">The graph lacks one of the nodes.</exception>
    public LineageSet CommonUpstream(
        IEnumerable<AssetId> ids, LineageQuery? query = null, bool nearestOnly = false, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(ids);
        query ??= LineageQuery.Lineage;
        int[] targets = [.. ids.Select(id => Node(id).Index)];
        Topology topology = Engine.Structure(EdgeCodes.Mask(query), cancellationToken);
        var common = new ReachSet(topology);
        CommonAncestors.Find(common, new ReachSet(topology), targets, cancellationToken);
        int[] nodes = nearestOnly ? [.. CommonAncestors.Nearest(common)] : ToArray(common);
        Array.Sort(nodes);
        return new LineageSet(this, [.. nodes.Where(node => (nearestOnly || targets.Length > 1 || node != targets[0]) && Returns(query, node))]);
    }

    /// <summary>Gets what a node cannot do without: the nodes on every path to it from where its lineage starts, nearest first.</summary>
    /// <param name="id">The node's identity.</param>
    /// <param name="query">What to follow and return; the default is <see cref="LineageQuery.Lineage"/>. Depth and times do not matter here.</param>
    /// <param name="cancellationToken">Stops a long computation.</param>
    /// <remarks>
    /// The first call looks at the whole graph (0.2 s for a million nodes) and keeps what it found, for data lineage and for impact; the next
    /// cost no more than their answer. With other roles or confidences each call looks anew.
    /// </remarks>
    /// <exception cref="KeyNotFoundException">The graph has no such node.</exception>
    public LineageSet Indispensable(AssetId id, LineageQuery? query = null, CancellationToken cancellationToken = default)
    {
        query ??= LineageQuery.Lineage;
        DominatorTree tree = Engine.Dominators(EdgeCodes.Mask(query), cancellationToken);
        return new LineageSet(this, [.. tree.Of(Node(id).Index).Where(node => Returns(query, node))]);
    }

    /// <summary>Counts, for every node, how many of several nodes cannot do without it: the single points of failure of an estate.</summary>
    /// <param name="ids">The identities of those that depend, for example all endpoints.</param>
    /// <param name="query">What to follow and return; the default is <see cref="LineageQuery.Lineage"/>. Depth and times do not matter here.</param>
    /// <param name="cancellationToken">Stops a long computation.</param>
    /// <returns>The nodes that at least one depends on, those with most dependents first, then by number.</returns>
    /// <exception cref="KeyNotFoundException">The graph lacks one of the nodes.</exception>
    public ImmutableArray<LineageDependence> Dependences(IEnumerable<AssetId> ids, LineageQuery? query = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(ids);
        query ??= LineageQuery.Lineage;
        DominatorTree tree = Engine.Dominators(EdgeCodes.Mask(query), cancellationToken);
        var dependents = new Dictionary<int, int>();
        foreach (AssetId id in ids)
        {
            cancellationToken.ThrowIfCancellationRequested();
            foreach (int node in tree.Of(Node(id).Index))
            {
                CollectionsMarshal.GetValueRefOrAddDefault(dependents, node, out _)++;
            }
        }

        return
        [
            .. dependents
                .Where(pair => Returns(query, pair.Key))
                .OrderByDescending(pair => pair.Value)
                .ThenBy(pair => pair.Key)
                .Select(pair => new LineageDependence(this[pair.Key], pair.Value, tree.Immediate(pair.Key) is int above and >= 0 ? this[above] : null)),
        ];
    }

    /// <summary>Gets the cycles: a job that writes where it reads, a feedback loop through one datastore path. They are legal.</summary>
    /// <param name="query">What to follow; the default is <see cref="LineageQuery.Lineage"/>. Only its roles and confidence matter here.</param>
    /// <param name="cancellationToken">Stops a long computation.</param>
    public ImmutableArray<LineageCycle> Cycles(LineageQuery? query = null, CancellationToken cancellationToken = default)
    {
        ulong codes = EdgeCodes.Mask(query ?? LineageQuery.Lineage);
        Topology topology = Engine.Structure(codes, cancellationToken);
        ImmutableArray<LineageCycle>.Builder cycles = ImmutableArray.CreateBuilder<LineageCycle>();
        foreach (int[] nodes in Lineage.Cycles.Components(topology))
        {
            int[] round = Lineage.Cycles.Through(topology, nodes[0]);
            cycles.Add(new LineageCycle(new LineageSet(this, nodes), Path([.. round, round[0]], codes)));
        }

        return cycles.ToImmutable();
    }

    /// <summary>Gets the nodes that nothing leads to, in the order of their numbers.</summary>
    /// <param name="query">What to follow and return; the default is <see cref="LineageQuery.Lineage"/>. Depth and latest creation do not matter here.</param>
    /// <param name="cancellationToken">Stops a long computation.</param>
    public LineageSet Roots(LineageQuery? query = null, CancellationToken cancellationToken = default)
    {
        query ??= LineageQuery.Lineage;
        return Ends(CompactGraph.Roots(Engine.Structure(EdgeCodes.Mask(query), cancellationToken)), query);
    }

    /// <summary>Gets the nodes that lead to nothing, in the order of their numbers.</summary>
    /// <param name="query">What to follow and return; the default is <see cref="LineageQuery.Lineage"/>. Depth and latest creation do not matter here.</param>
    /// <param name="cancellationToken">Stops a long computation.</param>
    public LineageSet Leaves(LineageQuery? query = null, CancellationToken cancellationToken = default)
    {
        query ??= LineageQuery.Lineage;
        return Ends(CompactGraph.Leaves(Engine.Structure(EdgeCodes.Mask(query), cancellationToken)), query);
    }

    /// <summary>Gets all nodes, upstream before downstream; the nodes of one cycle stand in a row.</summary>
    /// <param name="query">What to follow and return; the default is <see cref="LineageQuery.Lineage"/>. Depth and latest creation do not matter here.</param>
    /// <param name="cancellationToken">Stops a long computation.</param>
    public LineageSet TopologicalOrder(LineageQuery? query = null, CancellationToken cancellationToken = default)
    {
        query ??= LineageQuery.Lineage;
        Topology topology = Engine.Structure(EdgeCodes.Mask(query), cancellationToken);
        return Ends(CompactGraph.TopologicalOrder(topology).ToArray(), query);
    }

    private LineageSet Ends(IEnumerable<int> nodes, LineageQuery query) => new(this, [.. nodes.Where(node => Returns(query, node))]);

    private static int[] ToArray(ReachSet set)
    {
        int[] nodes = new int[set.Count];
        set.CopyTo(nodes);
        return nodes;
    }
}
