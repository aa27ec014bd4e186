using System.Text;
using MLGovernance.Lineage;

namespace MLGovernance.Tests.Sharing;

public sealed class EstateSharingTests
{
    private const string Group = "/subscriptions/5a3e0000-0000-4000-8000-000000000001/resourceGroups/rg/providers/";
    private const string Workspaces = Group + "Microsoft.MachineLearningServices/workspaces/";
    private const string Lake = """{"datastoreType":"AzureDataLakeGen2","accountName":"lake","filesystem":"raw"}""";

    [Fact]
    public void Of_RegistryAsset_IsSharedWithTheWorkspacesThatUseIt()
    {
        SharedAsset shared = Assert.Single(Share(
            Workspace("one", pod: "a"), Workspace("two", pod: "b"),
            (Group + "Microsoft.MachineLearningServices/registries/reg", """{"tags":{"pod":"platform"}}"""),
            ("azureml://registries/reg/models/m/versions/1", "{}"),
            Job("one", "azureml://registries/reg/models/m/versions/1"),
            Job("two", "azureml://registries/reg/models/m/versions/1")));

        Assert.Equal(SharingForm.RegistryAsset, shared.Form);
        Assert.Equal(("reg", "platform"), (shared.Owner!.Scope.Name, shared.Owner.Pod));
        Assert.Equal(["one Reads", "two Reads"], Users(shared));
        Assert.Equal(SharingReach.Workspaces | SharingReach.Registries | SharingReach.Pods, shared.Reach);
        Assert.Equal(["a", "b", "platform"], shared.Pods.ToArray());
    }

    [Fact]
    public void Of_MicrosoftsRegistry_IsNoSharing() => Assert.Empty(Share(
        Workspace("one"), Workspace("two"),
        Job("one", "azureml://registries/azureml/models/m/versions/1"), Job("two", "azureml://registries/azureml/models/m/versions/1")));

    [Fact]
    public void Of_AssetOfAnotherWorkspace_IsShared()
    {
        SharedAsset shared = Assert.Single(Share(
            Workspace("one"), Workspace("two"),
            (Workspaces + "one/data/d/versions/1", """{"properties":{"dataUri":"azureml://datastores/s/paths/x"}}"""),
            Job("two", Workspaces + "one/data/d/versions/1")));

        Assert.Equal(SharingForm.WorkspaceAsset, shared.Form);
        Assert.Equal(["two Reads"], Users(shared));
        Assert.Equal(SharingReach.Workspaces, shared.Reach);
    }

    [Fact]
    public void Of_OwnAssets_AreNotShared() => Assert.Empty(Share(
        Workspace("one"), Workspace("two"),
        (Workspaces + "one/data/d/versions/1", """{"properties":{"dataUri":"azureml://datastores/s/paths/x"}}"""),
        Job("one", Workspaces + "one/data/d/versions/1")));

    [Fact]
    public void Of_DatastoresOverOneContainer_ShareIt_OverOthersNot()
    {
        EstateSharing sharing = Of(
            Workspace("one"), Workspace("two"), Workspace("three"),
            (Workspaces + "one/datastores/s", $$"""{"properties":{{Lake}} }"""),
            (Workspaces + "two/datastores/t", $$"""{"properties":{{Lake}} }"""),
            (Workspaces + "three/datastores/s", $$"""{"properties":{{Lake.Replace("raw", "own", StringComparison.Ordinal)}} }"""));

        SharedAsset shared = Assert.Single(sharing.Shared);
        Assert.Equal(AssetId.Storage("lake", "raw"), shared.Id);
        Assert.Equal((SharingForm.Storage, AssetKinds.StoragePath), (shared.Form, shared.Kind));
        Assert.Equal(["one Mounts", "two Mounts"], Users(shared));
        Assert.Same(shared, sharing.Find(shared.Id));
        Assert.Null(sharing.Find(AssetId.Storage("lake", "own")));
    }

    [Fact]
    public void Of_FolderThatOneWritesAndAnotherReadsAPartOf_IsShared()
    {
        SharedAsset shared = Assert.Single(Share(
            Workspace("one"), Workspace("two"),
            (Workspaces + "one/jobs/w", """{"properties":{"jobType":"Command","outputs":{"o":{"uri":"abfss://raw@lake.dfs.core.windows.net/a/"}}}}"""),
            (Workspaces + "two/jobs/r", """{"properties":{"jobType":"Command","inputs":{"i":{"uri":"abfss://raw@lake.dfs.core.windows.net/a/b.csv"}}}}""")));

        Assert.Equal(AssetId.Storage("lake", "raw", "a/b.csv"), shared.Id);
        Assert.Equal(["one Writes", "two Reads"], Users(shared));
    }

