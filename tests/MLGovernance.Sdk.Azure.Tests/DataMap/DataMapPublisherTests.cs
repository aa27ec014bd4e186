using System.Collections.Immutable;
using MLGovernance.Purview;
using static MLGovernance.Azure.Tests.DataMap.Publishing;

namespace MLGovernance.Azure.Tests.DataMap;

public sealed class DataMapPublisherTests
{
    [Fact]
    public async Task Publish_Twice_CreatesInLevelsAndThenSendsNothing()
    {
        FakeDataMap map = new();
        EntityBatch batch = Batch(Chain(120));
        DataMapPublisher publisher = Publisher(map);

        PublishReceipt first = await publisher.PublishAsync(batch);
        int writes = map.Writes;
        PublishReceipt second = await publisher.PublishAsync(batch);

        Assert.Equal((122, 0, 0, 0), (first.Created, first.Updated, first.Unchanged, first.Failed));
        Assert.Equal((0, 0, 122, 0), (second.Created, second.Updated, second.Unchanged, second.Failed));
        Assert.Equal(writes, map.Writes);
        Assert.Equal(5, writes); // 120 data sets in three, the process, and what the process makes.
    }

    [Fact]
    public async Task Publish_OneChange_SendsOnlyThatAndKeepsItsCollection()
    {
        FakeDataMap map = new();
        DataMapPublisher publisher = Publisher(map, options => options.CollectionId = "col123");
        await publisher.PublishAsync(Batch(Chain(60)));
        int writes = map.Writes;

        PublishReceipt receipt = await publisher.PublishAsync(Batch([.. Chain(60).Select(entity => entity.QualifiedName == "data-7" ? Data("data-7", "new") : entity)]));

        Assert.Equal((0, 1, 61), (receipt.Created, receipt.Updated, receipt.Unchanged));
        (string _, Uri uri, string? _, string? body) = map.WriteRequests.Skip(writes).Single();
        Assert.DoesNotContain("collectionId", uri.Query, StringComparison.Ordinal);
        Assert.Contains(map.Service.Requests, request => request.Uri.Query.Contains("collectionId=col123", StringComparison.Ordinal));
        Assert.Contains("data-7", body, StringComparison.Ordinal);
        Assert.DoesNotContain("data-8", body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Publish_PoisonEntity_IsFoundAndOnlyItsDependentsStayOut()
    {
        FakeDataMap map = new() { Poison = "data-33" };

        PublishReceipt receipt = await Publisher(map).PublishAsync(Batch(Chain(100)));

        Assert.Equal(99, receipt.Created);
        Assert.Equal(
            [("data-33", "ATLAS-400-00-036"), ("model", "DependencyFailed"), ("job", "DependencyFailed")],
            receipt.Failures.Select(failure => (failure.Entity.QualifiedName, failure.Code)));
        Assert.All(receipt.Failures, failure => Assert.DoesNotContain("CANARY", failure.Message, StringComparison.Ordinal));
        Assert.InRange(map.Writes, 3, 20);
    }

    [Fact]
    public async Task Publish_MissingExternalReference_FailsOnlyTheProcess()
    {
        FakeDataMap map = new();

        PublishReceipt receipt = await Publisher(map).PublishAsync(Batch([.. Chain(3), Process("lost", [new CatalogReference("azure_datalake_gen2_path", "https://x/y")])]));

        Assert.Equal(5, receipt.Created);
        Assert.Equal(("lost", "ATLAS-404-00-00A"), (receipt.Failures.Single().Entity.QualifiedName, receipt.Failures.Single().Code));
    }

    [Fact]
    public async Task Publish_Throttled_Retries()
    {
        FakeDataMap map = new();
        int refused = 0;
        map.Service.On(
            "entity/bulk?", _ => ++refused <= 2,
            _ => FakeService.Json("""{"requestId":"r","errorCode":"429","errorMessage":"slow"}""", 429, ("Retry-After", "0")));

        Assert.Equal(5, (await Publisher(map).PublishAsync(Batch(Chain(3)))).Created);
    }

    [Fact]
    public async Task Publish_DryRun_PrintsThePlanAndWritesNothing()
    {
        FakeDataMap map = new();
        await Publisher(map).PublishAsync(Batch(Chain(2)));
        int writes = map.Writes;
        using StringWriter output = new();

        PublishReceipt receipt = await Publisher(map, options => (options.DryRun, options.PlanOutput) = (true, output))
            .PublishAsync(Batch([Data("data-1", "new"), Data("data-9", "x"), Data("data-0", "text 0")]));

        Assert.True(receipt.IsDryRun);
        Assert.Equal((1, 1, 1, writes), (receipt.Created, receipt.Updated, receipt.Unchanged, map.Writes));
        Assert.Equal(
            """
            ~ mlgov_data data-1
                description: "text 1" → "new"
            + mlgov_data data-9
            1 to create, 1 to update, 0 to deprecate, 0 to delete, 1 unchanged; 0 types to create, 0 to extend.

            """,
            output.ToString().ReplaceLineEndings("\n"));
    }

    [Fact]
    public async Task Publish_NewClassificationOnAnExistingEntity_IsAdded()
    {
        FakeDataMap map = new();
        DataMapPublisher publisher = Publisher(map);
        await publisher.PublishAsync(Batch([Data("a", "x")]));

        CatalogEntity classified = new()
        {
            TypeName = "mlgov_data",
            QualifiedName = "a",
            Attributes = [new CatalogAttribute("description", "x")],
            Classifications = ["Confidential"],
        };
        PublishReceipt receipt = await publisher.PublishAsync(Batch([classified]));
        PublishReceipt again = await publisher.PublishAsync(Batch([classified]));

        Assert.Equal((1, 0), (receipt.Updated, again.Updated));
        Assert.Equal("Confidential", (string)map.Entities[("mlgov_data", "a")]["classifications"]![0]!["typeName"]!);
    }

    [Fact]
    public async Task Publish_Typedefs_CreatesNewOnesAndExtendsOthersWithoutNarrowing()
    {
        FakeDataMap map = new()
        {
            Typedefs = """{"entityDefs":[{"name":"mlgov_data","superTypes":["DataSet"],"attributeDefs":[{"name":"a"},{"name":"curated"}],"guid":"g"},{"name":"same","attributeDefs":[{"name":"x"}]}]}""",
        };
        byte[] wanted = """{"entityDefs":[{"name":"mlgov_data","superTypes":["DataSet"],"attributeDefs":[{"name":"a"},{"name":"b"}]},{"name":"same","attributeDefs":[{"name":"x"}]},{"name":"fresh"}]}"""u8.ToArray();

        await Publisher(map).PublishAsync(Batch([]) with { Typedefs = wanted });

        string[] bodies = [.. map.Service.Requests.Where(request => request.Method != "GET").Select(request => $"{request.Method} {request.Body}")];
        Assert.Equal(
            [
                """POST {"entityDefs":[{"name":"fresh"}]}""",
                """PUT {"entityDefs":[{"name":"mlgov_data","guid":"g","attributeDefs":[{"name":"a"},{"name":"curated"},{"name":"b"}],"superTypes":["DataSet"]}]}""",
            ],
            bodies);
    }

    [Fact]
    public void Levels_Cycle_SharesTheLastLevel()
    {
        CatalogEntity[] entities = [Process("p", [Ref("q")]), Process("q", [Ref("p")]), Data("d", "x")];

        ImmutableArray<ImmutableArray<CatalogEntity>> levels = EntityLevels.Of(entities, entity => entity);

        Assert.Equal(["d", "p q"], levels.Select(level => string.Join(' ', level.Select(entity => entity.QualifiedName))));
        static CatalogReference Ref(string name) => new("mlgov_job", name);
    }
}
