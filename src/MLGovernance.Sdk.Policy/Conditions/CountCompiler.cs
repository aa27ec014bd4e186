using System.Text.Json;

namespace MLGovernance.Policy;

/// <summary>Compiles <c>count</c>: over a field or a value, with an optional <c>where</c> and, for values, a <c>name</c>.</summary>
internal sealed class CountCompiler(ConditionCompiler conditions)
{
    public ConditionNode Compile(JsonElement count, string path, string place, ConditionOperator condition, ValueTemplate operand)
    {
        DefinitionJson.RequireObject(count, place);
        JsonElement? field = null;
        JsonElement? value = null;
        JsonElement? where = null;
        string? name = null;
        foreach (JsonProperty property in count.EnumerateObject())
        {
            switch (property.Name.ToUpperInvariant())
            {
                case "FIELD":
                    field = property.Value;
                    break;
                case "VALUE":
                    value = property.Value;
                    break;
                case "WHERE":
                    where = property.Value;
                    break;
                case "NAME" when property.Value.ValueKind == JsonValueKind.String:
                    name = property.Value.GetString();
                    break;
                case "NAME":
                    throw new AzurePolicyFormatException($"{place}.{property.Name}", "the name of a count must be a text");
                default:
                    throw new AzurePolicyFormatException($"{place}.{property.Name}", $"'{property.Name}' is not part of a count");
            }
        }

        if (field is null == value is null)
        {
            throw new AzurePolicyFormatException(place, "a count needs either field or value");
        }

        if (field is not null && name is not null)
        {
            throw new AzurePolicyFormatException($"{place}.name", "only a count over a value has a name");
        }

        ConditionNode? filter = where is { } filtered ? conditions.Compile(filtered, $"{place}.where") : null;
        if (value is { } items)
        {
            ValueTemplate template = ValueTemplate.Compile(items, conditions.Expressions, $"{place}.value");
            return new ValueCountNode(path, template, name ?? "default", filter, condition, operand);
        }

        (FieldReference? reference, ValueTemplate? fieldName) = conditions.CompileFieldName(field!.Value, $"{place}.field");
        if (reference is { IsStarred: false } && !reference.Variants.Any(static v => v.Path.Stars.Length > 0))
        {
            throw new AzurePolicyFormatException($"{place}.field", $"a count needs an array, such as '{reference.Text}[*]'");
        }

        return new FieldCountNode(path, reference, fieldName, conditions.Expressions.Resolver, filter, condition, operand);
    }
}
