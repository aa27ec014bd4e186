using System.Collections.Immutable;

namespace MLGovernance.Lineage;

/// <summary>Lineage as a plain list of nodes and edges: what the interchange formats write and read.</summary>
/// <param name="Nodes">The nodes, ordered by identity.</param>
/// <param name="Edges">The edges, ordered by their ends and role.</param>
public sealed record LineageDocument(ImmutableArray<LineageDocumentNode> Nodes, ImmutableArray<LineageDocumentEdge> Edges)
{
    /// <summary>Makes a document of a whole graph.</summary>
    /// <param name="graph">The graph.</param>
    public static LineageDocument From(LineageGraph graph)
    {
        ArgumentNullException.ThrowIfNull(graph);
        return From(graph, LineageRoleSet.All, [.. Enumerable.Range(0, graph.NodeCount)]);
    }

    /// <summary>Makes a document of what a walk reached, with its start.</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="start">The node that the walk began at.</param>
    /// <param name="reached">The nodes that it reached.</param>
    /// <param name="roles">The roles of the edges to keep.</param>
    public static LineageDocument From(LineageGraph graph, LineageNode start, LineageSet reached, LineageRoleSet roles)
    {
        ArgumentNullException.ThrowIfNull(graph);
        ArgumentNullException.ThrowIfNull(reached);
        return From(graph, roles, [start.Index, .. reached.Indices]);
    }

    /// <summary>Returns a document with the nodes and edges of both.</summary>
    /// <param name="other">The other document.</param>
    public LineageDocument Union(LineageDocument other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return Of(Nodes.Concat(other.Nodes), Rows(this).Concat(Rows(other)));

        static IEnumerable<(AssetId, AssetId, LineageRole, EdgeConfidence)> Rows(LineageDocument document) =>
            document.Edges.Select(edge => (document.Nodes[edge.Upstream].Id, document.Nodes[edge.Downstream].Id, edge.Role, edge.Confidence));
    }

    /// <summary>Makes a document of edges read from a file: nodes are numbered in order of identity, edges sorted.</summary>
    internal static LineageDocument Of(IEnumerable<LineageDocumentNode> nodes, IEnumerable<(AssetId Upstream, AssetId Downstream, LineageRole Role, EdgeConfidence Confidence)> edges)
    {
        ImmutableArray<LineageDocumentNode> ordered = [.. nodes.DistinctBy(node => node.Id).OrderBy(node => node.Id)];
        Dictionary<AssetId, int> numbers = ordered.Select((node, number) => (node.Id, number)).ToDictionary();
        return new LineageDocument(ordered,
        [
            .. edges
                .Select(edge => new LineageDocumentEdge(numbers[edge.Upstream], numbers[edge.Downstream], edge.Role, edge.Confidence))
                .Distinct()
                .OrderBy(edge => edge.Upstream).ThenBy(edge => edge.Downstream).ThenBy(edge => edge.Role),
        ]);
    }

    private static LineageDocument From(LineageGraph graph, LineageRoleSet roles, HashSet<int> inside) => Of(
        inside.Select(node => new LineageDocumentNode(graph[node].Id, graph[node].Kind.Name, graph[node].DisplayName)),
        inside
            .SelectMany(node => graph.EdgesOutOf(graph[node]))
            .Where(edge => roles.Contains(edge.Role) && inside.Contains(edge.Downstream.Index))
            .Select(edge => (edge.Upstream.Id, edge.Downstream.Id, edge.Role, edge.Confidence)));

    /// <inheritdoc/>
    public bool Equals(LineageDocument? other) => other is not null && Nodes.SequenceEqual(other.Nodes) && Edges.SequenceEqual(other.Edges);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Nodes.Length, Edges.Length);
}

/// <summary>A node of a document.</summary>
/// <param name="Id">The identity.</param>
/// <param name="Kind">The name of the kind.</param>
/// <param name="Name">The name for people.</param>
public sealed record LineageDocumentNode(AssetId Id, string Kind, string Name);

/// <summary>An edge of a document.</summary>
/// <param name="Upstream">The number of the node that is used.</param>
/// <param name="Downstream">The number of the node that uses it.</param>
/// <param name="Role">What the edge says.</param>
/// <param name="Confidence">How sure it is.</param>
public readonly record struct LineageDocumentEdge(int Upstream, int Downstream, LineageRole Role, EdgeConfidence Confidence);
