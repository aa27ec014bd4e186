using System.Collections.Immutable;

namespace MLGovernance.Policy;

/// <summary>Compiles texts of a definition into expressions, and resolves the calls that need the definition or the aliases.</summary>
internal sealed class ExpressionCompiler(FieldResolver resolver, Action<string, FieldReference> onField)
{
    public FieldResolver Resolver { get; } = resolver;

    /// <summary>Compiles a text for which <see cref="TemplateExpressionParser.IsExpression"/> holds.</summary>
    /// <exception cref="AzurePolicyFormatException">The expression is not valid; the message names <paramref name="place"/>.</exception>
    public TemplateExpression Compile(string text, string place)
    {
        try
        {
            return TemplateExpressionParser.Parse(text, (name, arguments) => Call(name, arguments, place));
        }
        catch (FormatException exception) when (exception is not AzurePolicyFormatException)
        {
            throw new AzurePolicyFormatException(place, $"the expression '{Shorten(text)}' is not valid, {exception.Message}");
        }
    }

    public FieldReference Field(string text, string place)
    {
        try
        {
            FieldReference field = Resolver.Resolve(text);
            onField(place, field);
            return field;
        }
        catch (FormatException exception) when (exception is not AzurePolicyFormatException)
        {
            throw new AzurePolicyFormatException(place, exception.Message);
        }
    }

    private TemplateExpression Call(string name, ImmutableArray<TemplateExpression> arguments, string place)
    {
        switch (name.ToUpperInvariant())
        {
            case "PARAMETERS":
                Require(name, arguments, 1, 1);
                return new ParameterExpression(arguments[0]);
            case "FIELD":
                Require(name, arguments, 1, 1);
                return Literal(arguments[0]) is { } field
                    ? new FieldExpression(Field(field, place))
                    : new ComputedFieldExpression(arguments[0], Resolver);
            case "CURRENT":
                Require(name, arguments, 0, 1);
                return new CurrentExpression(arguments.IsEmpty ? null : arguments[0], Resolver);
        }

        TemplateFunction function = TemplateFunctions.Find(name) ?? throw new FormatException($"there is no function '{name}'");
        Require(function.Name, arguments, function.Minimum, function.Maximum);
        return new CallExpression(function, arguments);
    }

    private static string? Literal(TemplateExpression expression) =>
        expression is LiteralExpression { Value.Kind: PolicyValueKind.Text } literal ? literal.Value.GetText() : null;

    private static void Require(string name, ImmutableArray<TemplateExpression> arguments, int minimum, int maximum)
    {
        if (arguments.Length < minimum || arguments.Length > maximum)
        {
            string wanted = minimum == maximum ? $"{minimum}" : $"{minimum} to {maximum}";
            throw new FormatException($"{name}() takes {wanted} arguments, not {arguments.Length}");
        }
    }

    private static string Shorten(string text) => text.Length > 120 ? text[..120] + "…" : text;
}
