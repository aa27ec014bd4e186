using System.Collections.Immutable;
using System.Text.Json;

namespace MLGovernance.Policy;

/// <summary>
/// Reads a policy written as data: a definition in the language of Azure Policy, whose <c>metadata</c> hold what the language has no place for.
/// </summary>
internal static class ControlReader
{
    /// <exception cref="AzurePolicyFormatException">The JSON is not such a policy.</exception>
    internal static ControlRule Read(JsonElement json)
    {
        CompiledPolicy policy = CompiledPolicy.Compile(json);
        string id = policy.Definition.Name ?? throw new AzurePolicyFormatException("$", "'name' is missing");
        JsonElement properties = DefinitionJson.Properties(json);
        JsonElement metadata = DefinitionJson.Find(properties, "metadata") ?? throw new AzurePolicyFormatException("$.properties", "'metadata' is missing");
        var definition = new PolicyDefinition
        {
            Id = id,
            DisplayName = Required(properties, "displayName"),
            Rationale = Required(properties, "description"),
            Category = Required(metadata, "category"),
            Severity = Enum.Parse<PolicySeverity>(Required(metadata, "severity")),
            Remediation = Required(metadata, "remediation"),
            HelpUri = RulePage.Of(id),
            DefaultEffect = PolicyEffect.Audit,
            Parameters = [.. policy.Definition.Parameters.Select(ToParameter)],
            Controls = [.. DefinitionJson.Items(metadata, "controls").Select(ToMapping)],
            Covers = DefinitionJson.Texts(metadata, "covers"),
        };
        return new ControlRule(definition, policy, Scope(metadata), DefinitionJson.Texts(metadata, "evidence"), Required(metadata, "expected"), Fix(metadata));
    }

    /// <summary>Reads what the policy speaks of: a resource type, and a condition that further narrows it.</summary>
    private static ControlScope Scope(JsonElement metadata)
    {
        ImmutableArray<string> types = DefinitionJson.Texts(metadata, "resourceTypes");
        if (types.IsEmpty)
        {
            throw new AzurePolicyFormatException("$.properties.metadata", "'resourceTypes' is missing");
        }

        CompiledPolicy? narrowing = null;
        if (DefinitionJson.Find(metadata, "appliesTo") is { } condition)
        {
            using JsonDocument rule = JsonDocument.Parse($$$"""{"if":{{{condition.GetRawText()}}},"then":{"effect":"audit"}}""");
            narrowing = CompiledPolicy.Compile(rule.RootElement);
        }

        return new ControlScope(
            types,
            AssetKindTable.Default.Find(types[0]) ?? AssetKinds.Unknown,
            narrowing,
            DefinitionJson.Text(metadata, "relatedType"),
            DefinitionJson.Text(metadata, "neededParameter"));
    }

    private static PolicyParameter ToParameter(AzurePolicyParameter parameter) =>
        new(parameter.Name, parameter.Description ?? string.Empty, ToTexts(parameter.DefaultValue));

    private static ImmutableArray<string> ToTexts(JsonElement? value) => value switch
    {
        { ValueKind: JsonValueKind.Array } list => [.. list.EnumerateArray().Select(item => item.AsText() ?? item.GetRawText())],
        { } single => [single.AsText() ?? single.GetRawText()],
        null => [],
    };

    private static ControlMapping ToMapping(JsonElement json) =>
        new(Required(json, "framework"), Required(json, "control"), DefinitionJson.Find(json, "official") is { ValueKind: JsonValueKind.True });

    private static Remediation? Fix(JsonElement metadata) => DefinitionJson.Find(metadata, "fix") is { } fix
        ? new Remediation
        {
            ArmPatch = DefinitionJson.Find(fix, "armPatch")?.GetRawText(),
            AzureCli = DefinitionJson.Text(fix, "azureCli"),
            Bicep = DefinitionJson.Text(fix, "bicep"),
        }
        : null;

    private static string Required(JsonElement json, string name) =>
        DefinitionJson.Text(json, name) is { Length: > 0 } text ? text : throw new AzurePolicyFormatException("$", $"'{name}' is missing");
}
