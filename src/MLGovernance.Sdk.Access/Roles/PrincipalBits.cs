namespace MLGovernance.Access;

/// <summary>Sets of principals as bits; the empty array is the empty set, so that most rows cost nothing.</summary>
internal static class PrincipalBits
{
    public static readonly ulong[] Nobody = [];

    public static void Set(ulong[] bits, int index) => bits[index >> 6] |= 1UL << (index & 63);

    public static void Clear(ulong[] bits, int index) => bits[index >> 6] &= ~(1UL << (index & 63));

    public static bool Has(ulong[] bits, int index) => index >= 0 && bits.Length > 0 && (bits[index >> 6] >> (index & 63) & 1) != 0;

    public static bool Any(ulong[] bits) => bits.AsSpan().ContainsAnyExcept(0UL);

    /// <summary>Returns the lowest member, or -1.</summary>
    public static int First(ulong[] bits)
    {
        int word = bits.AsSpan().IndexOfAnyExcept(0UL);
        return word < 0 ? -1 : (word << 6) + System.Numerics.BitOperations.TrailingZeroCount(bits[word]);
    }

    public static IEnumerable<int> Members(ulong[] bits)
    {
        for (int word = 0; word < bits.Length; word++)
        {
            for (ulong rest = bits[word]; rest != 0; rest &= rest - 1)
            {
                yield return (word << 6) + System.Numerics.BitOperations.TrailingZeroCount(rest);
            }
        }
    }

    public static ulong[] Union(ulong[] left, ulong[] right)
    {
        if (right.Length == 0 || ReferenceEquals(left, right))
        {
            return left;
        }

        if (left.Length == 0)
        {
            return right;
        }

        var both = new ulong[left.Length];
        for (int i = 0; i < both.Length; i++)
        {
            both[i] = left[i] | right[i];
        }

        return both;
    }

    public static ulong[] Minus(ulong[] from, ulong[] taken)
    {
        if (from.Length == 0 || taken.Length == 0)
        {
            return from;
        }

        var rest = new ulong[from.Length];
        for (int i = 0; i < rest.Length; i++)
        {
            rest[i] = from[i] & ~taken[i];
        }

        return rest;
    }

    public static ulong[] Intersect(ulong[] left, ulong[] right)
    {
        if (left.Length == 0 || right.Length == 0)
        {
            return Nobody;
        }

        if (ReferenceEquals(left, right))
        {
            return left;
        }

        var both = new ulong[left.Length];
        bool same = true;
        for (int i = 0; i < both.Length; i++)
        {
            both[i] = left[i] & right[i];
            same &= both[i] == left[i];
        }

        return same ? left : both;
    }
}
