namespace MLGovernance.Access;

/// <summary>A datastore as the isolation analysis sees it.</summary>
public sealed record PodDatastore
{
    /// <summary>Gets the resource id; the workspace is what stands before <c>/datastores/</c>.</summary>
    public required string Id { get; init; }

    /// <summary>Gets the storage account's name.</summary>
    public required string Account { get; init; }

    /// <summary>Gets the container, file system or file share.</summary>
    public string Container { get; init; } = "";

    /// <summary>Gets the path inside the container. The default is the root.</summary>
    public string Path { get; init; } = "/";

    /// <summary>Gets what the datastore keeps.</summary>
    public DatastoreCredential Credential { get; init; }

    /// <summary>Gets the object id of the service principal it keeps a secret of, or <see langword="null"/>.</summary>
    public string? ServicePrincipalId { get; init; }

    /// <summary>Gets a value indicating whether the studio reads it as the workspace's identity (<c>serviceDataAccessAuthIdentity</c> is not None).</summary>
    public bool UsesWorkspaceIdentity { get; init; }

    /// <summary>Gets the resource id of the workspace.</summary>
    public string WorkspaceId => PodEstateIds.WorkspaceOf(Id);

    /// <summary>Gets the datastore's name.</summary>
    public string Name => Id[(Id.TrimEnd('/').LastIndexOf('/') + 1)..];
}
