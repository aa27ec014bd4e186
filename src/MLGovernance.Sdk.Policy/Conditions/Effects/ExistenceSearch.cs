using System.Collections.Immutable;
using System.Text.Json;

namespace MLGovernance.Policy;

/// <summary>The search of auditIfNotExists and deployIfNotExists: is there a related resource that meets the existenceCondition?</summary>
internal sealed class ExistenceSearch(ValueTemplate type, ValueTemplate? name, ValueTemplate? resourceGroupName, bool inSubscription, ConditionNode? condition, string path)
{
    private readonly ExistenceNames _names = new(type, name, resourceGroupName, inSubscription);

    /// <summary>The type, when the definition writes it out.</summary>
    public string? LiteralType { get; } = type.Constant?.AsText();

    /// <summary>True when one exists (the resource is compliant), false when none does.</summary>
    public Truth Evaluate(LanguageEvaluation evaluation)
    {
        evaluation.Path = path;
        if (!_names.TryRead(evaluation, out ExistenceNames.Wanted wanted))
        {
            return Truth.Unknown;
        }

        ImmutableArray<JsonElement> candidates;
        if (evaluation.Context.Related is { } related)
        {
            candidates = related.IsDefault ? [] : related;
        }
        else if (ExistenceNames.IsItself(evaluation.Resource, wanted))
        {
            candidates = [evaluation.Resource];
        }
        else
        {
            evaluation.NotSupplied($"Related resources of type '{wanted.Type}'");
            return Truth.Unknown;
        }

        bool unknown = false;
        foreach (JsonElement candidate in candidates)
        {
            evaluation.Charge(1);
            if (candidate.ValueKind != JsonValueKind.Object || !ExistenceNames.Matches(candidate, wanted, evaluation.Resource))
            {
                continue;
            }

            Truth truth = Test(evaluation, candidate);
            if (truth == Truth.True)
            {
                return Truth.True;
            }

            unknown |= truth == Truth.Unknown;
        }

        return unknown ? Truth.Unknown : Truth.False;
    }

    private Truth Test(LanguageEvaluation evaluation, JsonElement candidate)
    {
        if (condition is null)
        {
            return Truth.True;
        }

        evaluation.Target = candidate;
        evaluation.TargetIsRelated = true;
        Truth truth = condition.Evaluate(evaluation);
        evaluation.Target = evaluation.Resource;
        evaluation.TargetIsRelated = false;
        return truth;
    }
}
