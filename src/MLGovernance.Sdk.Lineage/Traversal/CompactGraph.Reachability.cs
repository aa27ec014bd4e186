namespace MLGovernance.Lineage;

internal sealed partial class CompactGraph
{
    private readonly Lock _indexing = new();
    private ReachabilityIndex? _allIndex;
    private ReachabilityIndex? _dataIndex;

    /// <summary>Gets the reachability index of every role, built when first asked for.</summary>
    internal ReachabilityIndex AllReachability => Index(ref _allIndex, All);

    /// <summary>Gets the reachability index of the data roles, built when first asked for.</summary>
    internal ReachabilityIndex DataReachability =>
        ReferenceEquals(All, Data) ? AllReachability : Index(ref _dataIndex, Data);

    /// <summary>Gets the reachability index of a role set, or null when it has no structure of its own.</summary>
    internal ReachabilityIndex? Reachability(ulong roles)
    {
        Topology? topology = For(roles);
        return topology is null ? null : ReferenceEquals(topology, All) ? AllReachability : DataReachability;
    }

    private ReachabilityIndex Index(ref ReachabilityIndex? index, Topology topology)
    {
        if (Volatile.Read(ref index) is { } ready)
        {
            return ready;
        }

        lock (_indexing)
        {
            index ??= new ReachabilityIndex(topology);
            return index;
        }
    }
}
