using System.Collections.Immutable;

namespace MLGovernance.Access;

/// <summary>Operations taken away at a scope, whatever roles say; made by deployment stacks and managed applications.</summary>
public sealed record DenyAssignment
{
    /// <summary>The principal id that stands for everybody (documented with deny assignments).</summary>
    public const string EveryPrincipal = "00000000-0000-0000-0000-000000000000";

    /// <summary>Gets the name or resource id, used in evidence.</summary>
    public string Name { get; init; } = "";

    /// <summary>Gets the scope of the denial.</summary>
    public required string Scope { get; init; }

    /// <summary>Gets a value indicating whether only the scope itself is covered and nothing below it.</summary>
    public bool DoNotApplyToChildScopes { get; init; }

    /// <summary>Gets the ids of the principals that are denied; <see cref="EveryPrincipal"/> for everybody.</summary>
    public ImmutableArray<string> Principals { get; init; } = [];

    /// <summary>Gets the ids of the principals that are left out, members of listed groups included.</summary>
    public ImmutableArray<string> ExcludePrincipals { get; init; } = [];

    /// <summary>Gets the denied permission blocks.</summary>
    public ImmutableArray<RolePermissions> Permissions { get; init; } = [];
}
