using System.Numerics;

namespace MLGovernance;

/// <summary>
/// Spreads the needles of <see cref="SecretPrefilter"/> over the eight buckets of its masks. A bucket lets a place through where each of its
/// three bytes has a low and a high half that any of its needles has there, so needles that share halves belong together: that
/// halves the places that have to be looked at exactly.
/// </summary>
internal static class NeedleBuckets
{
    internal const int Count = 8;

    /// <summary>Returns the bucket of each needle: neighbours in fingerprint order first, then each moves once to where it widens the masks least.</summary>
    internal static int[] Spread(SecretNeedle[] needles)
    {
        int[] buckets = [.. Enumerable.Range(0, needles.Length).Select(index => index * Count / needles.Length)];
        for (int needle = 0; needle < needles.Length; needle++)
        {
            int best = 0, least = int.MaxValue;
            for (int bucket = 0; bucket < Count; bucket++)
            {
                int widened = Width(needles, buckets, bucket, needle, isIn: true) - Width(needles, buckets, bucket, needle, isIn: false);
                (best, least) = widened < least ? (bucket, widened) : (best, least);
            }

            buckets[needle] = best;
        }

        return buckets;
    }

    /// <summary>Returns how many combinations of halves a bucket lets through, with or without one of the needles.</summary>
    private static int Width(SecretNeedle[] needles, int[] buckets, int bucket, int needle, bool isIn)
    {
        Span<uint> halves = stackalloc uint[6];
        halves.Clear();
        for (int other = 0; other < needles.Length; other++)
        {
            if (other == needle ? isIn : buckets[other] == bucket)
            {
                for (int half = 0; half < 6; half++)
                {
                    halves[half] |= 1u << ((needles[other].Fingerprint >> (4 * half)) & 0x0F);
                }
            }
        }

        int width = 1;
        foreach (uint half in halves)
        {
            width *= BitOperations.PopCount(half);
        }

        return width;
    }
}
