using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using MLGovernance.Lineage;
using MLGovernance.Policy;
using MLGovernance.Purview;

namespace MLGovernance.Tests.Metadata;

public sealed class AssetMetadataTests
{
    private const string Subscription = "/subscriptions/5a3e0000-0000-4000-8000-000000000001";
    private const string Providers = Subscription + "/resourceGroups/rg/providers/";
    private const string Workspaces = Providers + "Microsoft.MachineLearningServices/workspaces/";
    private const string Account = Providers + "Microsoft.Storage/storageAccounts/lake";
    private const string Reader = "acdd72a7-3385-48ef-bd42-f606fba81ae7";
    private const string Owner = "8e3af657-a8ff-443c-a75c-2fe8c4bcb635";
    private const string BlobReader = "2a2b9908-6ea1-4ae2-8e65-a410df84e7d1";
    private const string Path = "abfss://raw@lake.dfs.core.windows.net/a/b.csv";

    [Fact]
    public void Map_SharedPath_TellsAcrossWhatAndWithWhom()
    {
        EntityBatch batch = Map(
            (Workspaces + "one", """{"tags":{"pod":"credit"}}"""), (Workspaces + "two", """{"tags":{"pod":"claims"}}"""),
            (Workspaces + "one/jobs/w", $$"""{"properties":{"jobType":"Command","outputs":{"o":{"uri":"{{Path}}"} } } }"""),
            (Workspaces + "two/jobs/r", $$"""{"properties":{"jobType":"Command","inputs":{"i":{"uri":"{{Path}}"} } } }"""));

        CatalogEntity path = Assert.Single(batch.Entities, entity => entity.TypeName == "azure_blob_path");
        Assert.Equal("workspaces, pods", Value(path, "mlgov_sharing", "across"));
        Assert.Equal("one (credit): writes, two (claims): reads", Value(path, "mlgov_sharing", "sharedWith"));
        CatalogEntity job = Assert.Single(batch.Entities, entity => entity.QualifiedName.EndsWith("jobs/w", StringComparison.Ordinal));
        Assert.Equal("", Value(job, "mlgov_sharing", "across"));
        Assert.Contains("mlgov_sharing", Groups(batch));
    }

    [Fact]
    public void Map_ModelMadeFromABadJob_CarriesTheWorstOfItsLineageAndTheEndpointsItServes()
    {
        EntityBatch batch = Judged(
            (Workspaces + "one", "{}"),
            (Workspaces + "one/jobs/j", """{"properties":{"jobType":"Command","outputs":{"o":{"uri":"azureml://datastores/d/paths/m"} } } }"""),
            (Workspaces + "one/models/m/versions/1", """{"properties":{"jobName":"j"} }"""),
            (Workspaces + "one/onlineEndpoints/e", "{}"),
            (Workspaces + "one/onlineEndpoints/e/deployments/blue", $$"""{"properties":{"model":"{{Workspaces}}one/models/m/versions/1"} }"""));

        CatalogEntity job = Entity(batch, "jobs/j"), model = Entity(batch, "models/m/versions/1"), endpoint = Entity(batch, "onlineendpoints/e");
        Assert.Equal((1, ""), (Value(job, "mlgov_risk", "endpoints"), Value(job, "mlgov_risk", "worstUpstream")));
        Assert.Equal((1, "High"), (Value(model, "mlgov_risk", "endpoints"), Value(model, "mlgov_risk", "worstUpstream")));
        Assert.Equal((0, "High"), (Value(endpoint, "mlgov_risk", "endpoints"), Value(endpoint, "mlgov_risk", "worstUpstream")));
        Assert.Contains("mlgov_risk", Groups(batch));
    }

    [Fact]
    public void Map_Owner_IsTheTagOfTheAssetElseOfItsWorkspaceElseTheRole()
    {
        EntityBatch batch = Map(
            Role("u-1", Owner, Workspaces + "two"), (Workspaces + "one", """{"tags":{"owner":"team a"}}"""), (Workspaces + "two", "{}"),
            (Workspaces + "one/models/m/versions/1", """{"properties":{"tags":{"owner":"team b"}}}"""), (Workspaces + "one/models/n/versions/1", "{}"), (Workspaces + "two/models/m/versions/1", "{}"));

        Assert.Equal("team b", Value(Entity(batch, "one/models/m/versions/1"), "mlgov_ownership", "owners"));
        Assert.Equal("team a", Value(Entity(batch, "one/models/n/versions/1"), "mlgov_ownership", "owners"));
        Assert.Equal("principal u-1", Value(Entity(batch, "two/models/m/versions/1"), "mlgov_ownership", "owners"));
    }

