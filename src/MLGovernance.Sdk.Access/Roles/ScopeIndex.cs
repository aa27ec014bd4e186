namespace MLGovernance.Access;

/// <summary>The scopes that carry assignments, found from any resource by walking up its chain.</summary>
internal sealed class ScopeIndex
{
    private readonly Dictionary<string, ScopeNode> _nodes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _parents = new(StringComparer.Ordinal);

    public ScopeIndex(IReadOnlyDictionary<string, string> parents)
    {
        foreach ((string child, string parent) in parents)
        {
            _parents[ScopePath.Normalize(child)] = ScopePath.Normalize(parent);
        }

        RefuseCycles();
    }

    /// <summary>Gets the nodes, in ordinal order of their scope, once <see cref="Link"/> has run.</summary>
    public IReadOnlyList<ScopeNode> Nodes { get; private set; } = [];

    /// <summary>Gets the management groups that carry assignments.</summary>
    public IReadOnlyList<ScopeNode> ManagementGroups { get; private set; } = [];

    public ScopeNode GetOrAdd(string scope)
    {
        string key = ScopePath.Normalize(scope);
        if (!_nodes.TryGetValue(key, out ScopeNode? node))
        {
            _nodes.Add(key, node = new ScopeNode(key));
        }

        return node;
    }

    /// <summary>Links every node to the next one above; called once when all are known.</summary>
    public void Link()
    {
        Nodes = [.. _nodes.Values.OrderBy(node => node.Scope, StringComparer.Ordinal)];
        ManagementGroups = [.. Nodes.Where(node => ScopePath.IsManagementGroup(node.Scope))];
        foreach (ScopeNode node in Nodes)
        {
            string? up = ScopePath.ParentOf(node.Scope, _parents);
            node.Above = up is null ? null : Nearest(up);
        }

        foreach (ScopeNode node in Nodes)
        {
            for (ScopeNode? above = node.Above; above is not null && !node.HasConditions; above = above.Above)
            {
                node.HasConditions = above.HasConditions;
            }
        }
    }

    /// <summary>Returns the nearest node at or above a normalized scope, or <see langword="null"/> when nothing is assigned on the way up.</summary>
    public ScopeNode? Nearest(string scope)
    {
        for (string? current = scope; current is not null; current = ScopePath.ParentOf(current, _parents))
        {
            if (_nodes.TryGetValue(current, out ScopeNode? node))
            {
                return node;
            }
        }

        return null;
    }

    /// <summary>Tells whether the chain of a normalized scope passes a subscription whose management group is not known.</summary>
    public bool IsOpenAtTop(string scope)
    {
        const string Prefix = "/subscriptions/";
        if (!scope.StartsWith(Prefix, StringComparison.Ordinal))
        {
            return false;
        }

        int end = scope.IndexOf('/', Prefix.Length);
        return !_parents.ContainsKey(end < 0 ? scope : scope[..end]);
    }

    /// <summary>Tells whether the chain of a normalized scope passes another.</summary>
    public bool IsBelow(string scope, string ancestor)
    {
        string? current = scope;
        while (current is not null && current != ancestor)
        {
            current = ScopePath.ParentOf(current, _parents);
        }

        return current is not null;
    }

    private void RefuseCycles()
    {
        foreach (string start in _parents.Keys.Order(StringComparer.Ordinal))
        {
            int steps = 0;
            for (string? at = start; at is not null; at = ScopePath.ParentOf(at, _parents))
            {
                if (++steps > 1024)
                {
                    throw new ArgumentException($"The stated scope parents of '{start}' run in a circle; a management group cannot be its own ancestor.");
                }
            }
        }
    }
}
