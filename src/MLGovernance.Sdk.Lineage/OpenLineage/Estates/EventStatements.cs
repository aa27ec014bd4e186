namespace MLGovernance.OpenLineage;

/// <summary>What a run, or the events without a run, say about lineage. Of the places of equal statements the first in ordinal order is kept.</summary>
internal sealed class EventStatements
{
    private readonly Dictionary<(LineageRole Role, EventEnd Upstream, EventEnd Downstream), string> _edges = [];
    private readonly Dictionary<ColumnStatement, string> _columns = [];

    internal IEnumerable<KeyValuePair<(LineageRole Role, EventEnd Upstream, EventEnd Downstream), string>> Edges => _edges;

    internal IEnumerable<KeyValuePair<ColumnStatement, string>> Columns => _columns;

    internal bool IsEmpty => _edges.Count == 0 && _columns.Count == 0;

    internal void Add(LineageRole role, EventEnd upstream, EventEnd downstream, string location) => Keep(_edges, (role, upstream, downstream), location);

    internal void Add(ColumnStatement column, string location) => Keep(_columns, column, location);

    private static void Keep<TKey>(Dictionary<TKey, string> stated, TKey key, string location)
        where TKey : notnull
    {
        if (!stated.TryGetValue(key, out string? known) || string.CompareOrdinal(location, known) < 0)
        {
            stated[key] = location;
        }
    }
}

/// <summary>A column that another is computed from, as events name them.</summary>
internal readonly record struct ColumnStatement(
    EventEnd Upstream, string UpstreamColumn, EventEnd Downstream, string DownstreamColumn, string? Transformation, bool IsMasking);
