using System.Text;

namespace MLGovernance.Tests;

public sealed class EstateSnapshotBuilderTests
{
    internal const string Ws = "/subscriptions/s/resourceGroups/g/providers/Microsoft.MachineLearningServices/workspaces/w";

    internal static EstateSnapshot Of(params string[] resources)
    {
        var builder = new EstateSnapshotBuilder();
        foreach (string resource in resources)
        {
            builder.Add(Encoding.UTF8.GetBytes(resource));
        }

        return builder.Build(DateTimeOffset.UnixEpoch);
    }

    internal static string Resource(string child, string members = "\"properties\":{}") => $"{{\"id\":\"{Ws}{child}\",{members}}}";

    [Fact]
    public void Build_AnyOrderOfArrival_GivesTheSameSnapshot()
    {
        string[] resources = [.. Enumerable.Range(0, 500).Select(i => Resource($"/models/m{i % 50}/versions/{i}"))];
        EstateSnapshot forward = Of(resources), backward = Of([.. resources.Reverse()]);
        Assert.Equal(forward.ContentHash, backward.ContentHash);
        Assert.Equal(forward.Assets.Select(asset => asset.Id), backward.Assets.Select(asset => asset.Id));
        Assert.True(EstateChanges.Between(forward, backward).IsEmpty);
    }

    [Fact]
    public void Build_ManyThreads_LosesNothing()
    {
        var builder = new EstateSnapshotBuilder();
        Parallel.For(0, 5000, i => builder.Add(Encoding.UTF8.GetBytes(Resource($"/jobs/j{i}"))));
        Assert.Equal(5000, builder.Build(DateTimeOffset.UnixEpoch).Count);
    }

    [Fact]
    public void Build_SameIdentityTwice_KeepsTheNewest()
    {
        string Versioned(string text, string modified) => Resource("/models/M/versions/1", $"\"t\":\"{text}\",\"systemData\":{{\"lastModifiedAt\":\"{modified}\"}}");
        string old = Versioned("old", "2026-01-01T00:00:00Z"), young = Versioned("new", "2026-01-02T00:00:00Z").Replace("resourceGroups/g", "RESOURCEGROUPS/G", StringComparison.Ordinal);
        Assert.Equal("new", Assert.Single(Of(old, young).Assets)["/t"]!.Value.GetString());
        Assert.Equal("new", Assert.Single(Of(young, old).Assets)["/t"]!.Value.GetString());
    }

    [Fact]
    public void Build_NamesThatDifferByCase_AreTwoAssets()
    {
        EstateSnapshot snapshot = Of(Resource("/models/Risk"), Resource("/models/risk"));
        Assert.Equal(2, snapshot.Count);
        Assert.True(snapshot.TryGetIndex(AssetId.Parse(Ws + "/models/Risk"), out int exact));
        Assert.Equal("Risk", snapshot[exact].Name);
        Assert.False(snapshot.TryGetIndex(AssetId.Parse(Ws + "/models/RISK"), out int ambiguous));
        Assert.Equal(-1, ambiguous);
    }

    [Fact]
    public void TryGetIndex_OtherCase_IsForgivenWhereOnlyOneCanBeMeant()
    {
        EstateSnapshot snapshot = Of(Resource("/computes/Cpu-Cluster"));
        Assert.True(snapshot.TryGetIndex(AssetId.Parse(Ws + "/computes/cpu-cluster"), out int index));
        Assert.Equal("Cpu-Cluster", snapshot[index].Name);
        Assert.Null(snapshot.Find(default));
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("nonsense")]
    [InlineData("{}")]
    [InlineData("{\"id\":null}")]
    [InlineData("{\"id\":\"string\"}")]
    [InlineData("{\"id\":\"/subscriptions/s/resourceGroups/g/providers/Microsoft.MachineLearningServices/workspaces/w\"")]
    [InlineData("{\"id\":\"/subscriptions/s/resourceGroups/g/providers/Microsoft.MachineLearningServices/workspaces/w\"} {}")]
    public void TryAdd_NoResource_IsAnIssueAtItsPlace(string text)
    {
        var builder = new EstateSnapshotBuilder();
        Assert.False(builder.TryAdd(Encoding.UTF8.GetBytes(text), "a.json#/value/3"));
        EstateSnapshot snapshot = builder.Build(DateTimeOffset.UnixEpoch);
        EstateIssue issue = Assert.Single(snapshot.Issues);
        Assert.Equal((0, "malformed", "a.json#/value/3", false), (snapshot.Count, issue.Code, issue.Location, issue.IsNote));
        Assert.True(snapshot.MayLack(AssetKinds.Job));
    }

