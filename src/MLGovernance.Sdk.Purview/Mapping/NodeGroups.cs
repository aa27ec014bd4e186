namespace MLGovernance.Purview;

/// <summary>For each node of a graph, other nodes: each once, ascending. Kept as one array cut by offsets.</summary>
internal sealed class NodeGroups
{
    private readonly int[] _offsets;
    private readonly int[] _members;

    /// <summary>Groups pairs of a node and one of its members, given in any order and any number of times.</summary>
    internal NodeGroups(int nodes, List<(int Node, int Member)> pairs)
    {
        pairs.Sort();
        _offsets = new int[nodes + 1];
        _members = new int[pairs.Count];
        int count = 0;
        for (int i = 0; i < pairs.Count; i++)
        {
            if (i == 0 || pairs[i] != pairs[i - 1])
            {
                _members[count++] = pairs[i].Member;
                _offsets[pairs[i].Node + 1]++;
            }
        }

        for (int node = 0; node < nodes; node++)
        {
            _offsets[node + 1] += _offsets[node];
        }
    }

    /// <summary>Gets the members of a node.</summary>
    internal ReadOnlySpan<int> Of(int node) => _members.AsSpan(_offsets[node], _offsets[node + 1] - _offsets[node]);
}
