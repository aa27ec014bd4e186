using System.Text;
using MLGovernance.Lineage;
using MLGovernance.OpenLineage;

namespace MLGovernance.Tests;

/// <summary>Events written as their producers write them, and what becomes of them.</summary>
internal static class Events
{
    internal const string Run = "f69a6e9b-9bac-4c9a-9cf6-eacb70ecc9a9";

    /// <summary>Returns a run event of one line.</summary>
    internal static string RunOf(string job, string inputs, string outputs, string type = "COMPLETE", string runFacets = "{}", string time = "2026-01-02T03:04:05Z", string run = Run, string jobFacets = "{}") =>
        $$"""{"eventType":"{{type}}","eventTime":"{{time}}","run":{"runId":"{{run}}","facets":{{runFacets}}},"job":{"namespace":"{{job.Split('|')[0]}}","name":"{{job.Split('|')[1]}}","facets":{{jobFacets}}},"inputs":[{{inputs}}],"outputs":[{{outputs}}],"producer":"https://example.com/p","schemaURL":"https://openlineage.io/spec/2-0-2/OpenLineage.json#/$defs/RunEvent"}""";

    internal static string Dataset(string name, string facets = "{}") =>
        $$"""{"namespace":"{{name.Split('|')[0]}}","name":"{{name.Split('|')[1]}}","facets":{{facets}}}""";

    internal static string Facet(string body) => $$"""{"_producer":"https://example.com/p","_schemaURL":"https://example.com/s",{{body}}}""";

    internal static async Task<List<OpenLineageRecord>> ReadAsync(string text, string name = "events.ndjson", Encoding? encoding = null)
    {
        encoding ??= new UTF8Encoding(false);
        byte[] bytes = [.. encoding.GetPreamble(), .. encoding.GetBytes(text)];
        List<OpenLineageRecord> records = [];
        await foreach (OpenLineageRecord record in OpenLineageReader.ReadAsync(() => new MemoryStream(bytes), name))
        {
            records.Add(record);
        }

        return records;
    }

    /// <summary>Binds events, beside other assets if given.</summary>
    internal static LineageGraph Bind(IEnumerable<string> events, EstateSnapshot? beside = null)
    {
        var estate = new OpenLineageEstateBuilder();
        foreach ((int index, string json) in events.Index())
        {
            estate.Add(OpenLineageJson.Parse(json), $"events.ndjson:{index + 1}");
        }

        var builder = new EstateSnapshotBuilder();
        estate.AddTo(builder);
        builder.Add(beside ?? EstateSnapshot.Empty);
        return LineageGraphBuilder.Build(builder.Build(DateTimeOffset.UnixEpoch));
    }

    internal static string[] EdgesOf(LineageGraph graph) =>
        [.. graph.AllEdges.Select(edge => $"{edge.Upstream.DisplayName} -{edge.Role}-> {edge.Downstream.DisplayName}").Order(StringComparer.Ordinal)];
}
