using System.Text;

namespace MLGovernance.Policy;

/// <summary>Equality and order of the policy language: case ignored, numbers and Booleans equal to their texts, null equal to the empty text.</summary>
internal static class PolicyComparison
{
    public static bool AreEqual(in PolicyValue left, in PolicyValue right, LanguageEvaluation evaluation)
    {
        evaluation.Charge(1);
        PolicyValueKind a = left.Kind == PolicyValueKind.Missing ? PolicyValueKind.Null : left.Kind;
        PolicyValueKind b = right.Kind == PolicyValueKind.Missing ? PolicyValueKind.Null : right.Kind;
        if (a == b)
        {
            return a switch
            {
                PolicyValueKind.Null => true,
                PolicyValueKind.Boolean => left.Boolean == right.Boolean,
                PolicyValueKind.Number => left.Number.Equals(right.Number),
                PolicyValueKind.Text => TextEquals(left, right, evaluation),
                PolicyValueKind.Array => ArrayEquals(left, right, evaluation),
                PolicyValueKind.Object => ObjectEquals(left, right, evaluation),
                _ => false,
            };
        }

        return (a, b) switch
        {
            (PolicyValueKind.Null, PolicyValueKind.Text) => right.GetText().Length == 0,
            (PolicyValueKind.Text, PolicyValueKind.Null) => left.GetText().Length == 0,
            (PolicyValueKind.Text, PolicyValueKind.Number) => left.AsNumber() is { } number && number.Equals(right.Number),
            (PolicyValueKind.Number, PolicyValueKind.Text) => right.AsNumber() is { } number && number.Equals(left.Number),
            (PolicyValueKind.Text, PolicyValueKind.Boolean) => left.AsBoolean() == right.Boolean,
            (PolicyValueKind.Boolean, PolicyValueKind.Text) => right.AsBoolean() == left.Boolean,
            _ => false,
        };
    }

    /// <summary>Whether two values are the same JSON: of one type, texts and names to the letter. So <c>union</c> and <c>intersection</c> compare, as deployment templates do.</summary>
    public static bool AreSame(in PolicyValue left, in PolicyValue right, LanguageEvaluation evaluation)
    {
        if (left.Kind == PolicyValueKind.Text && right.Kind == PolicyValueKind.Text)
        {
            evaluation.Charge(1);
            return string.Equals(left.GetText(), right.GetText(), StringComparison.Ordinal);
        }

        if (left.Kind != right.Kind || left.Count != right.Count)
        {
            return false;
        }

        using EvaluationDepth depth = evaluation.Descend();
        switch (left.Kind)
        {
            case PolicyValueKind.Array:
                PolicyValue.ItemEnumerator a = left.GetEnumerator(), b = right.GetEnumerator();
                while (a.MoveNext() && b.MoveNext())
                {
                    if (!AreSame(a.Current, b.Current, evaluation))
                    {
                        return false;
                    }
                }

                return true;
            case PolicyValueKind.Object:
                foreach (KeyValuePair<string, PolicyValue> member in left.Members())
                {
                    if (!right.TryGetMember(member.Key, out PolicyValue other) || !AreSame(member.Value, other, evaluation))
                    {
                        return false;
                    }
                }

                return true;
            default:
                return AreEqual(left, right, evaluation);
        }
    }

    /// <summary>Orders two values, or returns null when their types cannot be ordered. Two texts are ordered as text, so "9" is after "365".</summary>
    public static int? Compare(in PolicyValue left, in PolicyValue right, LanguageEvaluation evaluation)
    {
        evaluation.Charge(1);
        switch (left.Kind, right.Kind)
        {
            case (PolicyValueKind.Text, PolicyValueKind.Text):
                return string.CompareOrdinal(Folded(left, evaluation), Folded(right, evaluation));
            case (PolicyValueKind.Number, PolicyValueKind.Number):
                return left.Number.CompareTo(right.Number);
            case (PolicyValueKind.Boolean, PolicyValueKind.Boolean):
                return left.Boolean.CompareTo(right.Boolean);
            case (PolicyValueKind.Text, PolicyValueKind.Number):
                return left.AsNumber()?.CompareTo(right.Number);
            case (PolicyValueKind.Number, PolicyValueKind.Text):
                return right.AsNumber() is { } number ? left.Number.CompareTo(number) : null;
            default:
                return null;
        }
    }

    /// <summary>The folded text of a text, number or Boolean value.</summary>
    public static string Folded(in PolicyValue value, LanguageEvaluation evaluation)
    {
        if (value.Prepared is { } prepared)
        {
            return prepared.Folded;
        }

        string text = value.AsText() ?? "";
        evaluation.Charge(text.Length >> 4);
        return TextFolding.Fold(text);
    }

    private static bool TextEquals(in PolicyValue left, in PolicyValue right, LanguageEvaluation evaluation)
    {
        if (left.TryGetRawText(out ReadOnlySpan<byte> a) && right.TryGetRawText(out ReadOnlySpan<byte> b))
        {
            if (a.Length == b.Length && Ascii.EqualsIgnoreCase(a, b))
            {
                return true;
            }

            if (Ascii.IsValid(a) && Ascii.IsValid(b))
            {
                return false;
            }
        }

        return string.Equals(Folded(left, evaluation), Folded(right, evaluation), StringComparison.Ordinal);
    }

    private static bool ArrayEquals(in PolicyValue left, in PolicyValue right, LanguageEvaluation evaluation)
    {
        if (left.Count != right.Count)
        {
            return false;
        }

        using EvaluationDepth depth = evaluation.Descend();
        PolicyValue.ItemEnumerator a = left.GetEnumerator();
        PolicyValue.ItemEnumerator b = right.GetEnumerator();
        while (a.MoveNext() && b.MoveNext())
        {
            if (!AreEqual(a.Current, b.Current, evaluation))
            {
                return false;
            }
        }

        return true;
    }

    private static bool ObjectEquals(in PolicyValue left, in PolicyValue right, LanguageEvaluation evaluation)
    {
        if (left.Count != right.Count)
        {
            return false;
        }

        using EvaluationDepth depth = evaluation.Descend();
        foreach (KeyValuePair<string, PolicyValue> member in left.Members())
        {
            evaluation.Charge(right.Count);
            if (!right.TryGetMember(member.Key, out PolicyValue other) || !AreEqual(member.Value, other, evaluation))
            {
                return false;
            }
        }

        return true;
    }
}
