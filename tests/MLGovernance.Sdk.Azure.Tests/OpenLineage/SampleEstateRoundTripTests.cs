using MLGovernance.Lineage;
using MLGovernance.OpenLineage;

namespace MLGovernance.Azure.Tests;

public sealed class SampleEstateRoundTripTests : IDisposable
{
    private readonly string _file = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName() + ".ndjson");

    public void Dispose() => File.Delete(_file);

    [Fact]
    public async Task Write_TheSampleEstate_ReadsBackAsTheSameDataLineage()
    {
        LineageGraph graph = await TraceAsync(new FolderEstateSource(SampleEstate()));
        using (FileStream file = File.Create(_file))
        {
            OpenLineageWriter.Write(graph, file);
        }

        LineageGraph back = await TraceAsync(new OpenLineageEstateSource(_file));

        string[] edges = DataEdges(graph);
        Assert.True(edges.Length > 200);
        Assert.Contains(edges, edge => edge.EndsWith(" (assumed)", StringComparison.Ordinal));
        Assert.Equal(edges, DataEdges(back));
        Assert.Empty(back.Snapshot.Issues);
    }

    private static async Task<LineageGraph> TraceAsync(IEstateSource source)
    {
        var builder = new EstateSnapshotBuilder();
        await source.ReadAsync(EstateScope.Everything, builder, null, CancellationToken.None);
        return LineageGraphBuilder.Build(builder.Build(DateTimeOffset.UnixEpoch));
    }

    private static string[] DataEdges(LineageGraph graph) =>
    [
        .. graph.AllEdges.Where(edge => LineageRoleSet.Data.Contains(edge.Role))
            .Select(edge => $"{edge.Upstream.Id} -{edge.Role}-> {edge.Downstream.Id}{(edge.Confidence == EdgeConfidence.Assumed ? " (assumed)" : "")}").Order(StringComparer.Ordinal),
    ];

    private static string SampleEstate()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !Directory.Exists(Path.Combine(folder.FullName, "samples", "Quickstart", "estate")))
        {
            folder = folder.Parent;
        }

        return Path.Combine(folder!.FullName, "samples", "Quickstart", "estate");
    }
}
