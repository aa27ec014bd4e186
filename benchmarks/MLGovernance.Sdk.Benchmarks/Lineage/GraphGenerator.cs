namespace MLGovernance.Benchmarks.Lineage;

/// <summary>The deterministic graphs that all implementations are measured on.</summary>
internal static class GraphGenerator
{
    private const int Layers = 64;

    /// <summary>
    /// An acyclic estate of 64 layers: even layers are assets with one producing job each, odd layers are jobs with 1 to 13 inputs, most
    /// of them from the layer before and popular ones far more often (power law). Numbers are permuted and edges shuffled, so that no
    /// implementation profits from the order in which it was made.
    /// </summary>
    internal static EdgeList Lineage(int nodeCount, ulong seed = 42)
    {
        int size = nodeCount / Layers;
        var random = new SplitMix(seed);
        var upstream = new List<int>(nodeCount * 5);
        var downstream = new List<int>(nodeCount * 5);
        for (int layer = 1; layer < Layers; layer++)
        {
            int start = layer * size;
            int end = layer == Layers - 1 ? nodeCount : start + size;
            for (int node = start; node < end; node++)
            {
                int inputs = (layer & 1) == 0 ? 1 : 1 + random.Next(13);
                for (int input = 0; input < inputs; input++)
                {
                    upstream.Add((layer & 1) == 0 ? ((layer - 1) * size) + random.Next(size) : Input(ref random, layer, size));
                    downstream.Add(node);
                }
            }
        }

        int[] from = [.. upstream];
        int[] to = [.. downstream];
        Permute(from, to, nodeCount, seed + 1);
        Shuffle(from, to, seed + 2);
        return new EdgeList($"lineage-{Label(nodeCount)}", nodeCount, from, to);
    }

    /// <summary>A recursive-matrix graph (R-MAT with .57, .19, .19, .05), cyclic and skewed, as the Graph500 uses.</summary>
    internal static EdgeList RecursiveMatrix(int scale = 20, int degree = 16, ulong seed = 42)
    {
        int nodeCount = 1 << scale;
        int[] from = new int[nodeCount * degree];
        int[] to = new int[nodeCount * degree];
        var random = new SplitMix(seed);
        for (int edge = 0; edge < from.Length; edge++)
        {
            (int row, int column) = (0, 0);
            for (int bit = 0; bit < scale; bit++)
            {
                double quadrant = random.NextDouble();
                row = (row << 1) | (quadrant >= .76 ? 1 : 0);
                column = (column << 1) | (quadrant is >= .57 and < .76 or >= .95 ? 1 : 0);
            }

            (from[edge], to[edge]) = (row, column);
        }

        Permute(from, to, nodeCount, seed + 1);
        return new EdgeList($"rmat-{scale}", nodeCount, from, to);
    }

    private static int Input(ref SplitMix random, int layer, int size)
    {
        int back = 1;
        while (back < layer && (random.Next() & 3) == 0)
        {
            back += 2;
        }

        double popularity = random.NextDouble();
        return ((layer - Math.Min(back, layer)) * size) + (int)(size * (popularity * popularity * popularity));
    }

    private static void Permute(int[] from, int[] to, int nodeCount, ulong seed)
    {
        int[] numbers = new int[nodeCount];
        for (int node = 0; node < nodeCount; node++)
        {
            numbers[node] = node;
        }

        var random = new SplitMix(seed);
        for (int node = nodeCount - 1; node > 0; node--)
        {
            int other = random.Next(node + 1);
            (numbers[node], numbers[other]) = (numbers[other], numbers[node]);
        }

        for (int edge = 0; edge < from.Length; edge++)
        {
            (from[edge], to[edge]) = (numbers[from[edge]], numbers[to[edge]]);
        }
    }

    private static void Shuffle(int[] from, int[] to, ulong seed)
    {
        var random = new SplitMix(seed);
        for (int edge = from.Length - 1; edge > 0; edge--)
        {
            int other = (int)(random.Next() % (ulong)(edge + 1));
            (from[edge], from[other]) = (from[other], from[edge]);
            (to[edge], to[other]) = (to[other], to[edge]);
        }
    }

    private static string Label(int nodeCount) => nodeCount switch
    {
        >= 1_000_000 when nodeCount % 1_000_000 == 0 => $"{nodeCount / 1_000_000}m",
        >= 1_000 when nodeCount % 1_000 == 0 => $"{nodeCount / 1_000}k",
        _ => $"{nodeCount}",
    };
}
