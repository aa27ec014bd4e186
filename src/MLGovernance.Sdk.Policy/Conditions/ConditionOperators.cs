namespace MLGovernance.Policy;

/// <summary>What each operator does with one value and one operand. A missing value is compared as null.</summary>
internal static class ConditionOperators
{
    private static readonly Dictionary<string, ConditionOperator> ByName =
        Enum.GetValues<ConditionOperator>().ToDictionary(static o => o.ToString(), StringComparer.OrdinalIgnoreCase);

    public static bool IsOperator(string name) => ByName.ContainsKey(name);

    public static ConditionOperator Parse(string name) => ByName[name];

    public static string NameOf(ConditionOperator condition)
    {
        string name = condition.ToString();
        return char.ToLowerInvariant(name[0]) + name[1..];
    }

    public static Truth Evaluate(ConditionOperator condition, in PolicyValue left, in PolicyValue operand, LanguageEvaluation evaluation)
    {
        if (left.Kind == PolicyValueKind.Unknown || operand.Kind == PolicyValueKind.Unknown)
        {
            return Truth.Unknown;
        }

        evaluation.Charge(1);
        bool holds = condition switch
        {
            ConditionOperator.Equals => PolicyComparison.AreEqual(left, operand, evaluation),
            ConditionOperator.NotEquals => !PolicyComparison.AreEqual(left, operand, evaluation),
            ConditionOperator.Like => Like(left, operand, evaluation),
            ConditionOperator.NotLike => !Like(left, operand, evaluation),
            ConditionOperator.Match => Match(left, operand, evaluation, fold: false),
            ConditionOperator.NotMatch => !Match(left, operand, evaluation, fold: false),
            ConditionOperator.MatchInsensitively => Match(left, operand, evaluation, fold: true),
            ConditionOperator.NotMatchInsensitively => !Match(left, operand, evaluation, fold: true),
            ConditionOperator.Contains => Contains(left, operand, evaluation),
            ConditionOperator.NotContains => !Contains(left, operand, evaluation),
            ConditionOperator.In => In(left, operand, evaluation),
            ConditionOperator.NotIn => !In(left, operand, evaluation),
            ConditionOperator.ContainsKey => ContainsKey(left, operand),
            ConditionOperator.NotContainsKey => !ContainsKey(left, operand),
            ConditionOperator.Exists => Exists(left, operand),
            ConditionOperator.Less => Order(left, operand, evaluation) < 0,
            ConditionOperator.LessOrEquals => Order(left, operand, evaluation) <= 0,
            ConditionOperator.Greater => Order(left, operand, evaluation) > 0,
            _ => Order(left, operand, evaluation) >= 0,
        };
        return holds ? Truth.True : Truth.False;
    }

    private static bool Like(in PolicyValue left, in PolicyValue operand, LanguageEvaluation evaluation)
    {
        if (operand.Prepared is { } pattern && left.TryGetRawText(out ReadOnlySpan<byte> raw) && TextPatterns.LikeAscii(raw, pattern) is { } quick)
        {
            return quick;
        }

        return left.AsText() is not null
            && operand.AsText() is not null
            && TextPatterns.Like(PolicyComparison.Folded(left, evaluation), PolicyComparison.Folded(operand, evaluation), evaluation);
    }

    private static bool Match(in PolicyValue left, in PolicyValue operand, LanguageEvaluation evaluation, bool fold)
    {
        if (left.AsText() is not { } text || operand.AsText() is not { } pattern)
        {
            return false;
        }

        evaluation.Charge(1 + (text.Length >> 5));
        return fold
            ? TextPatterns.Match(TextFolding.Fold(text), TextFolding.Fold(pattern))
            : TextPatterns.Match(text, pattern);
    }

    private static bool Contains(in PolicyValue left, in PolicyValue operand, LanguageEvaluation evaluation)
    {
        if (left.Kind == PolicyValueKind.Array)
        {
            foreach (PolicyValue item in left)
            {
                if (PolicyComparison.AreEqual(item, operand, evaluation))
                {
                    return true;
                }
            }

            return false;
        }

        return left.AsText() is not null
            && operand.AsText() is not null
            && PolicyComparison.Folded(left, evaluation).Contains(PolicyComparison.Folded(operand, evaluation), StringComparison.Ordinal);
    }

    private static bool In(in PolicyValue left, in PolicyValue operand, LanguageEvaluation evaluation)
    {
        if (operand.Kind != PolicyValueKind.Array)
        {
            return !left.IsNullOrMissing && !operand.IsNullOrMissing && PolicyComparison.AreEqual(left, operand, evaluation);
        }

        foreach (PolicyValue item in operand)
        {
            // Null is in a list only when the list names null; it does not equal the empty text here.
            if (left.IsNullOrMissing || item.IsNullOrMissing ? left.IsNullOrMissing && item.IsNullOrMissing : PolicyComparison.AreEqual(left, item, evaluation))
            {
                return true;
            }
        }

        return false;
    }

    private static bool ContainsKey(in PolicyValue left, in PolicyValue operand) =>
        left.Kind == PolicyValueKind.Object && operand.AsText() is { } name && left.TryGetMember(name, out _);

    private static bool Exists(in PolicyValue left, in PolicyValue operand) =>
        operand.AsBoolean() is { } wanted
            ? wanted != left.IsNullOrMissing
            : throw PolicyEvaluationException.Template("The operand of 'exists' must be true or false.");

    private static int? Order(in PolicyValue left, in PolicyValue operand, LanguageEvaluation evaluation)
    {
        int? order = PolicyComparison.Compare(left, operand, evaluation);
        if (order is null && evaluation.Options.OrderingMismatch == OrderingMismatch.Error && !left.IsNullOrMissing)
        {
            throw PolicyEvaluationException.Template($"{left.Kind} and {operand.Kind} cannot be ordered.");
        }

        return order;
    }
}
