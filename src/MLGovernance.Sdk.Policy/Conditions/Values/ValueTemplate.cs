using System.Text.Json;

namespace MLGovernance.Policy;

/// <summary>A value in a definition: a constant, an expression, or an array or object with expressions inside.</summary>
internal abstract class ValueTemplate
{
    /// <summary>The value when it is the same in every evaluation.</summary>
    public virtual PolicyValue? Constant => null;

    public abstract PolicyValue Evaluate(LanguageEvaluation evaluation);

    /// <summary>Compiles a value.</summary>
    /// <param name="element">The value in the definition.</param>
    /// <param name="compiler">Compiles the expressions in it.</param>
    /// <param name="place">The JSON path of the value.</param>
    /// <param name="nesting">How deep the value lies in the one that was asked for.</param>
    public static ValueTemplate Compile(JsonElement element, ExpressionCompiler compiler, string place, int nesting = 0)
    {
        if (nesting > 128)
        {
            throw new AzurePolicyFormatException(place, "the value is nested deeper than 128 levels");
        }

        switch (element.ValueKind)
        {
            case JsonValueKind.String:
                string text = element.GetString()!;
                return TemplateExpressionParser.IsExpression(text)
                    ? new ExpressionTemplate(compiler.Compile(text, place))
                    : new ConstantTemplate(PolicyValue.Of(new PolicyText(TemplateExpressionParser.Unescape(text))));
            case JsonValueKind.Array:
                ValueTemplate[] items = [.. element.EnumerateArray().Select((e, i) => Compile(e, compiler, $"{place}[{i}]", nesting + 1))];
                return Array.TrueForAll(items, static i => i.Constant is not null)
                    ? new ConstantTemplate(PolicyValue.Of(Array.ConvertAll(items, static i => i.Constant!.Value)))
                    : new ArrayTemplate(items);
            case JsonValueKind.Object:
                KeyValuePair<string, ValueTemplate>[] members =
                    [.. element.EnumerateObject().Select(p => new KeyValuePair<string, ValueTemplate>(p.Name, Compile(p.Value, compiler, $"{place}.{p.Name}", nesting + 1)))];
                var template = new ObjectTemplate(members);
                return Array.TrueForAll(members, static m => m.Value.Constant is not null) ? new ConstantTemplate(template.Evaluate()) : template;
            default:
                return new ConstantTemplate(PolicyValue.Of(element));
        }
    }

    private sealed class ConstantTemplate(PolicyValue value) : ValueTemplate
    {
        public override PolicyValue? Constant => value;

        public override PolicyValue Evaluate(LanguageEvaluation evaluation) => value;
    }

    private sealed class ExpressionTemplate(TemplateExpression expression) : ValueTemplate
    {
        public override PolicyValue Evaluate(LanguageEvaluation evaluation) => expression.Evaluate(evaluation);
    }

    private sealed class ArrayTemplate(ValueTemplate[] items) : ValueTemplate
    {
        public override PolicyValue Evaluate(LanguageEvaluation evaluation)
        {
            PolicyValue[] values = Array.ConvertAll(items, i => i.Evaluate(evaluation));
            return Array.Exists(values, static v => v.Kind == PolicyValueKind.Unknown) ? PolicyValue.Unknown : PolicyValue.Of(values);
        }
    }

    private sealed class ObjectTemplate(KeyValuePair<string, ValueTemplate>[] members) : ValueTemplate
    {
        public PolicyValue Evaluate() => Make(static t => t.Constant!.Value);

        public override PolicyValue Evaluate(LanguageEvaluation evaluation) => Make(t => t.Evaluate(evaluation));

        private PolicyValue Make(Func<ValueTemplate, PolicyValue> read)
        {
            var map = new PolicyMap();
            foreach (KeyValuePair<string, ValueTemplate> member in members)
            {
                PolicyValue value = read(member.Value);
                if (value.Kind == PolicyValueKind.Unknown)
                {
                    return value;
                }

                map.Set(member.Key, value);
            }

            return PolicyValue.Of(map);
        }
    }
}
