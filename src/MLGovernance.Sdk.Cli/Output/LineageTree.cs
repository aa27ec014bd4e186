using MLGovernance.Lineage;
using Spectre.Console;

namespace MLGovernance.Cli;

/// <summary>Draws lineage as a tree: each node once, the nearest first; where it comes again, only its name.</summary>
internal static class LineageTree
{
    internal static Tree Draw(LineageGraph graph, LineageNode start, LineageSet reached, LineageQuery query, bool upstream)
    {
        var tree = new Tree(Markup.Escape(Label(start)));
        if (query.Kinds.IsEmpty && query.Scope is null && query.CreatedFrom is null)
        {
            Grow(graph, tree, start, reached, query, upstream, [start.Index], 0);
        }
        else
        {
            // The walk led through nodes that were not asked for: what hangs on what cannot be drawn without them.
            foreach (LineageNode node in reached)
            {
                tree.AddNode(Markup.Escape(Label(node)));
            }
        }

        return tree;
    }

    private static void Grow(
        LineageGraph graph, IHasTreeNodes parent, LineageNode node, LineageSet reached, LineageQuery query, bool upstream, HashSet<int> drawn, int depth)
    {
        if (depth == query.MaxDepth || depth == 64)
        {
            return;
        }

        IEnumerable<(LineageNode Node, LineageRole Role)> next = (upstream ? graph.EdgesInto(node) : graph.EdgesOutOf(node))
            .Where(edge => query.Roles.Contains(edge.Role) && edge.Confidence <= query.WeakestConfidence)
            .Select(edge => (upstream ? edge.Upstream : edge.Downstream, edge.Role))
            .Where(row => drawn.Contains(row.Item1.Index) || reached.Contains(row.Item1))
            .OrderBy(row => row.Item1.Id);
        foreach ((LineageNode other, LineageRole role) in next)
        {
            bool first = drawn.Add(other.Index);
            TreeNode branch = parent.AddNode(Markup.Escape($"{Label(other)}  ({role}){(first ? string.Empty : " …")}"));
            if (first)
            {
                Grow(graph, branch, other, reached, query, upstream, drawn, depth + 1);
            }
        }
    }

    private static string Label(LineageNode node) => node.State is LineageNodeState.Asset or LineageNodeState.Place
        ? $"{node.Kind.DisplayName} {node.DisplayName}"
        : $"{node.Kind.DisplayName} {node.DisplayName} [{node.State}]";
}
