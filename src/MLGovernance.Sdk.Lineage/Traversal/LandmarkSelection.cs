using System.Numerics;

namespace MLGovernance.Lineage;

/// <summary>Chooses the few landmarks that decide the most random questions which depths leave open: one after the other, each for what the others left.</summary>
internal static unsafe class LandmarkSelection
{
    private const int Samples = 2_048;
    private const int MostTries = 20 * Samples;
    private const int Words = ReachabilityLabels.LineWords - 1;
    private const int Seed = 1;

    /// <summary>Returns as many numbers of landmarks as wanted. The same labels give the same choice.</summary>
    internal static int[] Choose(ulong* rows, int components, int wanted)
    {
        List<ulong[]> open = Decisions(rows, components);
        int[] chosen = new int[wanted];
        int[] counts = new int[ReachabilityLabels.Landmarks];
        for (int choice = 0; choice < wanted; choice++)
        {
            counts.AsSpan().Clear();
            foreach (ulong[] deciding in open)
            {
                Count(deciding, counts);
            }

            int best = counts.AsSpan().IndexOf(counts.Max());
            chosen[choice] = best;
            open.RemoveAll(deciding => ((deciding[best >> 6] >> best) & 1) != 0);
        }

        return chosen;
    }

    /// <summary>Asks random questions, and returns for each that depths leave open the landmarks that decide it, a bit for each.</summary>
    private static List<ulong[]> Decisions(ulong* rows, int components)
    {
        var random = new Random(Seed);
        List<ulong[]> open = new(Samples);
        for (int attempt = 0; attempt < MostTries && open.Count < Samples; attempt++)
        {
            ulong* a = rows + ((long)random.Next(components) * ReachabilityLabels.RowWords);
            ulong* b = rows + ((long)random.Next(components) * ReachabilityLabels.RowWords);
            if (a == b || (uint)a[0] >= (uint)b[0] || a[0] >> 32 <= b[0] >> 32)
            {
                continue;
            }

            ulong[] deciding = new ulong[Words];
            for (int word = 0; word < Words; word++)
            {
                ulong outA = a[1 + word], outB = b[1 + word];
                ulong inA = a[ReachabilityLabels.LineWords + 1 + word], inB = b[ReachabilityLabels.LineWords + 1 + word];
                deciding[word] = (outA & inB) | (outB & ~outA) | (inA & ~inB);
            }

            open.Add(deciding);
        }

        return open;
    }

    private static void Count(ulong[] deciding, int[] counts)
    {
        for (int word = 0; word < Words; word++)
        {
            for (ulong left = deciding[word]; left != 0; left &= left - 1)
            {
                counts[(word << 6) + BitOperations.TrailingZeroCount(left)]++;
            }
        }
    }
}
