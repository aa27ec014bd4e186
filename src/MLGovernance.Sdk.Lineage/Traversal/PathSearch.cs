namespace MLGovernance.Lineage;

/// <summary>The state of one shortest-path search, from both ends. Pooled; nothing is cleared between searches.</summary>
/// <remarks>Each node's mark holds the number of the search beside the parent, so old marks are simply of another search.</remarks>
internal sealed class PathSearch
{
    internal PathSearch(Topology topology)
    {
        Topology = topology;
        FromStart = LargeArray.AllocateZeroed<ulong>(topology.NodeCount);
        FromEnd = LargeArray.AllocateZeroed<ulong>(topology.NodeCount);
        StartQueue = LargeArray.Allocate<int>(topology.NodeCount + 1L);
        EndQueue = LargeArray.Allocate<int>(topology.NodeCount + 1L);
    }

    internal Topology Topology { get; }

    /// <summary>Gets search number (high half) and parent (low half) of the nodes met from the upstream end.</summary>
    internal ulong[] FromStart { get; }

    /// <summary>Gets search number (high half) and child (low half) of the nodes met from the downstream end.</summary>
    internal ulong[] FromEnd { get; }

    internal int[] StartQueue { get; }

    internal int[] EndQueue { get; }

    /// <summary>Gets the number of the search under way.</summary>
    internal uint Number { get; private set; }

    internal void Begin()
    {
        if (++Number == 0)
        {
            FromStart.AsSpan().Clear();
            FromEnd.AsSpan().Clear();
            Number = 1;
        }
    }
}
