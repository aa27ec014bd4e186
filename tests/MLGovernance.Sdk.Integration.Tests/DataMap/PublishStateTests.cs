using Azure.Core;
using MLGovernance.Azure;
using MLGovernance.Emulator;
using MLGovernance.Purview;

namespace MLGovernance.Integration.Tests.DataMap;

/// <summary>The Data Map remembers what was published: a second publish from another machine asks once and sends nothing.</summary>
public sealed class PublishStateTests : EmulatorTest
{
    [Fact]
    public async Task Publish_Again_SendsOneRequest()
    {
        EntityBatch batch = Estate(2_000).Map();
        PublishReceipt first = await PublishAsync(batch);
        int before = Cloud.Requests.Count;
        PublishReceipt second = await PublishAsync(batch);

        Assert.Equal((0, batch.Entities.Length), (first.Failed, first.Created));
        Assert.Equal((1, 1, batch.Entities.Length), (second.Requests, Cloud.Requests.Count - before, second.Unchanged));
        Assert.True(second.Requests * 100 <= first.Requests, $"{second.Requests} of {first.Requests}");
    }

    [Fact]
    public async Task Publish_OneChange_AsksAboutNothingElse()
    {
        SmallEstate estate = Estate(200);
        await PublishAsync(estate.Map());
        PublishReceipt receipt = await PublishAsync(estate.Add("models/m7/versions/1", """{"jobName":"m7","description":"new"}""").Map());

        // The state; the type definitions are known; the model; the state before, the model, the state after.
        Assert.Equal((0, 1, 0), (receipt.Created, receipt.Updated, receipt.Failed));
        Assert.InRange(receipt.Requests, 1, 8);
        Assert.Equal(1, (await PublishAsync(estate.Map())).Requests);
    }

    [Fact]
    public async Task Publish_StateDeletedOrDamaged_ComparesEverythingAndRemembersAgain()
    {
        EntityBatch batch = Estate(20).Map();
        await PublishAsync(batch);
        int entities = Cloud.DataMap.EntityCount;
        DataMapClient map = Map;

        await map.Entities.DeleteByQualifiedNameAsync("mlgov_publish_state", "mlgov://publish-state/default/0");
        PublishReceipt afterDeletion = await PublishAsync(batch);
        await map.Entities.UpdateByQualifiedNameAsync("mlgov_publish_state", "mlgov://publish-state/default/0", RequestContent.Create(
            """{"entity":{"typeName":"mlgov_publish_state","attributes":{"part00":"AAAA"}}}"""u8.ToArray()));
        PublishReceipt afterDamage = await PublishAsync(batch);

        Assert.Equal((0, 0, batch.Entities.Length), (afterDeletion.Created, afterDeletion.Updated, afterDeletion.Unchanged));
        Assert.Equal((0, 0, batch.Entities.Length), (afterDamage.Created, afterDamage.Updated, afterDamage.Unchanged));
        Assert.Equal(entities, Cloud.DataMap.EntityCount);
        Assert.Equal(1, (await PublishAsync(batch)).Requests);
    }

    [Fact]
    public async Task Publish_EntityThatSomebodyDeleted_IsMadeAgainByVerify()
    {
        EntityBatch batch = Estate(20).Map();
        await PublishAsync(batch);
        string held = Cloud.DataMap.Dump();
        CatalogEntity model = batch.Entities.First(entity => entity.TypeName == TypeNames.Default.Of(AssetKinds.ModelVersion));
        await Map.Entities.DeleteByQualifiedNameAsync(model.TypeName, model.QualifiedName);

        PublishReceipt trusting = await PublishAsync(batch);
        PublishReceipt verifying = await PublishAsync(batch, verify: true);

        Assert.Equal((0, 1), (trusting.Created, verifying.Created));
        Assert.Equal(0, verifying.Failed);
        Assert.Equal(held, Cloud.DataMap.Dump());
    }

