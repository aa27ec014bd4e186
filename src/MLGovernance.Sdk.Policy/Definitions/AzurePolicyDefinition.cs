using System.Collections.Immutable;
using System.Text.Json;

namespace MLGovernance.Policy;

/// <summary>A policy definition of Azure Policy, built-in or custom.</summary>
public sealed record AzurePolicyDefinition
{
    /// <summary>Gets the resource id; null when the JSON has none.</summary>
    public string? Id { get; init; }

    /// <summary>Gets the name, usually a GUID; null when the JSON has none.</summary>
    public string? Name { get; init; }

    /// <summary>Gets the title people see; null when there is none.</summary>
    public string? DisplayName { get; init; }

    /// <summary>Gets the explanation; null when there is none.</summary>
    public string? Description { get; init; }

    /// <summary>Gets the mode, such as Indexed or All. The default of Azure is All.</summary>
    public string Mode { get; init; } = "All";

    /// <summary>Gets BuiltIn, Custom or Static; null when the JSON does not tell.</summary>
    public string? PolicyType { get; init; }

    /// <summary>Gets the version; null when there is none.</summary>
    public string? Version { get; init; }

    /// <summary>Gets the category in the metadata; null when there is none.</summary>
    public string? Category { get; init; }

    /// <summary>Gets whether the metadata call the definition deprecated.</summary>
    public bool IsDeprecated { get; init; }

    /// <summary>Gets the parameters, in the order of the definition.</summary>
    public ImmutableArray<AzurePolicyParameter> Parameters { get; init; } = [];

    /// <summary>Gets the <c>policyRule</c>: its <c>if</c> and <c>then</c>.</summary>
    public required JsonElement Rule { get; init; }

    /// <summary>Gets the JSON path of <see cref="Rule"/>.</summary>
    public string RulePath { get; init; } = "$";

    /// <summary>Gets how errors call the definition.</summary>
    internal string Label => DisplayName ?? Name ?? "";

    /// <summary>Reads a definition: a whole ARM resource, its <c>properties</c>, or only a <c>policyRule</c>.</summary>
    /// <param name="json">The JSON; what is kept of it is copied.</param>
    /// <returns>The definition.</returns>
    /// <exception cref="AzurePolicyFormatException">The JSON is not a definition.</exception>
    public static AzurePolicyDefinition Parse(JsonElement json)
    {
        DefinitionJson.RequireObject(json, "$");
        JsonElement properties = DefinitionJson.Properties(json);
        string path = DefinitionJson.Find(json, "properties") is { ValueKind: JsonValueKind.Object } ? "$.properties" : "$";
        if (DefinitionJson.Find(properties, "policyRule") is { } rule)
        {
            return FromProperties(json, properties, rule, path);
        }

        return DefinitionJson.Find(json, "if") is not null || DefinitionJson.Find(json, "then") is not null
            ? new AzurePolicyDefinition { Rule = json.Clone() }
            : throw new AzurePolicyFormatException(path, "'policyRule' is missing");
    }

    private static AzurePolicyDefinition FromProperties(JsonElement json, JsonElement properties, JsonElement rule, string path)
    {
        DefinitionJson.RequireObject(rule, $"{path}.policyRule");
        JsonElement? metadata = DefinitionJson.Find(properties, "metadata") is { ValueKind: JsonValueKind.Object } found ? found : null;
        return new AzurePolicyDefinition
        {
            Id = DefinitionJson.Text(json, "id"),
            Name = DefinitionJson.Text(json, "name"),
            DisplayName = DefinitionJson.Text(properties, "displayName"),
            Description = DefinitionJson.Text(properties, "description"),
            Mode = DefinitionJson.Text(properties, "mode") ?? "All",
            PolicyType = DefinitionJson.Text(properties, "policyType"),
            Version = DefinitionJson.Text(properties, "version") ?? (metadata is { } versioned ? DefinitionJson.Text(versioned, "version") : null),
            Category = metadata is { } categorized ? DefinitionJson.Text(categorized, "category") : null,
            IsDeprecated = metadata is { } marked && DefinitionJson.Find(marked, "deprecated") is { ValueKind: JsonValueKind.True },
            Parameters = AzurePolicyParameter.ParseAll(properties, path),
            Rule = rule.Clone(),
            RulePath = $"{path}.policyRule",
        };
    }
}
