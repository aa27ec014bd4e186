using System.Collections.Immutable;
using System.Text.Json;

namespace MLGovernance.Policy;

/// <summary>A policy set definition: definitions that are assigned together.</summary>
public sealed record AzurePolicyInitiative
{
    /// <summary>Gets the resource id; null when the JSON has none.</summary>
    public string? Id { get; init; }

    /// <summary>Gets the name; null when the JSON has none.</summary>
    public string? Name { get; init; }

    /// <summary>Gets the title people see; null when there is none.</summary>
    public string? DisplayName { get; init; }

    /// <summary>Gets the explanation; null when there is none.</summary>
    public string? Description { get; init; }

    /// <summary>Gets the version; null when there is none.</summary>
    public string? Version { get; init; }

    /// <summary>Gets the parameters of the initiative.</summary>
    public ImmutableArray<AzurePolicyParameter> Parameters { get; init; } = [];

    /// <summary>Gets the definitions. One definition may occur several times under different reference ids.</summary>
    public ImmutableArray<AzurePolicyReference> Policies { get; init; } = [];

    /// <summary>Gets the groups, usually the controls of a framework.</summary>
    public ImmutableArray<AzurePolicyGroup> Groups { get; init; } = [];

    /// <summary>Reads an initiative: a whole ARM resource or its <c>properties</c>.</summary>
    /// <param name="json">The JSON; what is kept of it is copied.</param>
    /// <returns>The initiative.</returns>
    /// <exception cref="AzurePolicyFormatException">The JSON is not an initiative.</exception>
    public static AzurePolicyInitiative Parse(JsonElement json)
    {
        DefinitionJson.RequireObject(json, "$");
        JsonElement properties = DefinitionJson.Properties(json);
        if (DefinitionJson.Find(properties, "policyDefinitions") is not { ValueKind: JsonValueKind.Array } policies)
        {
            throw new AzurePolicyFormatException("$", "'policyDefinitions' is missing");
        }

        JsonElement? metadata = DefinitionJson.Find(properties, "metadata") is { ValueKind: JsonValueKind.Object } found ? found : null;
        return new AzurePolicyInitiative
        {
            Id = DefinitionJson.Text(json, "id"),
            Name = DefinitionJson.Text(json, "name"),
            DisplayName = DefinitionJson.Text(properties, "displayName"),
            Description = DefinitionJson.Text(properties, "description"),
            Version = DefinitionJson.Text(properties, "version") ?? (metadata is { } versioned ? DefinitionJson.Text(versioned, "version") : null),
            Parameters = AzurePolicyParameter.ParseAll(properties, "$.properties"),
            Policies = [.. policies.EnumerateArray().Select(static (p, i) => AzurePolicyReference.Parse(p, $"$.policyDefinitions[{i}]"))],
            Groups = [.. DefinitionJson.Items(properties, "policyDefinitionGroups").Select(AzurePolicyGroup.Parse)],
        };
    }
}
