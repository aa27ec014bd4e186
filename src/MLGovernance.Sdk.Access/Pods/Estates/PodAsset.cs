namespace MLGovernance.Access;

/// <summary>A registered data asset, model or table that points at storage.</summary>
public sealed record PodAsset
{
    /// <summary>Gets the resource id, in a workspace or a registry.</summary>
    public required string Id { get; init; }

    /// <summary>Gets the address it points at.</summary>
    public required string Uri { get; init; }

    /// <summary>Gets the resource id of the workspace or registry.</summary>
    public string WorkspaceId => PodEstateIds.WorkspaceOf(Id);
}
