using System.Globalization;
using System.Net;

namespace MLGovernance.Access;

/// <summary>Compares two single values under a condition operator; a value that does not parse as the operator's type gives unknown.</summary>
internal static class ConditionValues
{
    public static TruthValue Compare(string left, in ConditionOperator op, string right)
    {
        StringComparison comparison = op.IgnoreCase ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;
        TruthValue holds = op.Relation switch
        {
            ConditionRelation.StringEquals => TruthValueOperators.Of(string.Equals(left, right, comparison)),
            ConditionRelation.StringStartsWith => TruthValueOperators.Of(left.StartsWith(right, comparison)),
            ConditionRelation.StringLike => TruthValueOperators.Of(Like(left, right, op.IgnoreCase)),
            ConditionRelation.BoolEquals => Equal<bool>(bool.TryParse(left, out bool l), l, bool.TryParse(right, out bool r), r),
            ConditionRelation.GuidEquals => Equal<Guid>(Guid.TryParse(left, out Guid l), l, Guid.TryParse(right, out Guid r), r),
            ConditionRelation.IpMatch => InRange(left, right),
            >= ConditionRelation.NumericEquals and <= ConditionRelation.NumericGreaterOrEqual => Ordered(
                Number(left), Number(right), op.Relation - ConditionRelation.NumericEquals),
            >= ConditionRelation.DateTimeEquals and <= ConditionRelation.DateTimeGreaterOrEqual => Ordered(
                Moment(left), Moment(right), op.Relation - ConditionRelation.DateTimeEquals),
            _ => TruthValue.Unknown,
        };
        return op.Negated ? holds.Not() : holds;
    }

    private static TruthValue Equal<T>(bool leftRead, T left, bool rightRead, T right)
        where T : IEquatable<T> => leftRead && rightRead ? TruthValueOperators.Of(left.Equals(right)) : TruthValue.Unknown;

    private static TruthValue Ordered<T>(T? left, T? right, int relation)
        where T : struct, IComparable<T>
    {
        if (left is not { } a || right is not { } b)
        {
            return TruthValue.Unknown;
        }

        int order = a.CompareTo(b);
        return TruthValueOperators.Of(relation switch
        {
            0 => order == 0,
            1 => order < 0,
            2 => order <= 0,
            3 => order > 0,
            _ => order >= 0,
        });
    }

    private static decimal? Number(string text) =>
        decimal.TryParse(text, NumberStyles.Number, CultureInfo.InvariantCulture, out decimal value) ? value : null;

    private static DateTimeOffset? Moment(string text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset value) ? value : null;

    private static TruthValue InRange(string address, string range)
    {
        if (!IPAddress.TryParse(address, out IPAddress? ip))
        {
            return TruthValue.Unknown;
        }

        if (IPAddress.TryParse(range, out IPAddress? single))
        {
            return TruthValueOperators.Of(ip.Equals(single));
        }

        return IPNetwork.TryParse(range, out IPNetwork network) ? TruthValueOperators.Of(network.Contains(ip)) : TruthValue.Unknown;
    }

    /// <summary>Glob with <c>*</c> and <c>?</c>; a backslash takes the next character literally. Linear, without backtracking beyond the last star.</summary>
    private static bool Like(string text, string pattern, bool ignoreCase)
    {
        int t = 0, p = 0, star = -1, mark = 0;
        while (t < text.Length)
        {
            if (p < pattern.Length && pattern[p] == '*')
            {
                star = p++;
                mark = t;
            }
            else if (p < pattern.Length && One(text[t], pattern, ref p, ignoreCase))
            {
                t++;
            }
            else if (star >= 0)
            {
                p = star + 1;
                t = ++mark;
            }
            else
            {
                return false;
            }
        }

        return pattern.AsSpan(p).TrimStart('*').IsEmpty;
    }

    private static bool One(char c, string pattern, ref int p, bool ignoreCase)
    {
        bool escaped = pattern[p] == '\\' && p + 1 < pattern.Length;
        char wanted = escaped ? pattern[p + 1] : pattern[p];
        bool same = (!escaped && wanted == '?') || c == wanted || (ignoreCase && char.ToUpperInvariant(c) == char.ToUpperInvariant(wanted));
        p += same ? (escaped ? 2 : 1) : 0;
        return same;
    }
}