    [Fact]
    public void TryAdd_InvalidUtf8_IsAnIssue()
    {
        var builder = new EstateSnapshotBuilder();
        byte[] bytes = Encoding.UTF8.GetBytes(Resource("/jobs/j", "\"t\":\"??\""));
        bytes[^4] = 0xC3;
        bytes[^3] = 0x28;
        Assert.False(builder.TryAdd(bytes, "x"));
    }

    [Theory]
    [InlineData("\\ud83d", "\ufffd")]
    [InlineData("a\\uDE00b", "a\ufffdb")]
    [InlineData("\\ud83d\\ude00", "\U0001F600")]
    [InlineData("\\\\ud83d", "\\ud83d")]
    [InlineData("\\ud83d\\ud83d\\ude00", "\ufffd\U0001F600")]
    public void Add_HalfOfASurrogatePair_IsMended(string escaped, string expected)
    {
        Asset asset = Assert.Single(Of(Resource("/jobs/j", $"\"t\":\"{escaped}\",\"properties\":{{\"tags\":{{\"k\":\"{escaped}\"}}}}")).Assets);
        Assert.Equal((expected, expected), (asset["/t"]!.Value.GetString(), asset.Tags["k"]));
    }

    [Fact]
    public void Add_DeepNesting_IsReadUpToTheLimit()
    {
        string Nested(int depth) => Resource("/jobs/j", $"\"a\":{new string('[', depth)}{new string(']', depth)}");
        Assert.Single(Of(Nested(500)).Assets);
        Assert.Throws<FormatException>(() => Of(Nested(600)));
    }

    [Fact]
    public void Add_CommentsAndTrailingCommas_AreRewrittenPlain()
    {
        Asset asset = Assert.Single(Of($"{{ /* password: CANARY */ \"id\": \"{Ws}/jobs/ü\", \"location\": \"westeurope\", }}").Assets);
        Assert.Equal("westeurope", asset.Location);
        Assert.Equal($"{{\"id\":\"{Ws}/jobs/ü\",\"location\":\"westeurope\"}}", Encoding.UTF8.GetString(asset.Payload.Span));
    }

    [Theory]
    [InlineData("")]
    [InlineData(",")]
    [InlineData(",\"a\":DEEP")]
    public void Add_SecretInAwkwardJson_IsStillRedacted(string more)
    {
        more = more.Replace("DEEP", new string('[', 400) + new string(']', 400), StringComparison.Ordinal);
        string json = Resource("/jobs/j", "\"properties\":{\"environmentVariables\":{\"DB_PASSWORD\":\"CANARY-9f8e7d\"}}" + more);
        Assert.DoesNotContain("CANARY-9f8e7d", Encoding.UTF8.GetString(Assert.Single(Of(json).Assets).Payload.Span), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/models/m/versions/1", "modelVersion")]
    [InlineData("/Models/m", "modelContainer")]
    [InlineData("", "workspace")]
    [InlineData("/onlineEndpoints/e/deployments/d", "onlineDeployment")]
    [InlineData("/datastores/d", "datastore")]
    [InlineData("/something/new", "unknown")]
    [InlineData("/datastores/d/paths/a/models/m/versions/1", "storagePath")]
    [InlineData("/jobs/j#outputs/o", "jobOutput")]
    [InlineData("/providers/Microsoft.Insights/diagnosticSettings/x", "unknown")]
    public void Kind_OfAnIdentity_IsTheTablesAnswer(string child, string kind)
    {
        Asset asset = Assert.Single(Of(Resource(child)).Assets);
        Assert.Equal(kind, asset.Kind.Name);
        Assert.Equal(AssetKindTable.Default.KindOf(asset.Id), asset.Kind);
    }

    [Fact]
    public void OfKind_OwnKind_FindsItsAssets()
    {
        var own = new AssetKind("prompt") { DisplayName = "Prompt", ResourceTypes = ["Microsoft.MachineLearningServices/workspaces/prompts"] };
        var builder = new EstateSnapshotBuilder(AssetKindTable.Default.With(own));
        builder.Add(Encoding.UTF8.GetBytes(Resource("/prompts/p")));
        builder.Add(Encoding.UTF8.GetBytes(Resource("/jobs/j")));
        EstateSnapshot snapshot = builder.Build(DateTimeOffset.UnixEpoch);
        Assert.Equal("p", Assert.Single(snapshot.OfKind(own)).Name);
        Assert.Single(snapshot.OfKind(AssetKinds.Job));
        Assert.Empty(snapshot.OfKind(AssetKinds.Registry));
    }

    [Fact]
    public void Indexer_OutOfRange_Throws()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => EstateSnapshot.Empty[0]);
        Assert.Equal(0, EstateSnapshot.Empty.Count);
    }
}
