using System.IO.Compression;
using MLGovernance.Lineage;
using MLGovernance.OpenLineage;

namespace MLGovernance.Azure.Tests;

public sealed class OpenLineageEstateSourceTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("openlineage").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Read_FolderWithGoodAndBadFiles_TakesTheGoodAndNamesTheBad()
    {
        Directory.CreateDirectory(Path.Combine(_folder, "spark"));
        await File.WriteAllTextAsync(Path.Combine(_folder, "spark", "a.ndjson"), Run("1", "in", "mid") + "\nnonsense\n" + Run("2", "mid", "out"));
        await File.WriteAllTextAsync(Path.Combine(_folder, "b.json"), "[" + Run("3", "out", "end") + "]");
        await File.WriteAllTextAsync(Path.Combine(_folder, "README.md"), "# none");
        await File.WriteAllTextAsync(Path.Combine(_folder, "c.json"), "{\"eventTime\":");

        EstateSnapshot snapshot = await ReadAsync(_folder);

        Assert.Equal(3, snapshot.IndicesOf(AssetKinds.OpenLineageRun).Length);
        Assert.Equal(["c.json:1", "spark/a.ndjson:2"], snapshot.Issues.Where(issue => !issue.IsNote).Select(issue => issue.Location));
        Assert.True(snapshot.MayLack(AssetKinds.OpenLineageRun));
        Assert.False(snapshot.MayLack(AssetKinds.ModelVersion));
        LineageGraph graph = LineageGraphBuilder.Build(snapshot);
        Assert.Contains(graph.Downstream(AssetId.OpenLineageDataset("n", "in")), node => node.Id == AssetId.OpenLineageDataset("n", "end"));
        LineageEdge edge = graph.AllEdges.Single(edge => edge.Upstream.Id == AssetId.OpenLineageDataset("n", "out") && edge.Role == LineageRole.Consumes);
        Assert.Equal("b.json#/0/inputs/0", edge.Provenance.Location);
    }

    [Fact]
    public async Task Read_ZipAndSingleFileOfAnyName_AreRead()
    {
        string log = Path.Combine(_folder, "openlineage.log");
        await File.WriteAllTextAsync(log, Run("1", "in", "out"));
        string zip = Path.Combine(_folder, "events.zip");
        using (ZipArchive archive = ZipFile.Open(zip, ZipArchiveMode.Create))
        {
            using StreamWriter entry = new(archive.CreateEntry("x/e.jsonl").Open());
            entry.Write(Run("2", "out", "end"));
        }

        EstateSnapshot snapshot = await ReadAsync(log, zip);

        Assert.Empty(snapshot.Issues);
        Assert.Equal(2, snapshot.IndicesOf(AssetKinds.OpenLineageRun).Length);
    }

    [Fact]
    public async Task Read_EmptyFolder_IsANoteAndAMissingOneAnError()
    {
        Assert.True(Assert.Single((await ReadAsync(_folder)).Issues).IsNote);
        await Assert.ThrowsAsync<FileNotFoundException>(() => ReadAsync(Path.Combine(_folder, "none")));
        Assert.Throws<ArgumentException>(() => new OpenLineageEstateSource());
        Assert.Throws<ArgumentException>(() => new OpenLineageEstateSource(" "));
    }

    [Fact]
    public async Task Save_AndReadAgain_KeepsTheAssets()
    {
        string events = Path.Combine(_folder, "e.ndjson"), saved = Path.Combine(_folder, "saved");
        await File.WriteAllTextAsync(events, Run("1", "in", "out"));
        EstateSnapshot snapshot = await ReadAsync(events);

        await EstatePayloadWriter.WriteAsync(snapshot, saved);
        var builder = new EstateSnapshotBuilder();
        await new FolderEstateSource(saved).ReadAsync(EstateScope.Everything, builder, null, CancellationToken.None);

        Assert.Equal(snapshot.ContentHash, builder.Build(DateTimeOffset.UnixEpoch).ContentHash);
    }

    private static async Task<EstateSnapshot> ReadAsync(params string[] paths)
    {
        var builder = new EstateSnapshotBuilder();
        await new OpenLineageEstateSource(paths).ReadAsync(EstateScope.Everything, builder, null, CancellationToken.None);
        return builder.Build(DateTimeOffset.UnixEpoch);
    }

    private static string Run(string id, string input, string output) => System.Text.Encoding.UTF8.GetString(OpenLineageJson.ToUtf8(new RunEvent
    {
        EventType = RunEventType.Complete,
        EventTime = DateTimeOffset.UnixEpoch,
        Run = new Run(Guid.Parse($"00000000-0000-4000-8000-00000000000{id}")),
        Job = new Job("n", "job" + id),
        Inputs = [new InputDataset("n", input)],
        Outputs = [new OutputDataset("n", output)],
    }));
}
