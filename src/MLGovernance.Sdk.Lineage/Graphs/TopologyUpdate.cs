namespace MLGovernance.Lineage;

/// <summary>Applies edits to an acyclic structure without finding its order anew.</summary>
/// <remarks>
/// An estate grows at its downstream end: new runs read what is there and write what is new. Such edits keep the numbering topological,
/// and then only the lists have to be merged. The order by level and degree is no longer exact, which costs speed slowly and never
/// correctness; rebuild when a tenth of the edges have changed. Edits that would run against the order are refused.
/// </remarks>
internal static class TopologyUpdate
{
    /// <summary>Applies edits, or returns null when the structure has to be built anew: it has cycles, or an edge would run against its order.</summary>
    internal static Topology? TryApply(Topology old, GraphEdits edits)
    {
        if (old.IsCondensed || old.SelfLoops.Length > 0)
        {
            return null;
        }

        Renumbering? numbers = Extend(old, edits);
        if (numbers is null)
        {
            return null;
        }

        bool roles = old.Down.Roles is not null;
        AdjacencyMerge.Entry[]? removed = Entries(numbers, edits.Removed, edits.NodeCount, roles, mustAscend: false);
        AdjacencyMerge.Entry[]? added = Entries(numbers, edits.Added, edits.NodeCount, roles, mustAscend: true);
        if (removed is null || added is null)
        {
            return null;
        }

        Adjacency down = AdjacencyMerge.Run(old.Down, edits.NodeCount, removed, added, last: false);
        Reverse(removed);
        Reverse(added);
        Adjacency up = AdjacencyMerge.Run(old.Up, edits.NodeCount, removed, added, last: true);
        int[] levels = [.. old.LevelStarts[..^1], .. edits.NodeCount > old.NodeCount ? [old.NodeCount] : (int[])[], edits.NodeCount];
        return new Topology(numbers, down, up, down, up, null, null, levels, []);
    }

    /// <summary>Numbers new nodes after all old ones, in a topological order among themselves.</summary>
    private static Renumbering? Extend(Topology old, GraphEdits edits)
    {
        int fresh = edits.NodeCount - old.NodeCount;
        if (fresh < 0)
        {
            return null;
        }

        if (fresh == 0)
        {
            return old.Numbers;
        }

        GraphEdge[] among = [.. edits.Added.Where(edge => edge.Upstream >= old.NodeCount && edge.Downstream >= old.NodeCount)];
        EdgeBuckets buckets = EdgeBuckets.Group(
            fresh,
            [.. among.Select(edge => edge.Upstream - old.NodeCount)],
            [.. among.Select(edge => edge.Downstream - old.NodeCount)],
            default);
        LevelWaves waves = LevelWaves.Run(buckets);
        if (waves.Placed < fresh || buckets.SelfLoops.Length > 0)
        {
            return null;
        }

        int[] toOriginal = LargeArray.Allocate<int>(edits.NodeCount);
        int[] toInternal = LargeArray.Allocate<int>(edits.NodeCount);
        old.Numbers.ToOriginal.CopyTo(toOriginal, 0);
        old.Numbers.ToInternal.CopyTo(toInternal, 0);
        for (int at = 0; at < fresh; at++)
        {
            toOriginal[old.NodeCount + at] = old.NodeCount + waves.Order[at];
            toInternal[old.NodeCount + waves.Order[at]] = old.NodeCount + at;
        }

        return new Renumbering(toInternal, toOriginal);
    }

    private static AdjacencyMerge.Entry[]? Entries(
        Renumbering numbers, IReadOnlyCollection<GraphEdge> edges, int nodeCount, bool roles, bool mustAscend)
    {
        var entries = new AdjacencyMerge.Entry[edges.Count];
        int count = 0;
        foreach (GraphEdge edge in edges)
        {
            if ((uint)edge.Upstream >= (uint)nodeCount || (uint)edge.Downstream >= (uint)nodeCount)
            {
                throw new ArgumentException(
                    $"The edge {edge.Upstream} -> {edge.Downstream} names a node outside the graph of {nodeCount} nodes.", nameof(edges));
            }

            int from = numbers.ToInternal[edge.Upstream];
            int to = numbers.ToInternal[edge.Downstream];
            if (mustAscend && from >= to)
            {
                return null;
            }

            entries[count++] = new AdjacencyMerge.Entry(from, to, roles ? edge.Role : (byte)0);
        }

        Sort(entries);
        int kept = 0;
        for (int at = 0; at < count; at++)
        {
            if (at == 0 || entries[at] != entries[at - 1])
            {
                entries[kept++] = entries[at];
            }
        }

        return entries[..kept];
    }

    private static void Reverse(AdjacencyMerge.Entry[] entries)
    {
        for (int at = 0; at < entries.Length; at++)
        {
            entries[at] = new AdjacencyMerge.Entry(entries[at].Target, entries[at].Node, entries[at].Role);
        }

        Sort(entries);
    }

    /// <summary>Sorts by node, target and role. Numbers sort four times as fast as records, so the first two go as one number.</summary>
    private static void Sort(AdjacencyMerge.Entry[] entries)
    {
        ulong[] keys = new ulong[entries.Length];
        for (int at = 0; at < keys.Length; at++)
        {
            keys[at] = ((ulong)entries[at].Node << 32) | (uint)entries[at].Target;
        }

        Array.Sort(keys, entries);
        for (int start = 0; start < keys.Length;)
        {
            int end = start + 1;
            while (end < keys.Length && keys[end] == keys[start])
            {
                end++;
            }

            if (end - start > 1)
            {
                entries.AsSpan(start, end - start).Sort();
            }

            start = end;
        }
    }
}
