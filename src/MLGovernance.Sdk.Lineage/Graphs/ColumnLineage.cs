using System.Collections.Immutable;

namespace MLGovernance.Lineage;

/// <summary>The lineage of columns, where sources tell it: a graph over columns that shares the engine of the graph over assets.</summary>
/// <remarks>Immutable and safe from many threads. Results are ordered, so the same edges give the same text.</remarks>
public sealed class ColumnLineage
{
    private const byte Plain = 0;
    private const byte Masking = 1;

    private readonly CompactGraph _engine;
    private readonly ImmutableArray<DatasetColumn> _columns;
    private readonly Dictionary<DatasetColumn, int> _numbers;

    private ColumnLineage(ImmutableArray<ColumnEdge> edges)
    {
        Edges = edges;
        _columns = [.. edges.SelectMany(edge => new[] { edge.Upstream, edge.Downstream }).Distinct().Order()];
        _numbers = new Dictionary<DatasetColumn, int>(_columns.Length);
        foreach (DatasetColumn column in _columns)
        {
            _numbers.Add(column, _numbers.Count);
        }

        _engine = CompactGraph.Build(
            _columns.Length,
            [.. edges.Select(edge => _numbers[edge.Upstream])],
            [.. edges.Select(edge => _numbers[edge.Downstream])],
            [.. edges.Select(edge => edge.IsMasking ? Masking : Plain)],
            dataRoles: 1ul << Plain);
    }

    /// <summary>Gets the edges, ordered by their ends.</summary>
    public ImmutableArray<ColumnEdge> Edges { get; }

    /// <summary>Gets the columns, ordered.</summary>
    public ImmutableArray<DatasetColumn> Columns => _columns;

    /// <summary>Builds the graph.</summary>
    /// <param name="edges">The edges; equal ones count once.</param>
    public static ColumnLineage Build(IEnumerable<ColumnEdge> edges)
    {
        ArgumentNullException.ThrowIfNull(edges);
        return new ColumnLineage([.. edges.Distinct()
            .OrderBy(edge => edge.Upstream).ThenBy(edge => edge.Downstream).ThenBy(edge => edge.Transformation, StringComparer.Ordinal).ThenBy(edge => edge.IsMasking)]);
    }

    /// <summary>Builds the graph of all that the assets of an estate state, such as the runs that OpenLineage events tell of.</summary>
    /// <param name="snapshot">The estate.</param>
    public static ColumnLineage Build(EstateSnapshot snapshot)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        return Build(snapshot.Kinds.Kinds
            .Where(kind => kind.ColumnEdgesPath is not null)
            .SelectMany(kind => snapshot.OfKind(kind).SelectMany(asset => ColumnEdges.Of(asset, kind.ColumnEdgesPath!))));
    }

    /// <summary>Gets the columns a column is computed from, transitively, ordered; empty when nothing is known of it.</summary>
    /// <param name="column">The column.</param>
    /// <param name="throughMasking">Whether to follow edges that hide the value. The default is to follow them.</param>
    /// <param name="maxDepth">The greatest number of edges.</param>
    public ImmutableArray<DatasetColumn> Upstream(DatasetColumn column, bool throughMasking = true, int maxDepth = int.MaxValue) =>
        Walk(column, LineageDirection.Upstream, throughMasking, maxDepth);

    /// <summary>Gets the columns computed from a column, transitively, ordered: where a personal attribute went.</summary>
    /// <param name="column">The column.</param>
    /// <param name="throughMasking">Whether to follow edges that hide the value. The default is to follow them.</param>
    /// <param name="maxDepth">The greatest number of edges.</param>
    public ImmutableArray<DatasetColumn> Downstream(DatasetColumn column, bool throughMasking = true, int maxDepth = int.MaxValue) =>
        Walk(column, LineageDirection.Downstream, throughMasking, maxDepth);

    /// <summary>Gets the columns of a dataset, ordered.</summary>
    /// <param name="dataset">The dataset's identity.</param>
    public IEnumerable<DatasetColumn> ColumnsOf(AssetId dataset) => _columns.Where(column => column.Dataset == dataset);

    private ImmutableArray<DatasetColumn> Walk(DatasetColumn column, LineageDirection direction, bool throughMasking, int maxDepth)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(maxDepth);
        if (!_numbers.TryGetValue(column, out int number))
        {
            return [];
        }

        ulong roles = throughMasking ? RoleMasks.All : 1ul << Plain;
        ReachSet set = _engine.Rent(roles);
        _engine.Walk(set, new ReadOnlySpan<int>(in number), direction, roles, maxDepth);
        int[] nodes = new int[set.Count];
        set.CopyTo(nodes);
        _engine.Return(set);
        Array.Sort(nodes);
        return [.. nodes.Where(node => node != number).Select(node => _columns[node])];
    }
}
