using System.Text.Json;
using MLGovernance.Lineage;
using MLGovernance.Policy;
using MLGovernance.Tests.Cli.Purview;

namespace MLGovernance.Tests.Cli.Estates;

/// <summary><c>mlgov export --format kql</c> and <c>mlgov lineage --kql</c>.</summary>
public sealed class KustoCommandTests : IDisposable
{
    private const string Workspace = "/subscriptions/5a3e0000-0000-4000-8000-000000000001/resourceGroups/rg/providers/Microsoft.MachineLearningServices/workspaces/one";
    private readonly string _folder = Directory.CreateTempSubdirectory("mlgov-kusto").FullName;

    public KustoCommandTests()
    {
        Write("workspace", Workspace, "{}");
        Write("job", Workspace + "/jobs/train", """{"jobType":"Command","inputs":{"i":{"uri":"s3://bucket/raw.csv"} } }""");
        Write("model", Workspace + "/models/churn/versions/1", """{"jobName":"train"}""");
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Export_WithoutAFolder_PrintsTheSchemaAndReadsNothing()
    {
        (int code, string output, string error) = await Mlgov.RunAsync("export", "--format", "kql");

        Assert.Equal(0, code);
        Assert.Empty(error);
        Assert.Equal([.. LineageTables.Commands, .. FindingRows.Table.Commands, LineageTables.AsOfFunction(FindingRows.Table)], output.TrimEnd().Split("\n\n"));
    }

    [Theory]
    [InlineData("ndjson", 0)]
    [InlineData("csv", 1)]
    public async Task Export_IntoAFolder_WritesEachTable(string rows, int headers)
    {
        string target = Path.Combine(_folder, "out");
        (int code, string output, _) = await Mlgov.RunAsync("export", "--format", "kql", "--folder", _folder, "--directory", target, "--rows", rows);

        Assert.Equal(0, code);
        Assert.StartsWith(".make async graph_snapshot S", output, StringComparison.Ordinal);
        Assert.Equal(
            ["LineageEdges." + rows, "LineageNodes." + rows, "LineageSnapshots." + rows, "PolicyFindings." + rows, "schema.kql"],
            Directory.GetFiles(target).Select(file => Path.GetFileName(file)!).Order(StringComparer.Ordinal));
        Assert.Single(File.ReadAllLines(Path.Combine(target, "LineageSnapshots." + rows))[headers..]);
        if (rows == "ndjson")
        {
            JsonElement snapshot = JsonElement.Parse(File.ReadAllText(Path.Combine(target, "LineageSnapshots.ndjson")));
            Assert.Equal(snapshot.GetProperty("Nodes").GetInt32(), File.ReadAllLines(Path.Combine(target, "LineageNodes.ndjson")).Length);
            Assert.Equal(snapshot.GetProperty("Edges").GetInt32(), File.ReadAllLines(Path.Combine(target, "LineageEdges.ndjson")).Length);
        }
    }

    [Fact]
    public async Task Lineage_ByName_PrintsWhatTheLibraryWritesForTheFullId()
    {
        (int code, string output, _) = await Mlgov.RunAsync(
            "lineage", "churn:1", "--folder", _folder, "--kql", "--kind", "storagePath", "--kind", "externalLocation", "--within", Workspace, "--role", "Consumes", "--confidence", "Derived",
            "--created-until", "2026-03-01", "--created-from", "2025-01-01T01:00:00+01:00", "--depth", "4");
        var query = new LineageQuery
        {
            Kinds = [AssetKinds.StoragePath, AssetKinds.ExternalLocation],
            Scope = AssetId.Parse(Workspace),
            Roles = LineageRoleSet.Of(LineageRole.Consumes),
            WeakestConfidence = EdgeConfidence.Derived,
            CreatedUntil = new DateTimeOffset(2026, 3, 1, 0, 0, 0, TimeSpan.Zero),
            CreatedFrom = new DateTimeOffset(2025, 1, 1, 0, 0, 0, TimeSpan.Zero),
            MaxDepth = 4,
        };

        Assert.Equal(0, code);
        Assert.Equal(LineageKql.OverTables.Upstream(AssetId.Parse(Workspace + "/models/churn/versions/1"), query), output);
    }

    [Fact]
    public async Task Lineage_ByFullIds_ReadsNothing()
    {
        (int code, string output, string error) = await Mlgov.RunAsync("lineage", Workspace + "/models/churn/versions/1", "--kql", "--to", "s3://bucket/raw.csv");

        Assert.Equal(0, code);
        Assert.Empty(error);
        Assert.Equal(LineageKql.OverTables.Paths(AssetId.Parse("s3://bucket/raw.csv"), AssetId.Parse(Workspace + "/models/churn/versions/1")), output);
    }

    [Fact]
    public async Task Lineage_KindsAskedFor_AreAllThatIsDrawn()
    {
        (int code, string output, _) = await Mlgov.RunAsync("lineage", "churn:1", "--folder", _folder, "--kind", "job");

        Assert.Equal(0, code);
        Assert.Contains("Job train", output, StringComparison.Ordinal);
        Assert.DoesNotContain("raw.csv", output, StringComparison.Ordinal);
        Assert.Contains("1 upstream", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--kind", "boat", "There is no kind 'boat'")]
    [InlineData("--role", "Eats", "Eats")]
    [InlineData("--within", "s3://bucket/raw.csv", "takes the id of a workspace or registry")]
    [InlineData("--created-until", "yesterday", "'yesterday' is no time for --created-until")]
    public async Task Lineage_BadFilter_SaysWhatWasExpected(string option, string value, string expected)
    {
        (int code, _, string error) = await Mlgov.RunAsync("lineage", "churn:1", "--folder", _folder, option, value);

        Assert.Equal(2, code);
        Assert.Contains(expected, error, StringComparison.Ordinal);
    }

    private void Write(string name, string id, string properties) =>
        File.WriteAllText(Path.Combine(_folder, name + ".json"), $$"""{"id":"{{id}}","properties":{{properties}} }""");
}
