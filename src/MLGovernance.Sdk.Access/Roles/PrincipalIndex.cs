using System.Collections.Immutable;

namespace MLGovernance.Access;

/// <summary>Principals as dense numbers with their transitive groups; cycles end by themselves, unreadable groups stay open.</summary>
internal sealed class PrincipalIndex
{
    private readonly Dictionary<string, int> _numbers = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<string> _ids = [];
    private readonly int[][] _closures;
    private readonly int[][] _cameFrom;
    private readonly bool[] _open;

    private readonly HashSet<int> _groups = [];
    private readonly bool _unlistedGroupsAreEmpty;

    public PrincipalIndex(AccessModel model)
    {
        _unlistedGroupsAreEmpty = model.UnlistedGroupsAreEmpty;
        foreach (GroupMembership group in model.Groups)
        {
            _groups.Add(Intern(group.Id));
            foreach (string member in group.Members)
            {
                Intern(member);
            }
        }

        var unread = new HashSet<int>(model.Groups.Where(group => !group.IsComplete).Select(group => _numbers[group.Id]));
        foreach (RoleAssignment assignment in model.RoleAssignments.Concat(model.EligibleAssignments))
        {
            int number = Intern(assignment.PrincipalId);
            if (!_unlistedGroupsAreEmpty && !_groups.Contains(number) && string.Equals(assignment.PrincipalType, "Group", StringComparison.OrdinalIgnoreCase))
            {
                unread.Add(number);
            }
        }

        foreach (DenyAssignment deny in model.DenyAssignments)
        {
            foreach (string id in deny.Principals.Concat(deny.ExcludePrincipals))
            {
                Intern(id);
            }
        }

        int[][] groupsOf = GroupsOf(model);
        _closures = new int[_ids.Count][];
        _cameFrom = new int[_ids.Count][];
        for (int i = 0; i < _ids.Count; i++)
        {
            (_closures[i], _cameFrom[i]) = Walk(i, groupsOf);
        }

        _open = new bool[_ids.Count];
        foreach (int group in unread)
        {
            foreach (int ancestor in _closures[group])
            {
                _open[ancestor] = true;
            }
        }
    }

    public int Count => _ids.Count;

    public string this[int number] => _ids[number];

    /// <summary>Returns the number of a principal, or -1 for one that nothing names.</summary>
    public int Find(string id) => _numbers.GetValueOrDefault(id.Trim(), -1);

    /// <summary>Returns the principal itself and every group it is known to be in, nearest first; empty for a stranger.</summary>
    public ReadOnlySpan<int> ClosureOf(int principal) => principal < 0 ? [] : _closures[principal];

    /// <summary>Tells whether a group has members that could not be read, itself or through a group inside it.</summary>
    public bool IsOpen(int principal) => _open[principal];

    /// <summary>Tells whether <paramref name="caller"/> is <paramref name="principal"/> or a member of it.</summary>
    public TruthValue IsMember(int caller, int principal) =>
        ClosureOf(caller).Contains(principal) ? TruthValue.True : _open[principal] ? TruthValue.Unknown : TruthValue.False;

    /// <summary>Tells whether a principal is in a group; a group counts as a member of itself, a user id that stands where a group belongs does not.</summary>
    public TruthValue IsInGroup(string principalId, string groupId)
    {
        int group = Find(groupId);
        if (group < 0 || !_groups.Contains(group))
        {
            bool same = principalId.Equals(groupId, StringComparison.OrdinalIgnoreCase);
            return same || _unlistedGroupsAreEmpty ? TruthValue.False : TruthValue.Unknown;
        }

        return IsMember(Find(principalId), group);
    }

    /// <summary>Returns the shortest chain from the caller to a group it is in.</summary>
    public ImmutableArray<string> ChainTo(int caller, int principal)
    {
        int at = caller < 0 ? -1 : Array.IndexOf(_closures[caller], principal);
        var chain = new List<string>();
        while (at >= 0)
        {
            chain.Add(_ids[_closures[caller][at]]);
            at = _cameFrom[caller][at];
        }

        chain.Reverse();
        return [.. chain];
    }

    private static (int[] Closure, int[] CameFrom) Walk(int start, int[][] groupsOf)
    {
        if (groupsOf[start].Length == 0)
        {
            return ([start], [-1]);
        }

        var order = new List<int> { start };
        var from = new List<int> { -1 };
        var seen = new HashSet<int> { start };
        for (int i = 0; i < order.Count; i++)
        {
            foreach (int group in groupsOf[order[i]])
            {
                if (seen.Add(group))
                {
                    order.Add(group);
                    from.Add(i);
                }
            }
        }

        return ([.. order], [.. from]);
    }

    private int[][] GroupsOf(AccessModel model)
    {
        var lists = new SortedSet<int>?[_ids.Count];
        foreach (GroupMembership group in model.Groups)
        {
            int number = _numbers[group.Id];
            foreach (string member in group.Members)
            {
                (lists[_numbers[member]] ??= []).Add(number);
            }
        }

        return [.. lists.Select(list => list is null ? Array.Empty<int>() : [.. list.OrderBy(number => _ids[number], StringComparer.Ordinal)])];
    }

    private int Intern(string id)
    {
        if (!_numbers.TryGetValue(id, out int number))
        {
            number = _ids.Count;
            _numbers.Add(id, number);
            _ids.Add(id);
        }

        return number;
    }
}
