using MLGovernance.Lineage;

namespace MLGovernance.OpenLineage;

/// <summary>
/// Tells the lineage of an estate in OpenLineage events: a START and a last event for each job of Azure ML, a job event for each
/// deployment and each job of another tool, and a dataset event for each dataset that something is known of.
/// </summary>
/// <remarks>
/// Deterministic: the same graph gives the same events, and the same run the same id in each export. Read back, the events give the same
/// data lineage: roles that OpenLineage has no word for stand in a facet of this library's own, <c>mlgovernance_edge</c>.
/// </remarks>
public static class OpenLineageWriter
{
    /// <summary>Returns the events, ordered by the identity of what they tell of.</summary>
    /// <param name="graph">The lineage.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public static IEnumerable<OpenLineageEvent> Events(LineageGraph graph, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(graph);
        var writing = new GraphWriting(graph);
        foreach (LineageNode node in Enumerable.Range(0, graph.NodeCount).Select(index => graph[index]).OrderBy(node => node.Id))
        {
            cancellationToken.ThrowIfCancellationRequested();
            foreach (OpenLineageEvent told in writing.Of(node))
            {
                yield return told;
            }
        }
    }

    /// <summary>Writes the events, one a line (NDJSON).</summary>
    /// <param name="graph">The lineage.</param>
    /// <param name="output">Receives UTF-8.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <returns>The number of events.</returns>
    public static int Write(LineageGraph graph, Stream output, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(output);
        int count = 0;
        foreach (OpenLineageEvent told in Events(graph, cancellationToken))
        {
            output.Write(OpenLineageJson.ToUtf8(told));
            output.WriteByte((byte)'\n');
            count++;
        }

        return count;
    }
}
