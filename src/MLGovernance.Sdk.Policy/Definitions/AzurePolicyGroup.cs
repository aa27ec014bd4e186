using System.Text.Json;

namespace MLGovernance.Policy;

/// <summary>A group of an initiative, usually one control of a framework.</summary>
public sealed record AzurePolicyGroup
{
    /// <summary>Gets the name, by which references name it.</summary>
    public required string Name { get; init; }

    /// <summary>Gets the category; null when there is none.</summary>
    public string? Category { get; init; }

    /// <summary>Gets the title; null when there is none.</summary>
    public string? DisplayName { get; init; }

    /// <summary>Gets the id of the control's metadata; null when there is none.</summary>
    public string? AdditionalMetadataId { get; init; }

    internal static AzurePolicyGroup Parse(JsonElement json) => new()
    {
        Name = DefinitionJson.Text(json, "name") ?? throw new AzurePolicyFormatException("$.policyDefinitionGroups", "a group needs 'name'"),
        Category = DefinitionJson.Text(json, "category"),
        DisplayName = DefinitionJson.Text(json, "displayName"),
        AdditionalMetadataId = DefinitionJson.Text(json, "additionalMetadataId"),
    };
}
