using System.Text.Json;

namespace MLGovernance.Policy;

/// <summary>The state of one evaluation: the resource, the bound parameters, the open counts, and what is left of the budget.</summary>
internal sealed class LanguageEvaluation
{
    private long _steps;
    private int _depth;

    public LanguageEvaluation(PolicyLanguageOptions options)
    {
        Options = options;
        Reset();
    }

    public PolicyLanguageOptions Options { get; }

    /// <summary>The resource under evaluation; what the <c>field()</c> function reads.</summary>
    public JsonElement Resource { get; set; }

    /// <summary>What <c>field</c> conditions read: the resource, or a related resource inside an existenceCondition.</summary>
    public JsonElement Target { get; set; }

    public bool TargetIsRelated { get; set; }

    public PolicyParameterValues Parameters { get; set; } = PolicyParameterValues.None;

    public PolicyRequestContext Context { get; set; } = PolicyRequestContext.Empty;

    public string? ApiVersion { get; set; }

    public CountFrame? Frame { get; set; }

    public PolicyTrace? Trace { get; set; }

    /// <summary>Where in the definition the evaluation is; errors name it.</summary>
    public string Path { get; set; } = "";

    /// <summary>What the caller did not supply, when something made the outcome unknown.</summary>
    public string? UnknownReason { get; private set; }

    public void Reset()
    {
        _steps = Options.MaxSteps;
        _depth = 0;
        Resource = default;
        Target = default;
        TargetIsRelated = false;
        Parameters = PolicyParameterValues.None;
        Context = PolicyRequestContext.Empty;
        ApiVersion = null;
        Frame = null;
        Trace = null;
        Path = "";
        UnknownReason = null;
    }

    public void Charge(int steps)
    {
        _steps -= steps;
        if (_steps < 0)
        {
            throw PolicyEvaluationException.Budget($"The evaluation took more than {Options.MaxSteps} steps.");
        }
    }

    public EvaluationDepth Descend()
    {
        if (++_depth > Options.MaxDepth)
        {
            throw PolicyEvaluationException.Budget($"A value or expression is nested deeper than {Options.MaxDepth} levels.");
        }

        return new EvaluationDepth(this);
    }

    public void Ascend() => _depth--;

    public PolicyValue NotSupplied(string what)
    {
        UnknownReason ??= $"{what} was not supplied.";
        return PolicyValue.Unknown;
    }

    /// <summary>Takes a text an expression made, if it is not too long.</summary>
    public PolicyValue Text(string text)
    {
        if (text.Length > Options.MaxTextLength)
        {
            throw PolicyEvaluationException.Budget($"An expression made a text of more than {Options.MaxTextLength} characters.");
        }

        Charge(1 + (text.Length >> 5));
        return PolicyValue.Of(text);
    }
}
