using System.Collections.Immutable;
using System.Text.Json;

namespace MLGovernance.Policy;

/// <summary>An override of an assignment: another effect (or version) where all of its selectors are met.</summary>
public sealed record AzurePolicyOverride
{
    /// <summary>Gets the kind: policyEffect or policyVersion.</summary>
    public required string Kind { get; init; }

    /// <summary>Gets the new effect or version.</summary>
    public required string Value { get; init; }

    /// <summary>Gets the selectors; empty means everywhere.</summary>
    public ImmutableArray<AzurePolicySelector> Selectors { get; init; } = [];

    internal static AzurePolicyOverride Parse(JsonElement json, string path)
    {
        DefinitionJson.RequireObject(json, path);
        return new AzurePolicyOverride
        {
            Kind = DefinitionJson.Text(json, "kind") ?? throw new AzurePolicyFormatException(path, "'kind' is missing"),
            Value = DefinitionJson.Text(json, "value") ?? throw new AzurePolicyFormatException(path, "'value' is missing"),
            Selectors = [.. DefinitionJson.Items(json, "selectors").Select((s, i) => AzurePolicySelector.Parse(s, $"{path}.selectors[{i}]"))],
        };
    }
}
