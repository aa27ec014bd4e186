using System.Collections.Immutable;
using System.Text.Json;

namespace MLGovernance.Policy;

/// <summary>Compiles the JSON of a condition into nodes; every fault names its JSON path.</summary>
internal sealed class ConditionCompiler(ExpressionCompiler expressions, PolicyLanguageOptions options)
{
    private int _depth;

    public ExpressionCompiler Expressions { get; } = expressions;

    public ConditionNode Compile(JsonElement json, string path)
    {
        DefinitionJson.RequireObject(json, path);
        if (++_depth > options.MaxDepth)
        {
            throw new AzurePolicyFormatException(path, $"conditions are nested deeper than {options.MaxDepth} levels");
        }

        ConditionNode node = CompileObject(json, path);
        _depth--;
        return node;
    }

    private ConditionNode CompileObject(JsonElement json, string path)
    {
        JsonProperty? subject = null;
        JsonProperty? operation = null;
        foreach (JsonProperty property in json.EnumerateObject())
        {
            bool isSubject = property.Name.ToUpperInvariant() is "FIELD" or "VALUE" or "COUNT" or "ALLOF" or "ANYOF" or "NOT";
            if (!isSubject && !ConditionOperators.IsOperator(property.Name))
            {
                throw new AzurePolicyFormatException($"{path}.{property.Name}", $"'{property.Name}' is neither an operator nor field, value, count, allOf, anyOf or not");
            }

            if (isSubject ? subject is not null : operation is not null)
            {
                throw new AzurePolicyFormatException(
                    $"{path}.{property.Name}", $"a condition has one subject and one operator; it already has '{(isSubject ? subject : operation)!.Value.Name}'");
            }

            if (isSubject)
            {
                subject = property;
            }
            else
            {
                operation = property;
            }
        }

        if (subject is not { } found)
        {
            throw new AzurePolicyFormatException(path, "a condition needs field, value, count, allOf, anyOf or not");
        }

        string place = $"{path}.{found.Name}";
        string kind = found.Name.ToUpperInvariant();
        if (kind is "ALLOF" or "ANYOF" or "NOT")
        {
            return operation is { } extra
                ? throw new AzurePolicyFormatException($"{path}.{extra.Name}", $"an operator cannot stand beside '{found.Name}'")
                : CompileLogic(kind, found.Value, path, place);
        }

        if (operation is not { } condition)
        {
            throw new AzurePolicyFormatException(path, $"a condition on '{found.Name}' needs an operator, such as equals");
        }

        ConditionOperator parsed = ConditionOperators.Parse(condition.Name);
        ValueTemplate operand = CompileOperand(parsed, condition.Value, $"{path}.{condition.Name}");
        return kind switch
        {
            "FIELD" => CompileField(found.Value, path, place, parsed, operand),
            "VALUE" => new ValueConditionNode(path, Describe(found.Value), ValueTemplate.Compile(found.Value, Expressions, place), parsed, operand),
            _ => new CountCompiler(this).Compile(found.Value, path, place, parsed, operand),
        };
    }

    private ConditionNode CompileLogic(string kind, JsonElement value, string path, string place)
    {
        if (kind == "NOT")
        {
            return new NotNode(path, Compile(value, place));
        }

        if (value.ValueKind != JsonValueKind.Array)
        {
            throw new AzurePolicyFormatException(place, $"an array of conditions was expected, not {value.ValueKind}");
        }

        ImmutableArray<ConditionNode> conditions = [.. value.EnumerateArray().Select((c, i) => Compile(c, $"{place}[{i}]"))];
        return kind == "ALLOF" ? new AllOfNode(path, conditions) : new AnyOfNode(path, conditions);
    }

    private FieldConditionNode CompileField(JsonElement field, string path, string place, ConditionOperator condition, ValueTemplate operand)
    {
        (FieldReference? reference, ValueTemplate? name) = CompileFieldName(field, place);
        return new FieldConditionNode(path, reference, name, Expressions.Resolver, condition, operand);
    }

    /// <summary>Compiles the name of a field: resolved now when it is a literal, at evaluation when it is an expression.</summary>
    public (FieldReference? Field, ValueTemplate? Name) CompileFieldName(JsonElement field, string place)
    {
        if (field.ValueKind != JsonValueKind.String)
        {
            throw new AzurePolicyFormatException(place, $"the name of a field must be a text, not {field.ValueKind}");
        }

        ValueTemplate name = ValueTemplate.Compile(field, Expressions, place);
        return name.Constant is { } constant ? (Expressions.Field(constant.GetText(), place), null) : (null, name);
    }

    private ValueTemplate CompileOperand(ConditionOperator condition, JsonElement value, string place)
    {
        ValueTemplate operand = ValueTemplate.Compile(value, Expressions, place);
        if (condition == ConditionOperator.Exists && operand.Constant is { } constant && constant.AsBoolean() is null)
        {
            throw new AzurePolicyFormatException(place, "the operand of exists must be true or false");
        }

        return operand;
    }

    private static string Describe(JsonElement value)
    {
        string text = value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText();
        return text.Length > 120 ? text[..120] + "…" : text;
    }
}
