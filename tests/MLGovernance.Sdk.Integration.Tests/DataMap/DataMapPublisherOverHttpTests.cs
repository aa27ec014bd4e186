using Azure;
using MLGovernance.Azure;
using MLGovernance.Emulator;
using MLGovernance.Lineage;
using MLGovernance.Policy;
using MLGovernance.Purview;
using MLGovernance.Tests;

namespace MLGovernance.Integration.Tests.DataMap;

public sealed class DataMapPublisherOverHttpTests
{
    private static readonly EstateScope Scope = EstateScope.Subscription("11111111-2222-3333-4444-555555555555");

    [SkippableFact]
    public async Task Publish_ReferenceEstateTwice_ArrivesWholeAndThenSendsNothing()
    {
        await using AzureEmulator azure = await AzureEmulator.StartAsync(new AzureEmulatorOptions { Seed = SharedData.Require("aml-payloads") });
        using Loopback loopback = new(azure);
        EntityBatch batch = await BatchAsync(loopback);
        DataMapPublisher publisher = new(loopback.DataMap());

        PublishReceipt first = await publisher.PublishAsync(batch);
        string held = azure.DataMap.Dump();
        int requests = azure.Requests.Count;
        PublishReceipt second = await publisher.PublishAsync(batch);

        Assert.Equal("", string.Join('\n', first.Failures.Select(failure => $"{failure.Entity} {failure.Code} {failure.Message}")));
        Assert.Equal(batch.Entities.Length, first.Created);
        Assert.Equal((0, 0, batch.Entities.Length, 0), (second.Created, second.Updated, second.Unchanged, second.Failed));
        Assert.Equal(held, azure.DataMap.Dump());
        Assert.Equal(second.Requests, azure.Requests.Count - requests);
    }

    [SkippableFact]
    public async Task Publish_ServedModel_LineageLeadsDownToTheStoragePath()
    {
        await using AzureEmulator azure = await AzureEmulator.StartAsync(new AzureEmulatorOptions { Seed = SharedData.Require("aml-payloads") });
        using Loopback loopback = new(azure);
        EntityBatch batch = await BatchAsync(loopback);
        DataMapClient map = loopback.DataMap();
        await new DataMapPublisher(map).PublishAsync(batch);
        CatalogEntity model = batch.Entities.Single(
            entity => entity.Source is { } id && id.Name == "credit-risk" && id.Version == "3" && id.ResourceType.EndsWith("models/versions", StringComparison.Ordinal));

        AtlasLineage lineage = (await map.Lineage.GetByQualifiedNameAsync(
            model.TypeName, model.QualifiedName, DataMapLineageDirection.Input, depth: 30, width: 100)).Value;

        Assert.Contains(lineage.Entities.Values, entity => entity.QualifiedName?.EndsWith("applications.parquet", StringComparison.Ordinal) == true);
        Assert.Empty(lineage.Truncated(DataMapLineageDirection.Input));
    }

    [SkippableFact]
    public async Task Publish_FaultsOnTheWay_EndsInTheSameDataMap()
    {
        string payloads = SharedData.Require("aml-payloads");
        await using AzureEmulator calm = await AzureEmulator.StartAsync(new AzureEmulatorOptions { Seed = payloads });
        await using AzureEmulator rough = await AzureEmulator.StartAsync(new AzureEmulatorOptions
        {
            Seed = payloads,
            Faults =
            [
                new Fault { Method = "POST", Route = "**/entity/bulk", Status = 429, RetryAfter = TimeSpan.Zero, Times = 3 },
                new Fault { Method = "POST", Route = "**/entity/bulk", Skip = 1, WriteThenTimeout = true, Times = 1 },
                new Fault { Method = "POST", Route = "**/entity/bulk", Skip = 2, Status = 500, Times = 1 },
                new Fault { Method = "GET", Route = "**/entity/bulk/**", TruncateAt = 0.5, Times = 1 },
            ],
        });
        using Loopback calmly = new(calm), roughly = new(rough);
        EntityBatch batch = await BatchAsync(calmly);

        await new DataMapPublisher(calmly.DataMap()).PublishAsync(batch);
        PublishReceipt receipt = await new DataMapPublisher(roughly.DataMap()).PublishAsync(batch);

        Assert.Equal(0, receipt.Failed);
        Assert.Equal(calm.DataMap.Dump(), rough.DataMap.Dump());
    }

