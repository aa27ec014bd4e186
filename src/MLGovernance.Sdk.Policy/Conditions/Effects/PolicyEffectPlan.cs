using System.Collections.Immutable;

namespace MLGovernance.Policy;

/// <summary>The compiled <c>then</c> of a rule.</summary>
internal sealed class PolicyEffectPlan
{
    public required string Path { get; init; }

    public required ValueTemplate Effect { get; init; }

    public EffectDetails? Details { get; init; }

    public ExistenceSearch? Existence { get; init; }

    public ImmutableArray<PatchInstruction> Patch { get; init; } = [];

    /// <summary>The effect as written; null when a value it needs was not supplied.</summary>
    public string? Resolve(LanguageEvaluation evaluation)
    {
        evaluation.Path = Path + ".effect";
        PolicyValue value = evaluation.Context.EffectOverride is { } changed ? PolicyValue.Of(changed) : Effect.Constant ?? Effect.Evaluate(evaluation);
        if (value.Kind == PolicyValueKind.Unknown)
        {
            return null;
        }

        string? text = value.Kind == PolicyValueKind.Text ? value.GetText() : null;
        return text is not null && EffectNames.IsKnown(text)
            ? text
            : throw new PolicyEvaluationException("InvalidEffect", $"'{value.AsText()}' is not an effect.");
    }

    /// <summary>Computes the patch of append and modify.</summary>
    public ImmutableArray<PolicyPatchOperation> ComputePatch(LanguageEvaluation evaluation)
    {
        if (Patch.IsEmpty)
        {
            return [];
        }

        evaluation.Path = Path + ".details";
        var builder = new PatchBuilder(evaluation);
        foreach (PatchInstruction instruction in Patch)
        {
            if (instruction.Condition is { } condition && condition.Evaluate(evaluation).AsBoolean() != true)
            {
                continue;
            }

            PolicyValue name = instruction.FieldName?.Evaluate(evaluation) ?? default;
            PolicyValue value = instruction.Value?.Evaluate(evaluation) ?? default;
            if (name.Kind == PolicyValueKind.Unknown || value.Kind == PolicyValueKind.Unknown)
            {
                continue;
            }

            FieldReference field = instruction.Field ?? ComputedFieldExpression.Resolve(evaluation, Resolver!, name);
            if (field.Select(evaluation.Resource, evaluation.ApiVersion, evaluation.Options.BindAliasesToType) is { } path)
            {
                builder.Apply(instruction.Action, path, value);
            }
        }

        return builder.Operations;
    }

    public FieldResolver? Resolver { get; init; }
}
