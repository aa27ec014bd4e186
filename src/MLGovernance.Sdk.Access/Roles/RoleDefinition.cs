using System.Collections.Immutable;

namespace MLGovernance.Access;

/// <summary>A role: a named set of permission blocks that an assignment gives to a principal at a scope.</summary>
public sealed record RoleDefinition
{
    /// <summary>Gets the resource id, or just the GUID; two ids that end in the same GUID are the same role.</summary>
    public required string Id { get; init; }

    /// <summary>Gets the name shown to people, for example "AzureML Data Scientist".</summary>
    public required string RoleName { get; init; }

    /// <summary>Gets a value indicating whether the role was made by the customer.</summary>
    public bool IsCustom { get; init; }

    /// <summary>Gets the scopes at which the role may be assigned; the root <c>/</c> for built-in roles.</summary>
    public ImmutableArray<string> AssignableScopes { get; init; } = ["/"];

    /// <summary>Gets the permission blocks.</summary>
    public ImmutableArray<RolePermissions> Permissions { get; init; } = [];

    /// <summary>Returns the last segment of a role definition id in lower case, which is the same in every scope.</summary>
    /// <param name="id">A resource id of any scope, or a bare GUID.</param>
    internal static string KeyOf(string id)
    {
        ReadOnlySpan<char> text = id.AsSpan().Trim().TrimEnd('/');
        int slash = text.LastIndexOf('/');
        return text[(slash + 1)..].ToString().ToLowerInvariant();
    }
}
