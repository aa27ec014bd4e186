namespace MLGovernance.Lineage;

internal sealed partial class CompactGraph
{
    /// <summary>Walks breadth first with limits; the result lists nodes nearest first and knows their distance.</summary>
    /// <param name="into">A set of the structure of all roles (see <see cref="Rent"/>), or of the very role set asked for.</param>
    /// <param name="sources">The nodes to start from, by the caller's numbers.</param>
    /// <param name="direction">Which way to walk.</param>
    /// <param name="roles">One bit for each role to follow.</param>
    /// <param name="maxDepth">The greatest number of edges from a source.</param>
    /// <param name="admits">Tells whether a node, by the caller's number, may be entered; null admits all.</param>
    /// <param name="cancellationToken">Looked at every 4,096 nodes.</param>
    internal void Walk(
        ReachSet into,
        ReadOnlySpan<int> sources,
        LineageDirection direction,
        ulong roles = RoleMasks.All,
        int maxDepth = int.MaxValue,
        Func<int, bool>? admits = null,
        CancellationToken cancellationToken = default)
    {
        Adjacency adjacency = into.Topology.Nodes(direction);
        bool everyRole = ReferenceEquals(For(roles), into.Topology);
        if (!everyRole && (roles & PresentRoles) == 0)
        {
            maxDepth = 0; // no edge has such a role
        }

        byte[]? edgeRoles = everyRole ? null : adjacency.Roles;
        if (admits is not null)
        {
            var filter = new AdmittedEdges(edgeRoles, roles, into.Topology.Numbers.ToOriginal, admits);
            FilteredWalk.Run(into, sources, direction, filter, maxDepth, cancellationToken);
        }
        else if (edgeRoles is not null)
        {
            FilteredWalk.Run(into, sources, direction, new RoleEdges(edgeRoles, roles), maxDepth, cancellationToken);
        }
        else
        {
            FilteredWalk.Run(into, sources, direction, default(EveryEdge), maxDepth, cancellationToken);
        }
    }
}
