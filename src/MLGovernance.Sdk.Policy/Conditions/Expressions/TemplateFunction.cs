using System.Collections.Immutable;

namespace MLGovernance.Policy;

/// <summary>A function of the template language: its name, how many arguments it takes, and what it does.</summary>
internal sealed class TemplateFunction
{
    private TemplateFunction(string name, int minimum, int maximum)
    {
        Name = name;
        Minimum = minimum;
        Maximum = maximum;
    }

    public delegate PolicyValue EagerBody(LanguageEvaluation evaluation, PolicyValue[] arguments);

    public delegate PolicyValue LazyBody(LanguageEvaluation evaluation, ImmutableArray<TemplateExpression> arguments);

    public string Name { get; }

    public int Minimum { get; }

    public int Maximum { get; }

    public EagerBody? Eager { get; private init; }

    /// <summary>Set for functions that do not evaluate all of their arguments, such as <c>if</c>.</summary>
    public LazyBody? Lazy { get; private init; }

    public static TemplateFunction Of(string name, int minimum, int maximum, EagerBody body) => new(name, minimum, maximum) { Eager = body };

    public static TemplateFunction OfLazy(string name, int minimum, int maximum, LazyBody body) => new(name, minimum, maximum) { Lazy = body };
}
