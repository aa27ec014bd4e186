using System.Collections.Immutable;

namespace MLGovernance.Policy;

/// <summary><c>allOf</c>: false as soon as one condition is false, unknown when one is unknown and none is false.</summary>
internal sealed class AllOfNode(string path, ImmutableArray<ConditionNode> conditions) : ConditionNode(path)
{
    public override bool DecidesApplicability { get; } = conditions.Any(static c => c.DecidesApplicability);

    public override Truth Evaluate(LanguageEvaluation evaluation)
    {
        evaluation.Charge(1);
        Truth outcome = Truth.True;
        foreach (ConditionNode condition in conditions)
        {
            Truth truth = condition.Evaluate(evaluation);
            if (truth == Truth.False)
            {
                outcome = Truth.False;
                break;
            }

            if (truth == Truth.Unknown)
            {
                outcome = Truth.Unknown;
            }
        }

        evaluation.Trace?.Group(evaluation, this, "allOf", outcome);
        return outcome;
    }

    public override bool Applies(LanguageEvaluation evaluation)
    {
        foreach (ConditionNode condition in conditions)
        {
            if (condition.DecidesApplicability && !condition.Applies(evaluation))
            {
                return false;
            }
        }

        return true;
    }
}
