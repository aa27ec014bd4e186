using System.Text.RegularExpressions;
using Microsoft.Extensions.Time.Testing;
using MLGovernance.Azure;
using MLGovernance.Emulator;
using MLGovernance.Purview;

namespace MLGovernance.Integration.Tests.DataMap;

/// <summary>What is gone from the estate becomes deprecated, then is deleted, as the rule says; what returns is as before.</summary>
public sealed class RetentionTests : EmulatorTest
{
    private static readonly string Model = TypeNames.Default.Of(AssetKinds.ModelVersion);

    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 11, 23, 8, 0, 0, TimeSpan.Zero));

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        PublishReceipt first = await PublishAsync(Full(), RemovedEntities.Keep);
        Assert.Equal(0, first.Failed);
    }

    [Fact]
    public async Task Keep_GoneModel_StaysAsItIs()
    {
        string held = Cloud.DataMap.Dump();
        PublishReceipt receipt = await PublishAsync(Without("credit-3"), RemovedEntities.Keep);

        Assert.Equal((0, 0, 1), (receipt.Deprecated, receipt.Deleted, receipt.Requests));
        Assert.Equal(held, Cloud.DataMap.Dump());
    }

    [Fact]
    public async Task Mark_GoneModel_IsDeprecatedOnceAndReturnsAsItWas()
    {
        string held = Cloud.DataMap.Dump();
        PublishReceipt marked = await PublishAsync(Without("credit-3"), RemovedEntities.Mark);
        AtlasEntity model = await GetAsync("credit-3");
        PublishReceipt again = await PublishAsync(Without("credit-3"), RemovedEntities.Mark);
        PublishReceipt returned = await PublishAsync(Full(), RemovedEntities.Mark);

        Assert.Equal(1, marked.Deprecated);
        Assert.Equal(("Deprecated", "2026-11-23T08:00:00.0000000Z"), (model.Text("attributes", "assetState"), model.Text("attributes", "goneSince")));
        Assert.Equal((0, 1), (again.Deprecated, again.Requests));
        Assert.Equal((1, 0), (returned.Updated, returned.Deprecated));
        Assert.Equal("", (await GetAsync("credit-3")).Text("attributes", "goneSince"));
        Assert.Equal(held, Regex.Replace(Cloud.DataMap.Dump(), ",\\s+\"goneSince\": \"\"", ""));
    }

    [Fact]
    public async Task Delete_GoneModel_IsDeprecatedThenDeletedAfterTheTime()
    {
        TimeSpan week = TimeSpan.FromDays(7);
        PublishReceipt first = await PublishAsync(Without("credit-3"), RemovedEntities.Delete, week);
        _time.Advance(TimeSpan.FromDays(6));
        PublishReceipt early = await PublishAsync(Without("credit-3"), RemovedEntities.Delete, week);
        _time.Advance(TimeSpan.FromDays(1));
        PublishReceipt due = await PublishAsync(Without("credit-3"), RemovedEntities.Delete, week);
        PublishReceipt returned = await PublishAsync(Full(), RemovedEntities.Delete, week);

        Assert.Equal([(1, 0), (0, 0), (0, 1), (0, 0)], new[] { first, early, due, returned }.Select(receipt => (receipt.Deprecated, receipt.Deleted)));
        Assert.Equal(1, returned.Created);
        Assert.Equal("Asset", (await GetAsync("credit-3")).Text("attributes", "assetState"));
    }

    [Fact]
    public async Task Mark_MoreThanTheShare_IsHeldBackUntilForced()
    {
        SmallEstate few = new SmallEstate().Add("models/credit-0/versions/1", "{}");
        using StringWriter plan = new();
        PublishReceipt held = await PublishAsync(few, RemovedEntities.Mark, plan: plan);
        PublishReceipt forced = await PublishAsync(few, RemovedEntities.Mark, force: true);

        Assert.Equal((0, 19), (held.Deprecated, forced.Deprecated));
        Assert.Contains("19 of 21 entities are gone from the estate, more than the share of 10 %", plan.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Mark_EstateReadInPart_IsHeldBackEvenWhenForced()
    {
        PublishReceipt receipt = await PublishAsync(Without("credit-3", readInPart: true), RemovedEntities.Mark, force: true);

        Assert.Equal(0, receipt.Deprecated);
    }

    [Fact]
    public async Task Mark_KilledAfterTheMark_UnmarksWhatReturns()
    {
        // The state cannot be written after the mark: the publish ends like a killed one.
        Fault fault = new() { Method = "POST", Route = "**/entity/bulk", Contains = "mlgov_publish_state", Skip = 1, Status = 401, Times = null };
        Cloud.Faults.Add(fault);
        await Assert.ThrowsAsync<global::Azure.RequestFailedException>(() => PublishAsync(Without("credit-3"), RemovedEntities.Mark));
        Assert.Equal("Deprecated", (await GetAsync("credit-3")).Text("attributes", "assetState"));
        Cloud.Faults.Clear();

        PublishReceipt returned = await PublishAsync(Full(), RemovedEntities.Mark);

        Assert.Equal(1, returned.Updated);
        Assert.Equal("Asset", (await GetAsync("credit-3")).Text("attributes", "assetState"));
    }

    [Fact]
    public async Task Mark_OtherEstateUnderTheSharedState_IsLeftAlone()
    {
        EntityBatch elsewhere = new EntityMapper().Map(MLGovernance.Policy.ComplianceReport.None(OtherWorkspace()));
        PublishReceipt receipt = await PublishAsync(elsewhere, RemovedEntities.Mark, force: true);

        Assert.Equal((0, 0), (receipt.Deprecated, receipt.Failed));
        Assert.Equal("Asset", (await GetAsync("credit-3")).Text("attributes", "assetState"));
    }

    private static MLGovernance.Lineage.LineageGraph OtherWorkspace()
    {
        EstateSnapshotBuilder builder = new();
        builder.Add(System.Text.Encoding.UTF8.GetBytes($$"""{"id":"{{SmallEstate.Workspace}}-two/models/m/versions/1","properties":{ } }"""));
        return MLGovernance.Lineage.LineageGraphBuilder.Build(builder.Build(DateTimeOffset.UnixEpoch));
    }

    private static SmallEstate Full(bool readInPart = false)
    {
        SmallEstate estate = new() { ReadInPart = readInPart };
        for (int model = 0; model < 20; model++)
        {
            estate.Add($"models/credit-{model}/versions/1", "{}");
        }

        return estate;
    }

    private static SmallEstate Without(string model, bool readInPart = false) => Full(readInPart).Remove($"models/{model}/versions/1");

    private async Task<AtlasEntity> GetAsync(string model) =>
        (await Map.Entities.GetByQualifiedNameAsync(Model, $"{AssetId.Parse(SmallEstate.Workspace)}/models/{model}/versions/1")).Value;

    private Task<PublishReceipt> PublishAsync(SmallEstate estate, RemovedEntities removed, TimeSpan deleteAfter = default, bool force = false, TextWriter? plan = null) =>
        PublishAsync(estate.Map(), removed, deleteAfter, force, plan);

    private Task<PublishReceipt> PublishAsync(EntityBatch batch, RemovedEntities removed, TimeSpan deleteAfter = default, bool force = false, TextWriter? plan = null) =>
        new DataMapPublisher(Map, new DataMapPublisherOptions
        {
            Retention = new RetentionRule(removed) { DeleteAfter = deleteAfter, Force = force },
            TimeProvider = _time,
            PlanOutput = plan,
        }).PublishAsync(batch);
}
