using System.Collections.Immutable;
using System.Text.Json;

namespace MLGovernance.Policy;

/// <summary>One parameter of a definition or an initiative.</summary>
public sealed record AzurePolicyParameter
{
    /// <summary>Gets the name; look-ups ignore its case.</summary>
    public required string Name { get; init; }

    /// <summary>Gets the type: String, Array, Object, Boolean, Integer, Float or DateTime, as the definition spells it.</summary>
    public required string Type { get; init; }

    /// <summary>Gets the title people see, when there is one.</summary>
    public string? DisplayName { get; init; }

    /// <summary>Gets the explanation, when there is one.</summary>
    public string? Description { get; init; }

    /// <summary>Gets the default; null when a value has to be given.</summary>
    public JsonElement? DefaultValue { get; init; }

    /// <summary>Gets the values that are allowed; empty when all are.</summary>
    public ImmutableArray<JsonElement> AllowedValues { get; init; } = [];

    internal static ImmutableArray<AzurePolicyParameter> ParseAll(JsonElement properties, string path)
    {
        if (DefinitionJson.Find(properties, "parameters") is not { } parameters)
        {
            return [];
        }

        DefinitionJson.RequireObject(parameters, $"{path}.parameters");
        return [.. parameters.EnumerateObject().Select(p => Parse(p, $"{path}.parameters.{p.Name}"))];
    }

    private static AzurePolicyParameter Parse(JsonProperty property, string path)
    {
        JsonElement json = DefinitionJson.RequireObject(property.Value, path);
        JsonElement? metadata = DefinitionJson.Find(json, "metadata");
        return new AzurePolicyParameter
        {
            Name = property.Name,
            Type = DefinitionJson.Text(json, "type") ?? throw new AzurePolicyFormatException(path, "'type' is missing"),
            DisplayName = metadata is { } titled ? DefinitionJson.Text(titled, "displayName") : null,
            Description = metadata is { } described ? DefinitionJson.Text(described, "description") : null,
            DefaultValue = PayloadLookup.TryGetProperty(json, "defaultValue", out JsonElement standard) ? standard.Clone() : null,
            AllowedValues = [.. DefinitionJson.Items(json, "allowedValues").Select(static v => v.Clone())],
        };
    }
}
