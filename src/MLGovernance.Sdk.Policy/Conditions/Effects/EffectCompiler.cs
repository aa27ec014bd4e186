using System.Collections.Immutable;
using System.Text.Json;

namespace MLGovernance.Policy;

/// <summary>Compiles the <c>then</c> of a rule.</summary>
internal sealed class EffectCompiler(ConditionCompiler conditions)
{
    private readonly ExpressionCompiler _expressions = conditions.Expressions;

    public PolicyEffectPlan Compile(JsonElement then, string path)
    {
        DefinitionJson.RequireObject(then, path);
        JsonElement effect = DefinitionJson.Find(then, "effect") ?? throw new AzurePolicyFormatException(path, "'effect' is missing");
        if (effect.ValueKind != JsonValueKind.String)
        {
            throw new AzurePolicyFormatException($"{path}.effect", $"a text was expected, not {effect.ValueKind}");
        }

        ValueTemplate template = ValueTemplate.Compile(effect, _expressions, $"{path}.effect");
        if (template.Constant is { } constant && !EffectNames.IsKnown(constant.GetText()))
        {
            throw new AzurePolicyFormatException($"{path}.effect", $"'{constant.GetText()}' is not an effect");
        }

        string? literal = template.Constant?.GetText();
        JsonElement? details = DefinitionJson.Find(then, "details");
        return new PolicyEffectPlan
        {
            Path = path,
            Effect = template,
            Resolver = _expressions.Resolver,
            Details = details is { } given ? new EffectDetails(given, _expressions) : null,
            Existence = Existence(literal, details, $"{path}.details"),
            Patch = Patch(details, $"{path}.details"),
        };
    }

    private ExistenceSearch? Existence(string? effect, JsonElement? details, string path)
    {
        if (effect is not null && !EffectNames.NeedsRelated(effect))
        {
            return null;
        }

        if (details is not { ValueKind: JsonValueKind.Object } given || DefinitionJson.Find(given, "type") is not { } type)
        {
            return effect is null ? null : throw new AzurePolicyFormatException(path, $"the effect {effect} needs 'type', the type of the related resource");
        }

        JsonElement? condition = DefinitionJson.Find(given, "existenceCondition");
        return new ExistenceSearch(
            ValueTemplate.Compile(type, _expressions, $"{path}.type"),
            Optional(given, "name", path),
            Optional(given, "resourceGroupName", path),
            string.Equals(DefinitionJson.Text(given, "existenceScope"), "subscription", StringComparison.OrdinalIgnoreCase),
            condition is { } found ? conditions.Compile(found, $"{path}.existenceCondition") : null,
            path);
    }

    private ValueTemplate? Optional(JsonElement details, string name, string path) =>
        DefinitionJson.Find(details, name) is { } value ? ValueTemplate.Compile(value, _expressions, $"{path}.{name}") : null;

    private ImmutableArray<PatchInstruction> Patch(JsonElement? details, string path)
    {
        if (details is { ValueKind: JsonValueKind.Array } list)
        {
            return [.. list.EnumerateArray().Select((item, i) => Instruction(item, $"{path}[{i}]", append: true))];
        }

        if (details is { ValueKind: JsonValueKind.Object } single && EffectDetails.IsSingleAppend(single))
        {
            return [Instruction(single, path, append: true)];
        }

        return details is { ValueKind: JsonValueKind.Object } given
            ? [.. DefinitionJson.Items(given, "operations").Select((item, i) => Instruction(item, $"{path}.operations[{i}]", append: false))]
            : [];
    }

    private PatchInstruction Instruction(JsonElement item, string path, bool append)
    {
        DefinitionJson.RequireObject(item, path);
        JsonElement name = DefinitionJson.Find(item, "field") ?? throw new AzurePolicyFormatException(path, "'field' is missing");
        PatchAction action = append ? PatchAction.Add : Action(item, path);
        JsonElement value = default;
        if (action != PatchAction.Remove && !PayloadLookup.TryGetProperty(item, "value", out value))
        {
            throw new AzurePolicyFormatException(path, "'value' is missing");
        }

        (FieldReference? field, ValueTemplate? computed) = conditions.CompileFieldName(name, $"{path}.field");
        if (!append && field is { IsModifiable: false })
        {
            throw new AzurePolicyFormatException($"{path}.field", $"the alias '{field.Text}' is not modifiable");
        }

        return new PatchInstruction(
            action,
            field,
            computed,
            action == PatchAction.Remove ? null : ValueTemplate.Compile(value, _expressions, $"{path}.value"),
            DefinitionJson.Find(item, "condition") is { } condition ? ValueTemplate.Compile(condition, _expressions, $"{path}.condition") : null);
    }

    private static PatchAction Action(JsonElement item, string path) => DefinitionJson.Text(item, "operation")?.ToUpperInvariant() switch
    {
        "ADD" => PatchAction.Add,
        "ADDORREPLACE" => PatchAction.AddOrReplace,
        "REMOVE" => PatchAction.Remove,
        _ => throw new AzurePolicyFormatException($"{path}.operation", "add, addOrReplace or remove was expected"),
    };
}
