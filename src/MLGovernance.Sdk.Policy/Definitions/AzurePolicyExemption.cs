using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;

namespace MLGovernance.Policy;

/// <summary>An exemption of Azure Policy: resources in its scope count as exempt until it expires.</summary>
public sealed record AzurePolicyExemption
{
    /// <summary>Gets the resource id; empty when the JSON has none.</summary>
    public string Id { get; init; } = "";

    /// <summary>Gets the title people see; null when there is none.</summary>
    public string? DisplayName { get; init; }

    /// <summary>Gets the reason; null when there is none.</summary>
    public string? Description { get; init; }

    /// <summary>Gets the scope that is exempt.</summary>
    public required string Scope { get; init; }

    /// <summary>Gets the id of the assignment.</summary>
    public required string PolicyAssignmentId { get; init; }

    /// <summary>Gets Waiver or Mitigated.</summary>
    public required string Category { get; init; }

    /// <summary>Gets the references of the initiative that are exempt; empty means all.</summary>
    public ImmutableArray<string> ReferenceIds { get; init; } = [];

    /// <summary>Gets when the exemption ends; null means never.</summary>
    public DateTimeOffset? ExpiresOn { get; init; }

    /// <summary>Gets the blocks that narrow the exemption.</summary>
    public ImmutableArray<AzurePolicyResourceSelector> ResourceSelectors { get; init; } = [];

    /// <summary>Reads an exemption as Azure Resource Manager returns it.</summary>
    /// <param name="json">The JSON.</param>
    /// <returns>The exemption.</returns>
    /// <exception cref="AzurePolicyFormatException">The JSON is not an exemption.</exception>
    public static AzurePolicyExemption Parse(JsonElement json)
    {
        DefinitionJson.RequireObject(json, "$");
        JsonElement properties = DefinitionJson.Properties(json);
        string id = DefinitionJson.Text(json, "id") ?? "";
        string category = DefinitionJson.Text(properties, "exemptionCategory") ?? "";
        if (category.ToUpperInvariant() is not ("WAIVER" or "MITIGATED"))
        {
            throw new AzurePolicyFormatException("$.properties.exemptionCategory", "Waiver or Mitigated was expected");
        }

        DateTimeOffset? expires = null;
        if (DefinitionJson.Text(properties, "expiresOn") is { } text)
        {
            expires = DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out DateTimeOffset parsed)
                ? parsed
                : throw new AzurePolicyFormatException("$.properties.expiresOn", "an ISO 8601 time was expected");
        }

        return new AzurePolicyExemption
        {
            Id = id,
            DisplayName = DefinitionJson.Text(properties, "displayName"),
            Description = DefinitionJson.Text(properties, "description"),
            Scope = PolicyScopes.ScopeOf(id) ?? DefinitionJson.Text(properties, "scope") ?? throw new AzurePolicyFormatException("$.id", "the id names no scope"),
            PolicyAssignmentId = DefinitionJson.Text(properties, "policyAssignmentId") ?? throw new AzurePolicyFormatException("$.properties", "'policyAssignmentId' is missing"),
            Category = category,
            ReferenceIds = DefinitionJson.Texts(properties, "policyDefinitionReferenceIds"),
            ExpiresOn = expires,
            ResourceSelectors = AzurePolicyResourceSelector.ParseAll(properties),
        };
    }

    /// <summary>Tells whether a resource is exempt from one policy of an assignment at a moment.</summary>
    /// <param name="assignmentId">The id of the assignment.</param>
    /// <param name="referenceId">The reference id; empty for a single definition.</param>
    /// <param name="resourceId">The id of the resource.</param>
    /// <param name="resource">The resource.</param>
    /// <param name="now">The moment.</param>
    /// <returns>Whether the exemption covers it.</returns>
    public bool Covers(string assignmentId, string referenceId, string resourceId, JsonElement resource, DateTimeOffset now) =>
        string.Equals(assignmentId, PolicyAssignmentId, StringComparison.OrdinalIgnoreCase)
        && (ExpiresOn is null || now < ExpiresOn)
        && (ReferenceIds.IsEmpty || ReferenceIds.Contains(referenceId, StringComparer.OrdinalIgnoreCase))
        && PolicyScopes.Contains(Scope, resourceId, [])
        && AzurePolicyResourceSelector.Select(ResourceSelectors, resource, referenceId);
}