    [Fact]
    public void Map_RoleAssignments_TellWhoReadsAndWritesAndGrants()
    {
        CatalogEntity workspace = Entity(Map(Role("u-1", Reader, Subscription), Role("u-2", Owner, Workspaces + "one"), (Workspaces + "one", "{}")), "workspaces/one");

        Assert.Equal((2, 1, 1, 0), (Value(workspace, "readers"), Value(workspace, "writers"), Value(workspace, "granters"), Value(workspace, "undecided")));
        Assert.Equal(("u-1, u-2", "u-2", "Decided", "role assignments"), (Value(workspace, "readBy"), Value(workspace, "writtenBy"), Value(workspace, "state"), Value(workspace, "basis")));
    }

    [Fact]
    public void Map_AssetsUnderOneAssignment_HaveItsAnswerAndOthersTheirs()
    {
        EntityBatch batch = Map(
            Role("u-1", Reader, Workspaces + "one"), (Workspaces + "one", "{}"), (Workspaces + "two", "{}"),
            (Workspaces + "one/models/m/versions/1", "{}"), (Workspaces + "two/models/m/versions/1", "{}"));

        Assert.Equal(1, Value(Entity(batch, "one/models/m/versions/1"), "readers"));
        Assert.Equal(0, Value(Entity(batch, "two/models/m/versions/1"), "readers"));
    }

    [Fact]
    public void Map_GroupOfUnknownMembers_IsNamedNotCountedAndLeavesTheStateOpen()
    {
        CatalogEntity workspace = Entity(Map(Role("g-1", Reader, Subscription, "Group"), Role("u-1", Owner, Providers + "x/y/z"), (Workspaces + "one", "{}")), "workspaces/one");

        Assert.Equal(("g-1", 0, "Indeterminate"), (Value(workspace, "readBy"), Value(workspace, "readers"), Value(workspace, "state")));
        Assert.True((int)Value(workspace, "undecided")! > 0, "u-1 may be in the group.");
    }

    [Fact]
    public void Map_MorePrincipalsThanTheBound_SaysHowManyMore()
    {
        (string, string)[] resources = [.. Enumerable.Range(10, 30).Select(number => Role($"u-{number}", Reader, Subscription)), (Workspaces + "one", "{}")];
        CatalogEntity workspace = Entity(Map(new EntityMapperOptions { Metadata = [new AccessMetadata(mostPrincipals: 2)] }, resources), "workspaces/one");

        Assert.Equal(("u-10, u-11, and 28 more", 30), (Value(workspace, "readBy"), Value(workspace, "readers")));
    }

    [Fact]
    public void Map_StoragePath_DataRolesDecide_AndItsListAddsToThem()
    {
        (string, string)[] estate =
        [
            Role("u-1", BlobReader, Account), Role("u-2", Reader, Subscription), (Account, """{"properties":{"isHnsEnabled":true}}"""),
            (Workspaces + "one", "{}"), (Workspaces + "one/jobs/r", $$"""{"properties":{"jobType":"Command","inputs":{"i":{"uri":"{{Path}}"} } } }"""),
        ];
        CatalogEntity byRoles = Assert.Single(Map(estate).Entities, entity => entity.TypeName == "azure_datalake_gen2_path");
        Assert.Equal(("u-1", 1, "Indeterminate"), (Value(byRoles, "readBy"), Value(byRoles, "readers"), Value(byRoles, "state")));

        CatalogEntity byList = Assert.Single(
            Map([.. estate, List("", "u-2", "--x", isDirectory: true), List("/a", "u-2", "--x", isDirectory: true), List("/a/b.csv", "u-2", "r--", isDirectory: false)]).Entities,
            entity => entity.TypeName == "azure_datalake_gen2_path");
        Assert.Equal(("u-1, u-2", 2, "role assignments and access lists"), (Value(byList, "readBy"), Value(byList, "readers"), Value(byList, "basis")));
    }

    [Fact]
    public void Map_NoRoleAssignmentsRead_SaysNothingOfAccess()
    {
        EntityBatch batch = Map((Workspaces + "one", "{}"));

        Assert.DoesNotContain("mlgov_access", Entity(batch, "workspaces/one").BusinessMetadata.Keys);
    }

    [Fact]
    public void Map_RoleAssignmentsRefused_IsIndeterminateAndNotDenied()
    {
        var builder = Builder((Workspaces + "one", "{}"));
        builder.AddIssue(new EstateIssue { Code = "forbidden", Location = Subscription + "/providers/Microsoft.Authorization/roleAssignments", Message = "403", Kind = "roleAssignment" });
        CatalogEntity workspace = Entity(Map(builder, new EntityMapperOptions()), "workspaces/one");

        Assert.Equal("Indeterminate", Value(workspace, "state"));
    }