    [Fact]
    public async Task Publish_JournalInBetween_TakesBackWhatTheDataMapRemembers()
    {
        string journal = Path.Combine(Path.GetTempPath(), $"mlgov-{Guid.NewGuid():N}.journal");
        try
        {
            EntityBatch first = Estate(20).Add("models/m7/versions/1", """{"jobName":"m7","description":"first"}""").Map();
            EntityBatch second = Estate(20).Add("models/m7/versions/1", """{"jobName":"m7","description":"second"}""").Map();
            await PublishAsync(first);
            string held = Cloud.DataMap.Dump();
            await new DataMapPublisher(Map, new DataMapPublisherOptions { JournalFile = journal }).PublishAsync(second);

            PublishReceipt back = await PublishAsync(first);

            Assert.Equal(1, back.Updated);
            Assert.Equal(held, Cloud.DataMap.Dump());
        }
        finally
        {
            File.Delete(journal);
        }
    }

    [Fact]
    public async Task Publish_StateThatIsRefused_PublishesAllTheSameAndTellsIt()
    {
        Cloud.Faults.Add(new Fault { Method = "POST", Route = "**/entity/bulk", Contains = "mlgov_publish_state", Status = 400, Times = null });
        EntityBatch batch = Estate(20).Map();

        PublishReceipt receipt = await PublishAsync(batch);

        Assert.Equal(batch.Entities.Length, receipt.Created);
        Assert.Equal("mlgov_publish_state", Assert.Single(receipt.Failures).Entity.TypeName);
    }

    [Fact]
    public async Task Publish_WhatTheEstateNoLongerStates_IsEmptied()
    {
        SmallEstate estate = new SmallEstate().Add("models/m/versions/1", "{}", """{"team":"risk"}""");
        await PublishAsync(estate.Map());
        PublishReceipt receipt = await PublishAsync(estate.Add("models/m/versions/1", "{}").Map());

        CatalogEntity model = estate.Map().Entities.Single(entity => entity.TypeName == TypeNames.Default.Of(AssetKinds.ModelVersion));
        AtlasEntity held = (await Map.Entities.GetByQualifiedNameAsync(model.TypeName, model.QualifiedName)).Value;
        Assert.Equal(1, receipt.Updated);
        Assert.Equal("", held.Text("attributes", "tags"));
        Assert.Equal((0, 0), ((await PublishAsync(estate.Map(), verify: true)).Updated, (await PublishAsync(estate.Map())).Updated));
    }

    [Fact]
    public async Task Publish_TwoAtOnce_EndInOneWholeDataMap()
    {
        EntityBatch[] batches =
        [
            Estate(60).Map(),
            Estate(60).Add("models/m7/versions/1", """{"jobName":"m7","description":"theirs"}""").AddTraining("extra", "in/extra.csv").Map(),
        ];
        for (int round = 0; round < 5; round++)
        {
            PublishReceipt[] receipts = await Task.WhenAll(batches.Select(batch => Task.Run(() => PublishAsync(batch))));
            Assert.All(receipts, receipt => Assert.Equal(0, receipt.Failed));
        }

        PublishReceipt last = await PublishAsync(batches[1]);
        string remembered = Cloud.DataMap.Dump();
        PublishReceipt verified = await PublishAsync(batches[1], verify: true);

        Assert.Equal(0, last.Failed);
        Assert.Equal((0, 0, 0), (verified.Created, verified.Updated, verified.Failed));
        Assert.Equal(remembered, Cloud.DataMap.Dump());
        Assert.Equal(batches[1].Entities.Length + 1, Cloud.DataMap.EntityCount);
    }

    [Fact]
    public async Task Publish_StateOfManyShards_IsReadWhole()
    {
        // Names without repetition, so that the packed state needs more than one entity.
        SmallEstate estate = new();
        Random random = new(7);
        byte[] name = new byte[100];
        for (int index = 0; index < 9_000; index++)
        {
            random.NextBytes(name);
            estate.Add($"models/{Convert.ToHexString(name)}/versions/1", "{}");
        }

        EntityBatch batch = estate.Map();
        await PublishAsync(batch);

        Assert.NotNull(Cloud.DataMap.FindGuid("mlgov_publish_state", "mlgov://publish-state/default/1"));
        Assert.InRange((await PublishAsync(batch)).Requests, 2, 3);
    }

    private static SmallEstate Estate(int trainings)
    {
        SmallEstate estate = new();
        for (int index = 0; index < trainings; index++)
        {
            estate.AddTraining($"m{index}", $"in/{index}/file.csv");
        }

        return estate;
    }

    private Task<PublishReceipt> PublishAsync(EntityBatch batch, bool verify = false) =>
        new DataMapPublisher(Map, new DataMapPublisherOptions { Verify = verify }).PublishAsync(batch);
}
