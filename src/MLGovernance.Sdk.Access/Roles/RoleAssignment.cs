namespace MLGovernance.Access;

/// <summary>A role given to a principal at a scope; also used for eligible (PIM) assignments, which grant nothing until activated.</summary>
public sealed record RoleAssignment
{
    /// <summary>Gets the resource id, or an empty text when the source states none; used to name the assignment in evidence.</summary>
    public string Id { get; init; } = "";

    /// <summary>Gets the object id of the user, group, service principal or managed identity.</summary>
    public required string PrincipalId { get; init; }

    /// <summary>Gets the kind of the principal as Azure states it (User, Group, ServicePrincipal), or <see langword="null"/>.</summary>
    public string? PrincipalType { get; init; }

    /// <summary>Gets the role's resource id.</summary>
    public required string RoleDefinitionId { get; init; }

    /// <summary>Gets the scope: a management group, subscription, resource group, resource, or the root <c>/</c>.</summary>
    public required string Scope { get; init; }

    /// <summary>Gets the condition text, or <see langword="null"/> when the assignment is unconditional.</summary>
    public string? Condition { get; init; }

    /// <summary>Gets the version of the condition language; only "2.0" is understood.</summary>
    public string? ConditionVersion { get; init; }

    /// <summary>Gets when the assignment was made, or <see langword="null"/> when not stated.</summary>
    public DateTimeOffset? CreatedOn { get; init; }

    /// <summary>Gets when the assignment ends, or <see langword="null"/> for a permanent one.</summary>
    public DateTimeOffset? EndsOn { get; init; }
}
