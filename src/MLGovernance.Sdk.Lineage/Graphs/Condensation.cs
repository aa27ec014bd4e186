namespace MLGovernance.Lineage;

/// <summary>Builds the structure of a cyclic graph: the components form an acyclic graph, and each one's nodes are numbered in a row.</summary>
/// <remarks>
/// Everything on a cycle has the same reach, so sets are computed on the condensed graph (on a web-like graph one component swallows
/// 99 % of the edges: 100× and more) and expanded by two array reads when they are read out.
/// </remarks>
internal static class Condensation
{
    internal static Topology Build(EdgeBuckets buckets, LevelWaves peeled, CancellationToken cancellationToken)
    {
        (int[] rawComponent, int componentCount) = StronglyConnected.Find(buckets, peeled);
        cancellationToken.ThrowIfCancellationRequested();

        EdgeBuckets between = Between(buckets, rawComponent, componentCount);
        LevelWaves waves = LevelWaves.Run(between);
        Renumbering components = Renumbering.ByLevelAndDegrees(between, waves);
        (Adjacency dagDown, Adjacency dagUp) = AdjacencyBuilder.Build(between, components);
        cancellationToken.ThrowIfCancellationRequested();

        (Renumbering numbers, int[] componentOf, int[] starts) = NumberNodes(rawComponent, components, componentCount);
        (Adjacency down, Adjacency up) = AdjacencyBuilder.Build(buckets, numbers);
        return new Topology(numbers, down, up, dagDown, dagUp, componentOf, starts, waves.Starts, buckets.SelfLoops);
    }

    private static EdgeBuckets Between(EdgeBuckets buckets, int[] component, int componentCount)
    {
        int[] from = LargeArray.Allocate<int>(buckets.Targets.Length);
        int[] to = LargeArray.Allocate<int>(buckets.Targets.Length);
        int count = 0;
        for (int node = 0; node < buckets.NodeCount; node++)
        {
            int own = component[node];
            for (uint edge = buckets.Offsets[node]; edge < buckets.Offsets[node + 1]; edge++)
            {
                int other = component[buckets.Targets[edge]];
                if (own != other)
                {
                    from[count] = own;
                    to[count++] = other;
                }
            }
        }

        return EdgeBuckets.Group(componentCount, from.AsSpan(0, count), to.AsSpan(0, count), default);
    }

    private static (Renumbering Numbers, int[] ComponentOf, int[] Starts) NumberNodes(
        int[] rawComponent, Renumbering components, int componentCount)
    {
        int nodeCount = rawComponent.Length;
        int[] starts = LargeArray.AllocateZeroed<int>(componentCount + 1L);
        foreach (int raw in rawComponent)
        {
            starts[components.ToInternal[raw] + 1]++;
        }

        for (int component = 0; component < componentCount; component++)
        {
            starts[component + 1] += starts[component];
        }

        int[] cursors = starts.AsSpan(0, componentCount).ToArray();
        int[] toOriginal = LargeArray.Allocate<int>(nodeCount);
        int[] componentOf = LargeArray.Allocate<int>(nodeCount);
        for (int original = 0; original < nodeCount; original++)
        {
            int component = components.ToInternal[rawComponent[original]];
            int node = cursors[component]++;
            toOriginal[node] = original;
            componentOf[node] = component;
        }

        return (Renumbering.FromOrder(toOriginal), componentOf, starts);
    }
}
