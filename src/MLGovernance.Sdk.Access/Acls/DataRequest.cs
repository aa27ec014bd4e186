namespace MLGovernance.Access;

/// <summary>One question about data: may this caller do that to this path?</summary>
public sealed record DataRequest
{
    /// <summary>Gets the object id of the caller; without meaning for keys, SAS and anonymous calls.</summary>
    public required string PrincipalId { get; init; }

    /// <summary>Gets what is done.</summary>
    public required DataOperation Operation { get; init; }

    /// <summary>Gets the container.</summary>
    public required string Container { get; init; }

    /// <summary>Gets the path from the container's root.</summary>
    public required string Path { get; init; }

    /// <summary>Gets the new path of a rename.</summary>
    public string? TargetPath { get; init; }

    /// <summary>Gets the new owning group for <see cref="DataOperation.SetOwningGroup"/>.</summary>
    public string? NewGroup { get; init; }

    /// <summary>Gets how the request is authorised. The default is <see cref="DataAuthorization.OAuth"/>.</summary>
    public DataAuthorization Authorization { get; init; } = DataAuthorization.OAuth;

    /// <summary>Gets the SAS, for the SAS authorisations.</summary>
    public SharedAccessToken? Token { get; init; }

    /// <summary>Gets the attributes of the caller, request and environment for role conditions; container and path are known without them.</summary>
    public AccessAttributes? Attributes { get; init; }
}
