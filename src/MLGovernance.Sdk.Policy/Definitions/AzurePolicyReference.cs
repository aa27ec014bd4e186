using System.Collections.Immutable;
using System.Text.Json;

namespace MLGovernance.Policy;

/// <summary>One definition of an initiative, with the values the initiative passes to its parameters.</summary>
public sealed record AzurePolicyReference
{
    /// <summary>Gets the id of the definition.</summary>
    public required string PolicyDefinitionId { get; init; }

    /// <summary>Gets the id of the reference, unique in the initiative; empty when the JSON has none.</summary>
    public string ReferenceId { get; init; } = "";

    /// <summary>Gets the names of the groups the reference belongs to.</summary>
    public ImmutableArray<string> GroupNames { get; init; } = [];

    /// <summary>Gets the values for the definition's parameters, <c>{name: {"value": …}}</c>; values may be expressions over the initiative's parameters.</summary>
    public JsonElement Parameters { get; init; }

    internal static AzurePolicyReference Parse(JsonElement json, string path)
    {
        DefinitionJson.RequireObject(json, path);
        return new AzurePolicyReference
        {
            PolicyDefinitionId = DefinitionJson.Text(json, "policyDefinitionId") ?? throw new AzurePolicyFormatException(path, "'policyDefinitionId' is missing"),
            ReferenceId = DefinitionJson.Text(json, "policyDefinitionReferenceId") ?? "",
            GroupNames = DefinitionJson.Texts(json, "groupNames"),
            Parameters = DefinitionJson.Find(json, "parameters") is { } parameters ? DefinitionJson.RequireObject(parameters, $"{path}.parameters").Clone() : default,
        };
    }
}
