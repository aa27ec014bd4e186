using System.Collections.Immutable;

namespace MLGovernance.Policy;

/// <summary><c>anyOf</c>: true as soon as one condition is true, unknown when one is unknown and none is true.</summary>
internal sealed class AnyOfNode(string path, ImmutableArray<ConditionNode> conditions) : ConditionNode(path)
{
    public override bool DecidesApplicability { get; } = conditions.Any(static c => c.DecidesApplicability);

    public override Truth Evaluate(LanguageEvaluation evaluation)
    {
        evaluation.Charge(1);
        Truth outcome = Truth.False;
        foreach (ConditionNode condition in conditions)
        {
            Truth truth = condition.Evaluate(evaluation);
            if (truth == Truth.True)
            {
                outcome = Truth.True;
                break;
            }

            if (truth == Truth.Unknown)
            {
                outcome = Truth.Unknown;
            }
        }

        evaluation.Trace?.Group(evaluation, this, "anyOf", outcome);
        return outcome;
    }

    public override bool Applies(LanguageEvaluation evaluation)
    {
        foreach (ConditionNode condition in conditions)
        {
            if (!condition.DecidesApplicability || condition.Applies(evaluation))
            {
                return true;
            }
        }

        return false;
    }
}
