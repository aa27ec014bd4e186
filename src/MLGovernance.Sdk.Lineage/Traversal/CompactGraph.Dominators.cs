namespace MLGovernance.Lineage;

internal sealed partial class CompactGraph
{
    private readonly Lock _dominating = new();
    private DominatorTree? _allDominators;
    private DominatorTree? _dataDominators;

    /// <summary>
    /// Gets the dominator tree of a role set from every root. Those of every role and of the data roles are computed when first asked for
    /// and kept (12 bytes for each node), so that the next question costs as much as its answer; any other is computed for the caller.
    /// </summary>
    /// <param name="roles">One bit for each role to follow.</param>
    /// <param name="cancellationToken">Stops the computation; nothing is kept then.</param>
    internal DominatorTree Dominators(ulong roles, CancellationToken cancellationToken)
    {
        Topology? kept = For(roles);
        return kept is null ? DominatorTree.Build(Structure(roles, cancellationToken), [], cancellationToken)
            : ReferenceEquals(kept, All) ? Dominators(ref _allDominators, All, cancellationToken)
            : Dominators(ref _dataDominators, Data, cancellationToken);
    }

    private DominatorTree Dominators(ref DominatorTree? tree, Topology topology, CancellationToken cancellationToken)
    {
        if (Volatile.Read(ref tree) is { } ready)
        {
            return ready;
        }

        lock (_dominating)
        {
            cancellationToken.ThrowIfCancellationRequested(); // the lock may have been long in coming
            if (tree is null)
            {
                Volatile.Write(ref tree, DominatorTree.Build(topology, [], cancellationToken));
            }

            return tree;
        }
    }
}
