using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace MLGovernance.Policy;

/// <summary>Carries the settings of a policy over to the parameters of its Azure definition; settings that nobody changed cost nothing.</summary>
internal sealed class RuleParameters(CompiledPolicy policy, PolicyDefinition definition, PolicyParameterValues values)
{
    private readonly ConcurrentDictionary<string, PolicyParameterValues> _bound = new(StringComparer.Ordinal);
    private readonly ImmutableArray<PolicyParameter> _shared =
        [.. definition.Parameters.Where(p => policy.Definition.Parameters.Any(a => string.Equals(a.Name, p.Name, StringComparison.OrdinalIgnoreCase)))];

    /// <summary>Describes the parameters that hold texts or lists of texts; the effect is set by the assignment instead.</summary>
    public static ImmutableArray<PolicyParameter> Describe(AzurePolicyDefinition definition) =>
    [
        .. definition.Parameters
            .Where(static p => p.DefaultValue is { } value && !string.Equals(p.Name, "effect", StringComparison.OrdinalIgnoreCase) && Texts(value) is not null)
            .Select(static p => new PolicyParameter(p.Name, p.Description ?? p.DisplayName ?? p.Name, Texts(p.DefaultValue!.Value)!.Value)),
    ];

    public PolicyParameterValues Bind(PolicyContext context)
    {
        bool changed = false;
        foreach (PolicyParameter parameter in _shared)
        {
            changed |= context.Parameter(parameter.Name) != parameter.Default;
        }

        if (!changed)
        {
            return values;
        }

        string key = string.Join('\u0001', _shared.Select(p => string.Join('\u0002', context.Parameter(p.Name))));
        return _bound.GetOrAdd(key, _ => Make(context));
    }

    private PolicyParameterValues Make(PolicyContext context)
    {
        var given = new JsonObject();
        foreach ((string name, JsonElement value) in values.ToJson())
        {
            given[name] = value.ValueKind == JsonValueKind.Undefined ? null : JsonNode.Parse(value.GetRawText());
        }

        foreach (PolicyParameter parameter in _shared)
        {
            AzurePolicyParameter target = policy.Definition.Parameters.First(a => string.Equals(a.Name, parameter.Name, StringComparison.OrdinalIgnoreCase));
            ImmutableArray<string> texts = context.Parameter(parameter.Name);
            given[target.Name] = string.Equals(target.Type, "Array", StringComparison.OrdinalIgnoreCase)
                ? new JsonArray([.. texts.Select(static t => (JsonNode?)JsonValue.Create(t))])
                : JsonValue.Create(texts.IsDefaultOrEmpty ? "" : texts[0]);
        }

        using JsonDocument document = JsonDocument.Parse(given.ToJsonString());
        return policy.BindPlain(document.RootElement);
    }

    private static ImmutableArray<string>? Texts(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => [value.GetString()!],
        JsonValueKind.True => ["true"],
        JsonValueKind.False => ["false"],
        JsonValueKind.Number => [value.GetRawText()],
        JsonValueKind.Array when value.EnumerateArray().All(static i => i.ValueKind == JsonValueKind.String) => [.. value.EnumerateArray().Select(static i => i.GetString()!)],
        _ => null,
    };
}