    [Theory]
    [InlineData("t-1", "t-1", SharingReach.Workspaces)]
    [InlineData("t-1", "T-1", SharingReach.Workspaces)]
    [InlineData("t-1", "t-2", SharingReach.Workspaces | SharingReach.Tenants)]
    [InlineData("t-1", null, SharingReach.Workspaces)]
    public void Of_KeyVaultOfTwoWorkspaces_CrossesTenantsWhereTheyAreKnownToDiffer(string one, string? two, SharingReach expected)
    {
        string vault = Group + "Microsoft.KeyVault/vaults/kv";
        SharedAsset shared = Assert.Single(Share(
            Workspace("one", tenant: one, properties: $$""" "keyVault":"{{vault}}" """), Workspace("two", tenant: two, properties: $$""" "keyVault":"{{vault}}" """)));

        Assert.Equal(SharingForm.Resource, shared.Form);
        Assert.Equal(["one RestsOn", "two RestsOn"], Users(shared));
        Assert.Equal(expected, shared.Reach);
    }

    [Fact]
    public void Of_PodsGiven_WinOverTags()
    {
        string vault = Group + "Microsoft.KeyVault/vaults/kv";
        var options = new SharingOptions { Pods = System.Collections.Immutable.ImmutableDictionary<AssetId, string>.Empty.Add(AssetId.Parse(Workspaces + "two"), "a") };
        LineageGraph graph = Graph(
            Workspace("one", pod: "a", properties: $$""" "keyVault":"{{vault}}" """), Workspace("two", pod: "b", properties: $$""" "keyVault":"{{vault}}" """));

        Assert.Equal(SharingReach.Workspaces | SharingReach.Pods, Assert.Single(EstateSharing.Of(graph).Shared).Reach);
        Assert.Equal(SharingReach.Workspaces, Assert.Single(EstateSharing.Of(graph, options).Shared).Reach);
    }

    [Fact]
    public void Of_OrderOfReading_ChangesNothing()
    {
        (string, string)[] resources =
        [
            Workspace("one", pod: "a"), Workspace("two", pod: "b"), (Workspaces + "one/datastores/s", $$"""{"properties":{{Lake}} }"""),
            (Workspaces + "two/datastores/t", $$"""{"properties":{{Lake}} }"""), Job("one", "azureml://registries/reg/models/m/versions/1"),
            Job("two", "azureml://registries/reg/models/m/versions/1"),
        ];
        string[] forward = [.. Share(resources).Select(Describe)];
        Array.Reverse(resources);

        Assert.Equal(2, forward.Length);
        Assert.Equal(forward, Share(resources).Select(Describe));

        static string Describe(SharedAsset asset) => $"{asset.Id.Value} {asset.Reach} {string.Join(',', Users(asset))}";
    }

    private static string[] Users(SharedAsset shared) => [.. shared.Users.Select(user => $"{user.Scope.Name} {user.Use}")];

    private static (string, string) Workspace(string name, string? pod = null, string? tenant = null, string properties = "") => (
        Workspaces + name,
        $$"""
        {"tags":{ {{(pod is null ? "" : $"\"pod\":\"{pod}\"")}} },"properties":{ {{string.Join(',', new[] { properties, tenant is null ? "" : $"\"tenantId\":\"{tenant}\"" }.Where(part => part.Length > 0))}} } }
        """);

    private static (string, string) Job(string workspace, string input) =>
        ($"{Workspaces}{workspace}/jobs/j", $$"""{"properties":{"jobType":"Command","inputs":{"i":{"uri":"{{input}}"} } } }""");

    private static IEnumerable<SharedAsset> Share(params (string Id, string Body)[] resources) => Of(resources).Shared;

    private static EstateSharing Of(params (string Id, string Body)[] resources) => EstateSharing.Of(Graph(resources));

    private static LineageGraph Graph(params (string Id, string Body)[] resources)
    {
        var builder = new EstateSnapshotBuilder();
        foreach ((string id, string body) in resources)
        {
            builder.Add(Encoding.UTF8.GetBytes($"{{\"id\":\"{id}\"{(body.Trim() == "{}" ? "" : ",")}{body.Trim()[1..]}"));
        }

        return LineageGraphBuilder.Build(builder.Build(DateTimeOffset.UnixEpoch));
    }
}