    [Fact]
    public void Map_OwnMetadata_IsDefinedAndPutOnEntities()
    {
        EntityBatch batch = Map(new EntityMapperOptions { Metadata = [new Ranking()] }, (Workspaces + "one", "{}"), (Workspaces + "two", "{}"));

        Assert.Equal(1, Value(Entity(batch, "workspaces/one"), "team_rank", "rank"));
        Assert.DoesNotContain("team_rank", Entity(batch, "workspaces/two").BusinessMetadata.Keys);
        Assert.Equal(["mlgov_compliance", "team_rank"], Groups(batch));
    }

    private static (string, string) Role(string principal, string role, string scope, string type = "User") => (
        $"{scope}/providers/Microsoft.Authorization/roleAssignments/{principal}-{role[..4]}",
        $$"""{"type":"Microsoft.Authorization/roleAssignments","properties":{"principalId":"{{principal}}","principalType":"{{type}}","scope":"{{scope}}","roleDefinitionId":"{{Subscription}}/providers/Microsoft.Authorization/roleDefinitions/{{role}}"} }""");

    private static (string, string) List(string path, string user, string permissions, bool isDirectory) => (
        $"{Account}/blobServices/default/containers/raw/accessControls/{Uri.EscapeDataString(path.Length == 0 ? "/" : path)}",
        $$"""{"properties":{"path":"{{(path.Length == 0 ? "/" : path)}}","isDirectory":{{(isDirectory ? "true" : "false")}},"owner":"o","group":"o","acl":"user::rwx,user:{{user}}:{{permissions}},group::---,mask::rwx,other::---"} }""");

    private static object? Value(CatalogEntity entity, string attribute) => Value(entity, "mlgov_access", attribute);

    private static object? Value(CatalogEntity entity, string group, string attribute) => entity.BusinessMetadata[group].Single(item => item.Name == attribute).Value;

    private static CatalogEntity Entity(EntityBatch batch, string end) => Assert.Single(batch.Entities, entity => entity.QualifiedName.EndsWith(end, StringComparison.Ordinal));

    private static string[] Groups(EntityBatch batch)
    {
        using JsonDocument json = JsonDocument.Parse(batch.Typedefs);
        return [.. json.RootElement.GetProperty("businessMetadataDefs").EnumerateArray().Select(group => group.GetProperty("name").GetString()!)];
    }

    private static EntityBatch Map(params (string Id, string Body)[] resources) => Map(new EntityMapperOptions(), resources);

    private static EntityBatch Map(EntityMapperOptions options, params (string Id, string Body)[] resources) => Map(Builder(resources), options);

    private static EntityBatch Map(EstateSnapshotBuilder builder, EntityMapperOptions options) =>
        new EntityMapper(options).Map(ComplianceReport.None(LineageGraphBuilder.Build(builder.Build(DateTimeOffset.UnixEpoch))));

    private static EntityBatch Judged(params (string Id, string Body)[] resources) => new EntityMapper().Map(
        new PolicyEvaluator(PolicySet.Empty.With(new NoJobsRule())).Evaluate(LineageGraphBuilder.Build(Builder(resources).Build(DateTimeOffset.UnixEpoch))));

    private static EstateSnapshotBuilder Builder(params (string Id, string Body)[] resources)
    {
        var builder = new EstateSnapshotBuilder();
        foreach ((string id, string body) in resources)
        {
            builder.Add(Encoding.UTF8.GetBytes($"{{\"id\":\"{id}\"{(body == "{}" ? "" : ",")}{body[1..]}"));
        }

        return builder;
    }

    private sealed class NoJobsRule : PolicyRule
    {
        public override PolicyDefinition Definition { get; } = new()
        {
            Id = "T1", DisplayName = "No jobs", Rationale = "A test.", Category = "Test", Severity = PolicySeverity.High, Remediation = "None.",
        };

        public override ImmutableArray<AssetKind> AppliesTo { get; } = [AssetKinds.Job];

        public override void Evaluate(PolicyContext context, Asset asset) => context.Report("A job.");
    }

    private sealed class Ranking : AssetMetadata
    {
        public override string Group => "team_rank";

        public override string Description => "The team's own ranking.";

        public override ImmutableArray<MetadataAttribute> Attributes { get; } = [new("rank", AssetPropertyType.Integer)];

        public override IReadOnlyDictionary<AssetId, ImmutableArray<CatalogAttribute>> Of(ComplianceReport report, CancellationToken cancellationToken) =>
            new Dictionary<AssetId, ImmutableArray<CatalogAttribute>> { [AssetId.Parse(Workspaces + "one")] = [new CatalogAttribute("rank", 1)] };
    }
}
