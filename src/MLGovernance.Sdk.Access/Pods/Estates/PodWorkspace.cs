namespace MLGovernance.Access;

/// <summary>A workspace as the isolation analysis sees it.</summary>
public sealed record PodWorkspace
{
    /// <summary>Gets the resource id.</summary>
    public required string Id { get; init; }

    /// <summary>Gets the object id of the workspace's own identity, or <see langword="null"/> when it has none or it was not read.</summary>
    public string? IdentityPrincipalId { get; init; }

    /// <summary>Gets the resource id of the container registry that holds the workspace's images, or <see langword="null"/>.</summary>
    public string? ContainerRegistryId { get; init; }
}
