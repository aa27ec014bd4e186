using System.Collections.Immutable;

namespace MLGovernance.Lineage;

/// <summary>Which edges a walk follows, and which of the nodes that it reaches count. The default follows data roles without limit.</summary>
public sealed record LineageQuery
{
    /// <summary>Gets the query for data lineage: data roles only, no limit.</summary>
    public static LineageQuery Lineage { get; } = new();

    /// <summary>Gets the query for impact: all roles, no limit.</summary>
    public static LineageQuery Impact { get; } = new() { Roles = LineageRoleSet.All };

    /// <summary>Gets the roles of the edges to follow. The default is <see cref="LineageRoleSet.Data"/>.</summary>
    public LineageRoleSet Roles { get; init; } = LineageRoleSet.Data;

    /// <summary>Gets the kinds of the nodes to return; empty returns all. The walk passes through other kinds.</summary>
    public ImmutableArray<AssetKind> Kinds { get; init; } = [];

    /// <summary>Gets the greatest number of edges between the start and a node. The default is no limit.</summary>
    public int MaxDepth { get; init; } = int.MaxValue;

    /// <summary>Gets the weakest confidence of the edges to follow. The default follows all.</summary>
    public EdgeConfidence WeakestConfidence { get; init; } = EdgeConfidence.Assumed;

    /// <summary>
    /// Gets the moment up to which assets count: a walk enters no asset created later, so it sees the lineage as it was then. Nodes of
    /// which nobody tells when they were created are entered. The default is no limit.
    /// </summary>
    public DateTimeOffset? CreatedUntil { get; init; }

    /// <summary>
    /// Gets the moment from which returned assets were created; the walk passes through older ones. Nodes of which nobody tells when they
    /// were created are not returned. The default returns all.
    /// </summary>
    public DateTimeOffset? CreatedFrom { get; init; }

    /// <summary>Gets the workspace or registry that returned nodes belong to; null returns all.</summary>
    public AssetId? Scope { get; init; }
}
