namespace MLGovernance.Policy;

/// <summary>Compares scopes segment by segment, so that <c>rg-ml</c> does not cover <c>rg-ml2</c>.</summary>
internal static class PolicyScopes
{
    public static bool Contains(string scope, string resourceId, IReadOnlyCollection<string> managementGroups)
    {
        string wanted = scope.TrimEnd('/');
        return wanted.Length == 0
            || IsPrefix(wanted, resourceId)
            || managementGroups.Any(g => string.Equals(g.TrimEnd('/'), wanted, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>The scope in the id of an assignment or exemption: what stands before <c>/providers/Microsoft.Authorization/</c>.</summary>
    public static string? ScopeOf(string id)
    {
        int at = id.LastIndexOf("/providers/Microsoft.Authorization/", StringComparison.OrdinalIgnoreCase);
        return at < 0 ? null : id[..at];
    }

    /// <summary>Whether a scope is a management group.</summary>
    public static bool IsManagementGroup(string scope) => scope.StartsWith("/providers/Microsoft.Management/managementGroups/", StringComparison.OrdinalIgnoreCase);

    private static bool IsPrefix(string scope, string id) =>
        id.StartsWith(scope, StringComparison.OrdinalIgnoreCase) && (id.Length == scope.Length || id[scope.Length] == '/');
}