    [SkippableFact]
    public async Task Publish_PoisonAndCuration_RefusesOneAndLeavesTheCuratorsWork()
    {
        await using AzureEmulator azure = await AzureEmulator.StartAsync(new AzureEmulatorOptions { Seed = SharedData.Require("aml-payloads") });
        using Loopback loopback = new(azure);
        EntityBatch batch = await BatchAsync(loopback);
        CatalogEntity poison = batch.Entities.First(entity => entity.Source is { } id && id.ResourceType.EndsWith("/serverlessendpoints", StringComparison.Ordinal));
        azure.Faults.Add(new Fault { Method = "POST", Route = "**/entity/bulk", Contains = poison.QualifiedName, Status = 400, Times = null });
        DataMapPublisher publisher = new(loopback.DataMap());

        PublishReceipt first = await publisher.PublishAsync(batch);
        Assert.Contains(first.Failures, failure => failure.Entity == poison.Reference);
        Assert.InRange(first.Failed, 1, 5);
        Assert.Equal(batch.Entities.Length, first.Created + first.Failed);

        CatalogEntity curated = batch.Entities.First(entity => entity.Source is { } id && id.ResourceType.EndsWith("/workspaces", StringComparison.Ordinal));
        string guid = azure.DataMap.FindGuid(curated.TypeName, curated.QualifiedName)!;
        azure.DataMap.CurateClassification(guid, "MICROSOFT.PERSONAL.NAME");
        azure.DataMap.CurateCollection(guid, "abc123");
        azure.DataMap.CurateLabel(guid, "golden");
        string held = azure.DataMap.Dump();
        await publisher.PublishAsync(batch with { Entities = [.. batch.Entities.Select(entity => entity.Reference == curated.Reference ? Renamed(entity) : entity)] });

        AtlasEntity after = (await loopback.DataMap().Entities.GetAsync(guid)).Value;
        Assert.Equal("renamed", after.Attributes.GetProperty("name").GetString());
        Assert.Equal("abc123", after.CollectionId);
        Assert.Contains("MICROSOFT.PERSONAL.NAME", after.Classifications);
        Assert.NotEqual(held, azure.DataMap.Dump());
    }

    [SkippableFact]
    public async Task Client_GlossaryCollectionsSearchAndDeletes_WorkOverHttp()
    {
        await using AzureEmulator azure = await AzureEmulator.StartAsync(new AzureEmulatorOptions { Seed = SharedData.Require("aml-payloads") });
        using Loopback loopback = new(azure);
        EntityBatch batch = await BatchAsync(loopback);
        DataMapClient map = loopback.DataMap();
        await new DataMapPublisher(map).PublishAsync(batch);

        List<DataMapObject> hits = [];
        await foreach (DataMapObject hit in map.Discovery.SearchAsync(new DataMapSearch { Keywords = "credit", PageSize = 5 }))
        {
            hits.Add(hit);
        }

        Assert.True(hits.Count > 5);
        string guid = hits[0].Text("id")!;
        await map.Collections.CreateOrUpdateAsync("col123", "Credit", "emulated");
        await map.Entities.MoveToCollectionAsync("col123", [guid]);
        Assert.Equal("col123", (await map.Entities.GetAsync(guid)).Value.CollectionId);
        await map.Entities.SetLabelsAsync(guid, ["one", "two"]);
        await map.Entities.RemoveLabelsAsync(guid, ["one"]);
        Assert.Equal("two", (await map.Entities.GetAsync(guid)).Value.Element("labels")[0].GetString());
        EntityMutation deleted = (await map.Entities.DeleteAsync(guid)).Value;
        Assert.Contains(deleted.Deleted, header => header.Guid == guid);
        RequestFailedException missing = await Assert.ThrowsAsync<RequestFailedException>(
            () => map.Entities.GetByQualifiedNameAsync(batch.Entities[0].TypeName, "nothing has this name"));
        Assert.StartsWith("ATLAS-404", missing.ErrorCode, StringComparison.Ordinal);
    }

    private static async Task<EntityBatch> BatchAsync(Loopback loopback) =>
        new EntityMapper().Map(ComplianceReport.None(LineageGraphBuilder.Build(await loopback.ReadAsync(Scope, runHistory: true))));

    private static CatalogEntity Renamed(CatalogEntity entity) => new()
    {
        TypeName = entity.TypeName,
        QualifiedName = entity.QualifiedName,
        Source = entity.Source,
        Attributes = [.. entity.Attributes.Select(attribute => attribute.Name == "name" ? new CatalogAttribute("name", "renamed") : attribute)],
        BusinessMetadata = entity.BusinessMetadata,
    };
}
