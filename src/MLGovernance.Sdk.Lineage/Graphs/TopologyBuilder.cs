namespace MLGovernance.Lineage;

/// <summary>Builds a <see cref="Topology"/>: peel, condense if something would not peel, renumber, lay out both directions.</summary>
internal static class TopologyBuilder
{
    /// <summary>Builds the structure of all the edges given.</summary>
    /// <exception cref="ArgumentException">The spans differ in length or name a node outside the graph.</exception>
    /// <exception cref="OperationCanceledException">The build was cancelled between two of its steps.</exception>
    internal static Topology Build(
        int nodeCount, ReadOnlySpan<int> upstream, ReadOnlySpan<int> downstream, ReadOnlySpan<byte> roles, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(nodeCount);
        if (upstream.Length != downstream.Length || (!roles.IsEmpty && roles.Length != upstream.Length))
        {
            throw new ArgumentException(
                $"The edges have {upstream.Length} upstream ends, {downstream.Length} downstream ends and {roles.Length} roles; expected as many of each.",
                nameof(downstream));
        }

        EdgeBuckets buckets = EdgeBuckets.Group(nodeCount, upstream, downstream, roles);
        cancellationToken.ThrowIfCancellationRequested();
        LevelWaves waves = LevelWaves.Run(buckets);
        cancellationToken.ThrowIfCancellationRequested();
        if (waves.Placed < nodeCount)
        {
            return Condensation.Build(buckets, waves, cancellationToken);
        }

        Renumbering numbers = Renumbering.ByLevelAndDegrees(buckets, waves);
        (Adjacency down, Adjacency up) = AdjacencyBuilder.Build(buckets, numbers);
        return new Topology(numbers, down, up, down, up, null, null, waves.Starts, buckets.SelfLoops);
    }
}
