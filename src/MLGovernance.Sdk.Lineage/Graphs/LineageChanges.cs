using System.Collections.Immutable;

namespace MLGovernance.Lineage;

/// <summary>What changed in the lineage between two moments: edges that appeared, edges that were cut, and whose training data it concerns.</summary>
/// <remarks>Edges are compared by the identities of their ends and their role, so both graphs may number their nodes as they like.</remarks>
public sealed class LineageChanges
{
    private LineageChanges(LineageGraph before, LineageGraph after)
    {
        Before = before;
        After = after;
        HashSet<EdgeKey> old = Keys(before);
        HashSet<EdgeKey> now = Keys(after);
        Appeared = Except(after, old);
        ImmutableArray<LineageEdge> gone = Except(before, now);
        Cut = [.. gone.Where(edge => !MayBeUnread(edge))];
        Unseen = [.. gone.Where(MayBeUnread)];
        Endpoints = EndpointChanges.Find(this);
    }

    /// <summary>Gets the earlier graph.</summary>
    public LineageGraph Before { get; }

    /// <summary>Gets the later graph.</summary>
    public LineageGraph After { get; }

    /// <summary>Gets the edges of the later graph that the earlier one lacks, ordered by the identities of their ends and their role.</summary>
    public ImmutableArray<LineageEdge> Appeared { get; }

    /// <summary>Gets the edges of the earlier graph that the later one lacks, ordered by the identities of their ends and their role.</summary>
    public ImmutableArray<LineageEdge> Cut { get; }

    /// <summary>
    /// Gets the edges of the earlier graph that the later one lacks because the asset that stated them may not have been readable: whether
    /// they were cut is unknown, and they are not in <see cref="Cut"/>.
    /// </summary>
    public ImmutableArray<LineageEdge> Unseen { get; }

    /// <summary>Gets the endpoints of the later graph whose upstream data changed, ordered by identity. New endpoints are not among them.</summary>
    public ImmutableArray<EndpointDataChange> Endpoints { get; }

    /// <summary>Gets a value that tells whether nothing changed.</summary>
    public bool IsEmpty => Appeared.IsEmpty && Cut.IsEmpty && Unseen.IsEmpty && Endpoints.IsEmpty;

    /// <summary>Compares two graphs of the same estate.</summary>
    /// <param name="before">The earlier graph.</param>
    /// <param name="after">The later graph.</param>
    public static LineageChanges Between(LineageGraph before, LineageGraph after)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        return new LineageChanges(before, after);
    }

    private bool MayBeUnread(LineageEdge edge)
    {
        int statedBy = Before.Edges[edge.Index].StatedBy;
        AssetId id = Before.Snapshot.IdOf(statedBy);
        return !After.Snapshot.TryGetIndex(id, out _) && After.Snapshot.MayLack(Before.Snapshot.KindOf(statedBy), id.Scope);
    }

    private static HashSet<EdgeKey> Keys(LineageGraph graph)
    {
        var ids = new NodeIdentities(graph);
        var keys = new HashSet<EdgeKey>(graph.EdgeCount);
        foreach (EdgeRow edge in graph.Edges)
        {
            keys.Add(new EdgeKey(ids.Of(edge.Upstream), ids.Of(edge.Downstream), edge.Role));
        }

        return keys;
    }

    private static ImmutableArray<LineageEdge> Except(LineageGraph graph, HashSet<EdgeKey> other)
    {
        var ids = new NodeIdentities(graph);
        var found = new SortedDictionary<EdgeKey, LineageEdge>();
        for (int edge = 0; edge < graph.EdgeCount; edge++)
        {
            EdgeRow row = graph.Edges[edge];
            var key = new EdgeKey(ids.Of(row.Upstream), ids.Of(row.Downstream), row.Role);
            if (!other.Contains(key))
            {
                found.TryAdd(key, new LineageEdge(graph, edge)); // the same edge stated twice appears once
            }
        }

        return [.. found.Values];
    }

    private readonly record struct EdgeKey(AssetId Upstream, AssetId Downstream, LineageRole Role) : IComparable<EdgeKey>
    {
        public int CompareTo(EdgeKey other)
        {
            int order = Upstream.CompareTo(other.Upstream);
            order = order != 0 ? order : Downstream.CompareTo(other.Downstream);
            return order != 0 ? order : Role.CompareTo(other.Role);
        }
    }

    /// <summary>Makes each node's identity once, however many edges it has.</summary>
    private sealed class NodeIdentities(LineageGraph graph)
    {
        private readonly AssetId?[] _ids = new AssetId?[graph.NodeCount];

        internal AssetId Of(int node) => _ids[node] ??= graph.IdOf(node);
    }
}
