using System.Text;
using MLGovernance.Access;

namespace MLGovernance.Azure.Tests;

public sealed class FolderEstateSourceTests
{
    private const string Ws = "/subscriptions/s/resourceGroups/g/providers/Microsoft.MachineLearningServices/workspaces/w";

    private static string Model(string version) =>
        $$$$"""{"id":"{{{{Ws}}}}/models/m/versions/{{{{version}}}}","type":"Microsoft.MachineLearningServices/workspaces/models/versions","properties":{"description":"v{{{{version}}}}"}}""";

    [Fact]
    public async Task Read_EveryLayout_GivesTheSameResources()
    {
        using TemporaryFolder folder = new TemporaryFolder()
            .With("single.json", Model("1"))
            .With("list.json", $$$$"""{"nextLink":null,"value":[{{{{Model("2")}}}},{{{{Model("3")}}}}]}""")
            .With("array.json", $"[{Model("4")},\n{Model("5")}]")
            .With("sub/lines.ndjson", Model("6") + "\r\n\n" + Model("7"))
            .With("documents.json", Model("8") + "\n" + Model("9"))
            .With("mark.json", [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(Model("10"))])
            .With("powershell.json", [.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes(Model("11"))])
            .With("big-endian.json", [.. Encoding.BigEndianUnicode.GetPreamble(), .. Encoding.BigEndianUnicode.GetBytes(Model("12"))])
            .With("comments.json", "// saved by hand\n{\"value\":[" + Model("13") + ",]}");
        EstateSnapshot snapshot = await folder.ReadAsync();
        Assert.Empty(snapshot.Issues);
        Assert.Equal(Enumerable.Range(1, 13).Select(i => $"{i}").Order(StringComparer.Ordinal), snapshot.Assets.Select(asset => asset.Version!).Order(StringComparer.Ordinal));
        Assert.Equal(snapshot.ContentHash, (await TemporaryFolder.ReadAsync(folder.Zip())).ContentHash);
    }

