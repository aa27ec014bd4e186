using System.Collections.Immutable;
using System.Text.Json;

namespace MLGovernance.Policy;

public sealed partial class CompiledPolicy
{
    private static readonly PolicyLanguageResult Disabled = new()
    {
        State = PolicyLanguageState.NotApplicable, ResolvedEffect = EffectNames.Disabled, Reason = "The effect is disabled: the policy is not evaluated.",
    };

    private PolicyLanguageResult? _compliant;

    /// <summary>Evaluates a resource with the default values of the parameters.</summary>
    /// <param name="resource">The resource as Azure Resource Manager returns it.</param>
    /// <param name="mode">What is wanted besides the verdict.</param>
    /// <returns>The result; failures are results too.</returns>
    public PolicyLanguageResult Evaluate(JsonElement resource, PolicyEvaluationMode mode = PolicyEvaluationMode.VerdictOnly) =>
        Evaluate(resource, Defaults, PolicyRequestContext.Empty, mode);

    /// <summary>Evaluates a resource given as UTF-8 JSON.</summary>
    /// <param name="resource">The payload.</param>
    /// <param name="parameters">The values of the parameters.</param>
    /// <param name="context">What surrounds the resource.</param>
    /// <param name="mode">What is wanted besides the verdict.</param>
    /// <returns>The result; a payload that is not JSON, or is nested too deep, is a failure.</returns>
    public PolicyLanguageResult Evaluate(ReadOnlyMemory<byte> resource, PolicyParameterValues parameters, PolicyRequestContext context, PolicyEvaluationMode mode = PolicyEvaluationMode.VerdictOnly)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(resource, new JsonDocumentOptions { MaxDepth = Math.Max(Options.MaxDepth, 64) });
            return Evaluate(document.RootElement, parameters, context, mode);
        }
        catch (JsonException exception)
        {
            return Failure("InvalidPayload", "", $"The resource is not valid JSON: {exception.Message}");
        }
    }

    /// <summary>Evaluates a resource.</summary>
    /// <param name="resource">The resource as Azure Resource Manager returns it.</param>
    /// <param name="parameters">The values of the parameters, from <see cref="BindParameters"/>.</param>
    /// <param name="context">What surrounds the resource.</param>
    /// <param name="mode">What is wanted besides the verdict.</param>
    /// <returns>The result; failures are results too.</returns>
    public PolicyLanguageResult Evaluate(JsonElement resource, PolicyParameterValues parameters, PolicyRequestContext context, PolicyEvaluationMode mode = PolicyEvaluationMode.VerdictOnly)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        ArgumentNullException.ThrowIfNull(context);
        if (resource.ValueKind != JsonValueKind.Object)
        {
            return Failure("InvalidPayload", "", $"The resource must be an object, not {resource.ValueKind}.");
        }

        if (parameters.Error is { } error)
        {
            return Failure("InvalidParameter", "", error);
        }

        LanguageEvaluation evaluation = Interlocked.Exchange(ref _spare, null) ?? new LanguageEvaluation(Options);
        evaluation.Resource = resource;
        evaluation.Target = resource;
        evaluation.Parameters = parameters;
        evaluation.Context = context;
        evaluation.Trace = mode.HasFlag(PolicyEvaluationMode.Trace) ? new PolicyTrace(Options.MaxTraceEntries) : null;
        PolicyLanguageResult result;
        try
        {
            evaluation.ApiVersion = context.ApiVersion ?? VersionOf(resource) ?? VersionOf(context.RequestContext);
            result = Decide(evaluation, mode);
        }
        catch (PolicyEvaluationException exception)
        {
            result = Failure(exception.Code, evaluation.Path, exception.Message);
        }
        catch (Exception exception) when (exception is InvalidOperationException or FormatException or ArgumentException or ArithmeticException or JsonException)
        {
            // A payload may hold what JSON allows and text does not, such as half of a surrogate pair.
            result = Failure("EvaluationFailed", evaluation.Path, $"A value could not be read ({exception.GetType().Name}).");
        }

        if (evaluation.Trace is { } trace)
        {
            result = result with { Trace = trace.Entries };
        }

        evaluation.Reset();
        _spare = evaluation;
        return result;
    }

    private PolicyLanguageResult Decide(LanguageEvaluation evaluation, PolicyEvaluationMode mode)
    {
        if (PolicyModes.Excludes(Definition.Mode, evaluation.Resource, _catalog) is { } excluded)
        {
            return new PolicyLanguageResult { State = PolicyLanguageState.NotApplicable, IsApplicable = false, Reason = excluded };
        }

        string? effect = _effect.Resolve(evaluation);
        if (effect is not null && EffectNames.Is(effect, EffectNames.Disabled))
        {
            return Disabled;
        }

        Truth truth = _condition.Evaluate(evaluation);
        bool existence = effect is not null && EffectNames.NeedsRelated(effect);
        if (truth == Truth.False)
        {
            return NotMatched(evaluation, effect, existence);
        }

        if (truth == Truth.Unknown || effect is null)
        {
            return Unknown(evaluation, effect);
        }

        if (existence)
        {
            ExistenceSearch search = _effect.Existence ?? throw new PolicyEvaluationException("InvalidEffect", $"The effect {effect} needs details.type.");
            switch (search.Evaluate(evaluation))
            {
                case Truth.True:
                    return new PolicyLanguageResult { State = PolicyLanguageState.Compliant, ResolvedEffect = effect, Reason = "A related resource that meets the condition exists." };
                case Truth.Unknown:
                    return Unknown(evaluation, effect);
            }
        }

        return Matched(evaluation, effect, mode);
    }

    private PolicyLanguageResult NotMatched(LanguageEvaluation evaluation, string? effect, bool existence)
    {
        bool applies = _condition.Applies(evaluation);
        if (existence || (!applies && Options.Applicability == PolicyApplicability.TypeNameAndKind))
        {
            return new PolicyLanguageResult { State = PolicyLanguageState.NotApplicable, ResolvedEffect = effect, IsApplicable = applies && !existence };
        }

        if (applies && _compliant is { } shared && ReferenceEquals(shared.ResolvedEffect, effect))
        {
            return shared;
        }

        var result = new PolicyLanguageResult { State = PolicyLanguageState.Compliant, ResolvedEffect = effect, IsApplicable = applies };
        if (applies)
        {
            _compliant = result;
        }

        return result;
    }

    private PolicyLanguageResult Matched(LanguageEvaluation evaluation, string effect, PolicyEvaluationMode mode)
    {
        bool manual = EffectNames.Is(effect, EffectNames.Manual);
        bool guarded = EffectNames.Is(effect, EffectNames.DenyAction);
        bool patched = EffectNames.Is(effect, EffectNames.Append) || EffectNames.Is(effect, EffectNames.Modify);
        bool details = mode.HasFlag(PolicyEvaluationMode.Details);
        return new PolicyLanguageResult
        {
            State = manual ? PolicyLanguageState.Unknown : guarded ? PolicyLanguageState.Compliant : PolicyLanguageState.NonCompliant,
            Effect = effect,
            ResolvedEffect = effect,
            Reason = manual ? "The effect is manual: a person has to attest compliance." : guarded ? "The resource is protected: denyAction blocks the action, it marks nothing." : null,
            Details = details ? _effect.Details?.Evaluate(evaluation) : null,
            Patch = details && patched ? _effect.ComputePatch(evaluation) : [],
        };
    }

    private static PolicyLanguageResult Unknown(LanguageEvaluation evaluation, string? effect) =>
        new() { State = PolicyLanguageState.Unknown, ResolvedEffect = effect, Reason = evaluation.UnknownReason };

    private PolicyLanguageResult Failure(string code, string path, string message) => new()
    {
        State = PolicyLanguageState.Error,
        Error = new PolicyLanguageError(code, Definition.Label, path.Length == 0 ? Definition.RulePath : path, message),
    };

    private static string? VersionOf(JsonElement element) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty("apiVersion"u8, out JsonElement version) && version.ValueKind == JsonValueKind.String
            ? version.GetString()
            : null;
}
