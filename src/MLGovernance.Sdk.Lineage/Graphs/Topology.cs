namespace MLGovernance.Lineage;

/// <summary>The immutable structure of one set of roles: nodes renumbered, both directions, cycles condensed.</summary>
/// <remarks>
/// Node numbers here are the graph's own unless a name says "original". Where the graph has no cycle, components are nodes and the
/// condensed adjacencies are the same objects as the full ones, so an acyclic graph pays nothing for the condensation.
/// </remarks>
internal sealed class Topology
{
    internal Topology(
        Renumbering numbers, Adjacency down, Adjacency up, Adjacency dagDown, Adjacency dagUp,
        int[]? componentOf, int[]? componentStarts, int[] levelStarts, SelfLoop[] selfLoops)
    {
        Numbers = numbers;
        Down = down;
        Up = up;
        DagDown = dagDown;
        DagUp = dagUp;
        ComponentOf = componentOf;
        ComponentStarts = componentStarts;
        LevelStarts = levelStarts;
        SelfLoops = selfLoops;
        Loops = componentStarts is null
            ? []
            : [.. Enumerable.Range(0, dagDown.NodeCount).Where(component => Size(component) > 1)];
    }

    internal Renumbering Numbers { get; }

    /// <summary>Gets the edges from each node to what is made with it.</summary>
    internal Adjacency Down { get; }

    /// <summary>Gets the edges from each node to what it is made from.</summary>
    internal Adjacency Up { get; }

    /// <summary>Gets the downstream edges between components; ascending numbers are a topological order.</summary>
    internal Adjacency DagDown { get; }

    /// <summary>Gets the upstream edges between components.</summary>
    internal Adjacency DagUp { get; }

    /// <summary>Gets the component of each node, or null when every node is its own.</summary>
    internal int[]? ComponentOf { get; }

    /// <summary>Gets the first node of each component, closed by the node count, or null when every node is its own.</summary>
    internal int[]? ComponentStarts { get; }

    /// <summary>Gets the first component of each level of the longest-path layering, closed by the component count.</summary>
    internal int[] LevelStarts { get; }

    /// <summary>Gets the edges from a node to itself, which the adjacencies leave out.</summary>
    internal SelfLoop[] SelfLoops { get; }

    /// <summary>Gets the components of more than one node, ascending.</summary>
    internal int[] Loops { get; }

    internal int NodeCount => Down.NodeCount;

    internal int ComponentCount => DagDown.NodeCount;

    internal long EdgeCount => Down.EdgeCount + SelfLoops.Length;

    internal bool IsCondensed => ComponentOf is not null;

    /// <summary>Gets the memory the structure holds, in bytes.</summary>
    internal long ByteCount =>
        (8L * NodeCount) + Down.ByteCount + Up.ByteCount
        + (IsCondensed ? DagDown.ByteCount + DagUp.ByteCount + (4L * NodeCount) + (4L * ComponentCount) : 0);

    internal int Component(int node) => ComponentOf is null ? node : ComponentOf[node];

    internal int FirstNode(int component) => ComponentStarts is null ? component : ComponentStarts[component];

    internal int Size(int component) =>
        ComponentStarts is null ? 1 : ComponentStarts[component + 1] - ComponentStarts[component];

    internal Adjacency Nodes(LineageDirection direction) => direction == LineageDirection.Downstream ? Down : Up;

    internal Adjacency Components(LineageDirection direction) => direction == LineageDirection.Downstream ? DagDown : DagUp;

    internal int ToInternal(int original) => Numbers.ToInternal[original];

    internal int ToOriginal(int node) => Numbers.ToOriginal[node];
}
