namespace MLGovernance.Access;

/// <summary>One question: may this principal do that operation on that scope?</summary>
public sealed record AccessRequest
{
    /// <summary>Gets the object id of the caller.</summary>
    public required string PrincipalId { get; init; }

    /// <summary>Gets the operation, for example <c>Microsoft.MachineLearningServices/workspaces/jobs/write</c>.</summary>
    public required string Operation { get; init; }

    /// <summary>Gets the resource the operation is done on.</summary>
    public required string Scope { get; init; }

    /// <summary>Gets a value indicating whether the operation belongs to the data plane.</summary>
    public bool IsDataAction { get; init; }

    /// <summary>Gets the sub-operation, for example <c>Blob.List</c>, or <see langword="null"/> when none applies.</summary>
    public string? SubOperation { get; init; }

    /// <summary>Gets the attributes that conditions may read; <see cref="AccessAttributes.Unknown"/> by default.</summary>
    public AccessAttributes Attributes { get; init; } = AccessAttributes.Unknown;
}
