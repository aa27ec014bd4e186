namespace MLGovernance.OpenLineage;

/// <summary>What a run, or the events without a run, say about lineage. Of equal statements a sure one is kept before a guess, then the first place in ordinal order.</summary>
internal sealed class EventStatements
{
    private readonly Dictionary<(LineageRole Role, EventEnd Upstream, EventEnd Downstream), (bool IsAssumed, string Location)> _edges = [];
    private readonly Dictionary<ColumnStatement, (bool IsAssumed, string Location)> _columns = [];

    internal IEnumerable<(EdgeMeaning Meaning, EventEnd Upstream, EventEnd Downstream, string Location)> Edges =>
        _edges.Select(edge => (new EdgeMeaning(edge.Key.Role, edge.Value.IsAssumed), edge.Key.Upstream, edge.Key.Downstream, edge.Value.Location));

    internal IEnumerable<(ColumnStatement Column, string Location)> Columns => _columns.Select(column => (column.Key, column.Value.Location));

    internal bool IsEmpty => _edges.Count == 0 && _columns.Count == 0;

    internal void Add(EdgeMeaning meaning, EventEnd upstream, EventEnd downstream, string location) =>
        Keep(_edges, (meaning.Role, upstream, downstream), (meaning.IsAssumed, location));

    internal void Add(ColumnStatement column, string location) => Keep(_columns, column, (IsAssumed: false, location));

    private static void Keep<TKey>(Dictionary<TKey, (bool IsAssumed, string Location)> stated, TKey key, (bool IsAssumed, string Location) told)
        where TKey : notnull
    {
        if (!stated.TryGetValue(key, out (bool IsAssumed, string Location) known)
            || (told.IsAssumed == known.IsAssumed ? string.CompareOrdinal(told.Location, known.Location) < 0 : known.IsAssumed))
        {
            stated[key] = told;
        }
    }
}

/// <summary>A column that another is computed from, as events name them.</summary>
internal readonly record struct ColumnStatement(
    EventEnd Upstream, string UpstreamColumn, EventEnd Downstream, string DownstreamColumn, string? Transformation, bool IsMasking);
