using MLGovernance.Lineage;
using Spectre.Console;

namespace MLGovernance.Cli;

/// <summary>Draws lineage as a tree: each node once, the nearest first; where it comes again, only its name.</summary>
internal static class LineageTree
{
    internal static Tree Draw(LineageGraph graph, LineageNode start, LineageQuery query, bool upstream)
    {
        var tree = new Tree(Markup.Escape(Label(start)));
        Grow(graph, tree, start, query, upstream, [start.Index], 0);
        return tree;
    }

    private static void Grow(LineageGraph graph, IHasTreeNodes parent, LineageNode node, LineageQuery query, bool upstream, HashSet<int> drawn, int depth)
    {
        if (depth == query.MaxDepth || depth == 64)
        {
            return;
        }

        IEnumerable<(LineageNode Node, LineageRole Role)> next = (upstream ? graph.EdgesInto(node) : graph.EdgesOutOf(node))
            .Where(edge => query.Roles.Contains(edge.Role) && edge.Confidence <= query.WeakestConfidence)
            .Select(edge => (upstream ? edge.Upstream : edge.Downstream, edge.Role))
            .OrderBy(row => row.Item1.Id);
        foreach ((LineageNode other, LineageRole role) in next)
        {
            bool first = drawn.Add(other.Index);
            TreeNode branch = parent.AddNode(Markup.Escape($"{Label(other)}  ({role}){(first ? string.Empty : " …")}"));
            if (first)
            {
                Grow(graph, branch, other, query, upstream, drawn, depth + 1);
            }
        }
    }

    private static string Label(LineageNode node) => node.State is LineageNodeState.Asset or LineageNodeState.Place
        ? $"{node.Kind.DisplayName} {node.DisplayName}"
        : $"{node.Kind.DisplayName} {node.DisplayName} [{node.State}]";
}
