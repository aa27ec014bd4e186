using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;

namespace MLGovernance.Emulator.Arm;

/// <summary>
/// Assignments and definitions of <c>Microsoft.Authorization</c>, which lie at a scope and hold below it. A list gives those at the
/// scope, above it and below it; <c>atScope()</c> leaves out those below, <c>atExactScope()</c> those above as well.
/// </summary>
internal sealed partial class ScopedResources(ArmResources resources, ArmPage page)
{
    private const int PageSize = 200;
    private readonly ManagementHierarchy _hierarchy = new(resources);

    public Task ListAsync(HttpContext context, ArmPath path)
    {
        string filter = context.Request.Query["$filter"].ToString();
        string scope = ScopeKey(path.Scope);
        string principal = PrincipalFilter().Match(filter).Groups[1].Value;
        bool isExact = filter.Contains("atExactScope()", StringComparison.OrdinalIgnoreCase);
        bool hidesBelow = isExact || filter.Contains("atScope()", StringComparison.OrdinalIgnoreCase);
        return page.WriteAsync(context, [.. Of(path).Where(resource =>
        {
            string at = ScopeOf(resource);
            bool isSeen = at == scope || (!isExact && IsAbove(at, scope)) || (!hidesBelow && IsAbove(scope, at));
            return isSeen && (principal.Length == 0 || Principal(resource).Equals(principal, StringComparison.OrdinalIgnoreCase));
        })], PageSize);
    }

    public Task ListDefinitionsAsync(HttpContext context, ArmPath path)
    {
        string scope = ScopeKey(path.Scope);
        Match filter = EqualsFilter().Match(context.Request.Query["$filter"].ToString());
        return page.WriteAsync(context, [.. Of(path).Where(resource =>
        {
            string at = ScopeKey(resource.Path.Scope);
            bool isSeen = at == scope || IsAbove(at, scope) || IsAssignable(resource, scope);
            return isSeen && (!filter.Success ||
                string.Equals(ArmResource.Text(resource.Properties, filter.Groups[1].Value), filter.Groups[2].Value, StringComparison.OrdinalIgnoreCase));
        })], PageSize);
    }

    /// <summary>What holds for a subscription of one type: at it, below it and, when asked for, above it.</summary>
    public IEnumerable<ArmResource> SeenFrom(string subscription, string type, bool above)
    {
        string scope = ScopeKey($"/subscriptions/{subscription}");
        return resources.All().Where(resource => resource.Path.ResourceType.Equals(type, StringComparison.OrdinalIgnoreCase)).Where(resource =>
        {
            string at = ScopeOf(resource);
            bool isDefinition = ArmResource.Member(resource.Properties, "assignableScopes").ValueKind == System.Text.Json.JsonValueKind.Array;
            return at == scope || IsAbove(scope, at) || ((above || isDefinition) && IsAbove(at, scope)) || IsAssignable(resource, scope);
        });
    }

    private bool IsAssignable(ArmResource definition, string scope) =>
        ArmResource.Member(definition.Properties, "assignableScopes") is { ValueKind: System.Text.Json.JsonValueKind.Array } scopes &&
        scopes.EnumerateArray().Any(item => item.ValueKind == System.Text.Json.JsonValueKind.String && item.GetString() is { } text && (ScopeKey(text) == scope || IsAbove(ScopeKey(text), scope)));

    private static string ScopeOf(ArmResource resource) => ScopeKey(ArmResource.Text(resource.Properties, "scope") ?? resource.Path.Scope);

    private static string ScopeKey(string scope) => ArmPath.Parse(scope)?.Key ?? "";

    private static string Principal(ArmResource resource) => ArmResource.Text(resource.Properties, "principalId") ?? "";

    /// <summary>The tenant is above all; a management group above the subscriptions that a seed puts below it, and above every one that no seed puts anywhere.</summary>
    private bool IsAbove(string upper, string lower)
    {
        if (upper == lower || !upper.StartsWith("/providers/microsoft.management/", StringComparison.Ordinal) || !lower.StartsWith("/subscriptions/", StringComparison.Ordinal))
        {
            return upper != lower && (upper.Length == 0 || lower.StartsWith(upper + "/", StringComparison.Ordinal));
        }

        IReadOnlyList<string> chain = _hierarchy.Above(string.Join('/', lower.Split('/').Take(3)));
        return chain.Count == 0 || chain.Contains(upper);
    }

    [GeneratedRegex(@"(?:principalId\s+eq\s+|assignedTo\(\s*)'([^']*)'", RegexOptions.IgnoreCase)]
    private static partial Regex PrincipalFilter();

    [GeneratedRegex(@"^\s*(type|roleName|policyType|category)\s+eq\s+'([^']*)'\s*$", RegexOptions.IgnoreCase)]
    private static partial Regex EqualsFilter();

    private IEnumerable<ArmResource> Of(ArmPath path) =>
        resources.All().Where(resource => resource.Path.ResourceType.Equals(path.ResourceType, StringComparison.OrdinalIgnoreCase));
}
