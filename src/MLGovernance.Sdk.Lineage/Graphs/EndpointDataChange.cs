using System.Collections.Immutable;

namespace MLGovernance.Lineage;

/// <summary>An endpoint whose upstream data is no longer what it was: what it serves was made from something else.</summary>
/// <param name="Endpoint">The endpoint, in the later graph.</param>
/// <param name="Added">The data that is upstream now and was not before, ordered.</param>
/// <param name="Removed">The data that was upstream before and is not now, ordered; without what may only have been unreadable.</param>
/// <param name="Modified">The data assets that are upstream still but whose content differs between the snapshots, ordered.</param>
public sealed record EndpointDataChange(
    LineageNode Endpoint, ImmutableArray<AssetId> Added, ImmutableArray<AssetId> Removed, ImmutableArray<AssetId> Modified);