    [Fact]
    public async Task Read_GroupsFile_GivesTheMembersThatAccessAsksFor()
    {
        using TemporaryFolder folder = new TemporaryFolder()
            .With("groups.json", """{"groups":[{"id":"g-1","displayName":"Risk","members":["u-7",{"id":"u-2"}]},{"id":"g-2","members":[],"isComplete":false}]}""");

        EstateSnapshot snapshot = await folder.ReadAsync();

        Assert.Empty(snapshot.Issues);
        Assert.Equal(
            ["g-1: u-2,u-7 True", "g-2:  False"],
            AccessModel.From(snapshot).Groups.Select(group => $"{group.Id}: {string.Join(',', group.Members)} {group.IsComplete}").Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Read_GroupWithoutId_IsAnIssueThatNamesIt()
    {
        using TemporaryFolder folder = new TemporaryFolder().With("groups.json", """{"groups":[{"members":["u-7"]}]}""");

        EstateIssue issue = Assert.Single((await folder.ReadAsync()).Issues);

        Assert.Contains("/groups/0", issue.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Read_ListLongerThanTheBuffer_GivesEveryElement()
    {
        string list = "{\"value\":[" + string.Join(",", Enumerable.Range(0, 3000).Select(i => Model(i.ToString()))) + "]}";
        using TemporaryFolder folder = new TemporaryFolder().With("list.json", list);
        EstateSnapshot snapshot = await folder.ReadAsync();
        Assert.Equal(3000, snapshot.Count);
        Assert.Empty(snapshot.Issues);
    }

    [Fact]
    public async Task Read_ResourceLongerThanTheBuffer_IsKeptWhole()
    {
        string text = new('x', 300_000);
        using TemporaryFolder folder = new TemporaryFolder().With("one.json", Model("1").Replace("\"v1\"", $"\"{text}\"", StringComparison.Ordinal));
        Asset asset = Assert.Single((await folder.ReadAsync()).Assets);
        Assert.Equal(text, asset["/properties/description"]!.Value.GetString());
    }

    [Theory]
    [InlineData("{\"value\":[MODEL,{\"id\":", "bad.json:1:", "malformed", 1)]
    [InlineData("{\"value\":[MODEL,{\"id\":\"string\"}]}", "bad.json#/value/1", "malformed", 1)]
    [InlineData("<html><title>502</title></html>", "bad.json:1:1", "malformed", 0)]
    [InlineData("", "bad.json:1:1", "malformed", 0)]
    [InlineData("{\"nextLink\":null}", "bad.json", "malformed", 0)]
    [InlineData("{\"a\":1}", "bad.json", "not-a-resource", 0)]
    [InlineData("[1,MODEL,\"x\"]", "bad.json#/0", "not-a-resource", 1)]
    [InlineData("{\"_rawBody\":\"<html>\",\"_contentType\":\"text/html\"}", "bad.json", "refused", 0)]
    public async Task Read_BadFile_IsAnIssueThatNamesThePlace(string text, string location, string code, int assets)
    {
        using TemporaryFolder folder = new TemporaryFolder().With("bad.json", text.Replace("MODEL", Model("1"), StringComparison.Ordinal)).With("good.json", Model("2"));
        EstateSnapshot snapshot = await folder.ReadAsync();
        Assert.Equal(assets + 1, snapshot.Count);
        Assert.Contains(snapshot.Issues, issue => issue.Code == code && issue.Location.StartsWith(location, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Read_BadLine_LosesThatLineOnly()
    {
        using TemporaryFolder folder = new TemporaryFolder().With("x.ndjson", $"{Model("1")}\n{{\"id\":\n{Model("2")}\n");
        EstateSnapshot snapshot = await folder.ReadAsync();
        Assert.Equal(2, snapshot.Count);
        EstateIssue issue = Assert.Single(snapshot.Issues);
        Assert.StartsWith("x.ndjson:2:", issue.Location, StringComparison.Ordinal);
        Assert.False(issue.IsNote);
    }

    [Fact]
    public async Task Read_SavedFailure_MakesItsCollectionIncomplete()
    {
        using TemporaryFolder folder = new TemporaryFolder().With(
            "jobs.json", $$$$"""{"error":{"code":"AuthorizationFailed","message":"no permission for 'Microsoft.MachineLearningServices/workspaces/jobs/read' over scope '{{{{Ws}}}}/jobs' x"}}""");
        EstateSnapshot snapshot = await folder.ReadAsync();
        Assert.Equal(("forbidden", "job", Ws.ToLowerInvariant()), (snapshot.Issues[0].Code, snapshot.Issues[0].Kind, snapshot.Issues[0].Scope!.Value.Value));
        Assert.True(snapshot.MayLack(AssetKinds.Job, AssetId.Parse(Ws)));
        Assert.False(snapshot.MayLack(AssetKinds.ModelVersion));
    }

    [Fact]
    public async Task Read_ListThatGoesOn_IsIncompleteUntilAnIndexNamesItsNextPage()
    {
        const string Link = "https://management.azure.com" + Ws + "/jobs?api-version=1&$skip=abc%3D";
        using TemporaryFolder folder = new TemporaryFolder().With("p1.json", $$$$"""{"value":[],"nextLink":"{{{{Link}}}}"}""");
        EstateIssue issue = Assert.Single((await folder.ReadAsync()).Issues);
        Assert.Equal(("incomplete-list", "job", false), (issue.Code, issue.Kind, issue.IsNote));
        Assert.DoesNotContain("abc", issue.Message, StringComparison.Ordinal);
        folder.With("index.json", $$$$"""{"entries":[{"file":"p2.json","request":"GET {{{{Ws}}}}/jobs?$skip=abc%3D&api-version=1","status":200}]}""");
        Assert.True((await folder.ReadAsync()).Issues.All(other => other.IsNote));
    }

    [Fact]
    public async Task Read_OtherFiles_AreSkippedWithOneNote()
    {
        using TemporaryFolder folder = new TemporaryFolder().With("README.md", "x").With("a.yml", "x").With(".hidden/x.json", "{").With(".x.json", "{");
        EstateIssue issue = Assert.Single((await folder.ReadAsync()).Issues);
        Assert.True(issue.IsNote);
        Assert.Contains("2 file(s)", issue.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Read_LinkThatLeadsBack_IsPassedOver()
    {
        using TemporaryFolder folder = new TemporaryFolder().With("sub/a.json", Model("1"));
        Directory.CreateSymbolicLink(Path.Combine(folder.Root, "sub", "loop"), folder.Root);
        File.CreateSymbolicLink(Path.Combine(folder.Root, "link.json"), Path.Combine(folder.Root, "sub", "a.json"));
        EstateSnapshot snapshot = await folder.ReadAsync();
        Assert.Single(snapshot.Assets);
        Assert.Empty(snapshot.Issues);
    }

    [Fact]
    public async Task Read_Scope_LimitsWhatIsTaken()
    {
        using TemporaryFolder folder = new TemporaryFolder()
            .With("a.json", Model("1"))
            .With("b.json", Model("2").Replace("workspaces/w/", "workspaces/other/", StringComparison.Ordinal))
            .With("c.json", """{"id":"azureml://registries/r/models/m/versions/1","properties":{}}""");
        Assert.Equal(3, (await folder.ReadAsync()).Count);
        Assert.Equal("1", Assert.Single((await folder.ReadAsync(EstateScope.Workspace(AssetId.Parse(Ws)))).Assets).Version);
        Assert.Equal(2, (await folder.ReadAsync(EstateScope.Subscription("S"))).Count);
        Assert.Single((await folder.ReadAsync(new EstateScope { Registries = [AssetId.Registry("r")] })).Assets);
    }

    [Fact]
    public async Task Read_NoSuchFolder_SaysSo()
    {
        await Assert.ThrowsAsync<FileNotFoundException>(() => TemporaryFolder.ReadAsync("/no/such/folder"));
    }

    [Fact]
    public async Task Read_Cancelled_Stops()
    {
        using TemporaryFolder folder = new TemporaryFolder().With("a.json", Model("1"));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => new FolderEstateSource(folder.Root).ReadAsync(EstateScope.Everything, new EstateSnapshotBuilder(), null, new CancellationToken(canceled: true)));
    }

    [SkippableTheory]
    [InlineData("aml-payloads")]
    [InlineData("aml-payloads/odd")]
    [InlineData("aml-payloads/official")]
    public async Task Read_CollectedPayloads_LosesNothingSilently(string folder)
    {
        EstateSnapshot snapshot = await TemporaryFolder.ReadAsync(SharedTestData(folder));
        Assert.True(snapshot.Count >= 5);
        Assert.All(snapshot.Assets, asset => _ = (asset.Kind.Name, asset.Tags.Count, asset.CreatedAt, asset.DisplayName, snapshot.ReferencesOf(asset.Index).Length));
        Assert.All(snapshot.Issues, issue => Assert.NotEmpty(issue.Location));
    }

    private static string SharedTestData(string folder) => MLGovernance.Tests.SharedData.Require(folder);
}
