using System.Collections.Immutable;
using System.Text.Json;

namespace MLGovernance.Policy;

/// <summary>An assignment of Azure Policy: a definition or initiative bound to a scope.</summary>
public sealed record AzurePolicyAssignment
{
    /// <summary>Gets the resource id; empty when the JSON has none.</summary>
    public string Id { get; init; } = "";

    /// <summary>Gets the title people see; null when there is none.</summary>
    public string? DisplayName { get; init; }

    /// <summary>Gets the id of the definition or initiative.</summary>
    public required string PolicyDefinitionId { get; init; }

    /// <summary>Gets the scope: a management group, subscription, resource group or resource.</summary>
    public required string Scope { get; init; }

    /// <summary>Gets the scopes that are left out: resources there are neither evaluated nor counted.</summary>
    public ImmutableArray<string> NotScopes { get; init; } = [];

    /// <summary>Gets whether effects apply to writes. With false (DoNotEnforce) resources are evaluated and reported all the same.</summary>
    public bool IsEnforced { get; init; } = true;

    /// <summary>Gets the values of the parameters, <c>{name: {"value": …}}</c>; undefined when there are none.</summary>
    public JsonElement Parameters { get; init; }

    /// <summary>Gets the overrides, in the order they are applied.</summary>
    public ImmutableArray<AzurePolicyOverride> Overrides { get; init; } = [];

    /// <summary>Gets the blocks that narrow the assignment; one of them must be met.</summary>
    public ImmutableArray<AzurePolicyResourceSelector> ResourceSelectors { get; init; } = [];

    /// <summary>Gets the messages for non-compliance by reference id; the empty reference id is the message for all.</summary>
    public ImmutableDictionary<string, string> NonComplianceMessages { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>Reads an assignment as Azure Resource Manager returns it.</summary>
    /// <param name="json">The JSON; what is kept of it is copied.</param>
    /// <returns>The assignment.</returns>
    /// <exception cref="AzurePolicyFormatException">The JSON is not an assignment.</exception>
    public static AzurePolicyAssignment Parse(JsonElement json)
    {
        DefinitionJson.RequireObject(json, "$");
        JsonElement properties = DefinitionJson.Properties(json);
        string id = DefinitionJson.Text(json, "id") ?? "";
        ImmutableDictionary<string, string>.Builder messages = ImmutableDictionary.CreateBuilder<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (JsonElement message in DefinitionJson.Items(properties, "nonComplianceMessages"))
        {
            messages[DefinitionJson.Text(message, "policyDefinitionReferenceId") ?? ""] = DefinitionJson.Text(message, "message") ?? "";
        }

        return new AzurePolicyAssignment
        {
            Id = id,
            DisplayName = DefinitionJson.Text(properties, "displayName"),
            PolicyDefinitionId = DefinitionJson.Text(properties, "policyDefinitionId") ?? throw new AzurePolicyFormatException("$.properties", "'policyDefinitionId' is missing"),
            Scope = DefinitionJson.Text(properties, "scope") ?? PolicyScopes.ScopeOf(id) ?? throw new AzurePolicyFormatException("$.properties", "'scope' is missing"),
            NotScopes = DefinitionJson.Texts(properties, "notScopes"),
            IsEnforced = !string.Equals(DefinitionJson.Text(properties, "enforcementMode"), "DoNotEnforce", StringComparison.OrdinalIgnoreCase),
            Parameters = DefinitionJson.Find(properties, "parameters") is { } parameters ? DefinitionJson.RequireObject(parameters, "$.properties.parameters").Clone() : default,
            Overrides = [.. DefinitionJson.Items(properties, "overrides").Select(static (o, i) => AzurePolicyOverride.Parse(o, $"$.properties.overrides[{i}]"))],
            ResourceSelectors = AzurePolicyResourceSelector.ParseAll(properties),
            NonComplianceMessages = messages.ToImmutable(),
        };
    }

    /// <summary>Finds the message for a reference: its own, else the one for all, else null.</summary>
    /// <param name="referenceId">The reference id; empty for a single definition.</param>
    /// <returns>The message.</returns>
    public string? MessageFor(string referenceId) =>
        NonComplianceMessages.TryGetValue(referenceId, out string? own) ? own : NonComplianceMessages.GetValueOrDefault("");

    /// <summary>Tells whether a resource lies in the scope and in none of the left-out scopes.</summary>
    /// <param name="resourceId">The id of the resource.</param>
    /// <param name="managementGroups">The ids of the management groups above the resource's subscription, as far as they are known.</param>
    /// <returns>Whether the assignment covers the resource, before its selectors are asked.</returns>
    public bool Covers(string resourceId, IEnumerable<string>? managementGroups = null)
    {
        string[] groups = [.. managementGroups ?? []];
        return PolicyScopes.Contains(Scope, resourceId, groups) && !NotScopes.Any(s => PolicyScopes.Contains(s, resourceId, groups));
    }
}
