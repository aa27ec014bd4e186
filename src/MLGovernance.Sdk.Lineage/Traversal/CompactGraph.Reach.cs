namespace MLGovernance.Lineage;

internal sealed partial class CompactGraph
{
    /// <summary>Finds everything reachable from some nodes, themselves included.</summary>
    /// <param name="into">The set that takes the result; its structure decides the roles followed.</param>
    /// <param name="sources">The nodes to start from, by the caller's numbers.</param>
    /// <param name="direction">Which way to walk.</param>
    /// <param name="kernel">Which pull kernel to run.</param>
    /// <param name="cancellationToken">Looked at every 4,096 nodes.</param>
    internal static void Reach(
        ReachSet into,
        ReadOnlySpan<int> sources,
        LineageDirection direction,
        KernelChoice kernel = KernelChoice.Automatic,
        CancellationToken cancellationToken = default) =>
        ReachWalk.Run(into, sources, direction, kernel, cancellationToken);

    /// <summary>Finds everything reachable from one node, itself included.</summary>
    internal static void Reach(
        ReachSet into,
        int source,
        LineageDirection direction,
        KernelChoice kernel = KernelChoice.Automatic,
        CancellationToken cancellationToken = default) =>
        ReachWalk.Run(into, new ReadOnlySpan<int>(in source), direction, kernel, cancellationToken);
}
