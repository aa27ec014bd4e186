namespace MLGovernance.Lineage;

internal sealed partial class CompactGraph
{
    private readonly StatePool<LaneMatrix> _laneMatrices = new();

    /// <summary>Computes how many nodes each of many sources reaches, itself included, over all roles.</summary>
    /// <param name="sources">The sources, by the caller's numbers; repeats are allowed.</param>
    /// <param name="counts">Takes one count for each source.</param>
    /// <param name="direction">Which way to walk.</param>
    /// <param name="scalar">Whether to use plain 64-bit words; gives the same counts.</param>
    /// <param name="cancellationToken">Looked at every 4,096 nodes.</param>
    internal void ReachCounts(
        ReadOnlySpan<int> sources, Span<int> counts, LineageDirection direction, bool scalar = false, CancellationToken cancellationToken = default)
    {
        LaneMatrix lanes = _laneMatrices.TryRent() ?? new LaneMatrix(All);
        for (int from = 0; from < sources.Length; from += LaneMatrix.Lanes)
        {
            int length = Math.Min(LaneMatrix.Lanes, sources.Length - from);
            BatchSweep.Run(lanes, sources.Slice(from, length), counts.Slice(from, length), direction, scalar, cancellationToken);
        }

        _laneMatrices.Return(lanes);
    }

    /// <summary>Does what <see cref="ReachCounts"/> does with the passes of 512 spread over threads, which pays nearly in full.</summary>
    internal void ReachCountsParallel(
        ReadOnlyMemory<int> sources, Memory<int> counts, LineageDirection direction, int maxThreads, CancellationToken cancellationToken = default)
    {
        int passes = (sources.Length + LaneMatrix.Lanes - 1) / LaneMatrix.Lanes;
        var options = new ParallelOptions { MaxDegreeOfParallelism = maxThreads, CancellationToken = cancellationToken };
        Parallel.For(0, passes, options, pass =>
        {
            int from = pass * LaneMatrix.Lanes;
            int length = Math.Min(LaneMatrix.Lanes, sources.Length - from);
            ReachCounts(sources.Span.Slice(from, length), counts.Span.Slice(from, length), direction, false, cancellationToken);
        });
    }
}
