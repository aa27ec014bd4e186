using MLGovernance.Lineage;
using MLGovernance.Policy;
using MLGovernance.Purview;
using static MLGovernance.Azure.Tests.DataMap.Publishing;

namespace MLGovernance.Azure.Tests.DataMap;

public sealed class PublishJournalTests : IDisposable
{
    private static readonly byte[] Typedefs =
        """{"entityDefs":[{"name":"mlgov_data"},{"name":"mlgov_job"}]}"""u8.ToArray();

    private readonly string _journal = Path.Combine(Path.GetTempPath(), $"mlgov-{Guid.NewGuid():N}.journal");

    public void Dispose() => File.Delete(_journal);

    [Fact]
    public async Task Publish_SecondTimeWithAJournal_SendsNothingAtAll()
    {
        FakeDataMap map = new();
        EntityBatch batch = Batch(Chain(300)) with { Typedefs = Typedefs };
        await Journalled(map).PublishAsync(batch);
        int requests = map.Service.Requests.Count;

        PublishReceipt second = await Journalled(map).PublishAsync(batch);

        Assert.Equal((302, 0, requests), (second.Unchanged, second.Requests, map.Service.Requests.Count));
    }

    [Fact]
    public async Task Publish_OneChangeWithAJournal_SendsOneReadAndOneWrite()
    {
        FakeDataMap map = new();
        await Journalled(map).PublishAsync(Batch(Chain(60)));

        PublishReceipt receipt = await Journalled(map).PublishAsync(
            Batch([.. Chain(60).Select(entity => entity.QualifiedName == "data-7" ? Data("data-7", "new") : entity)]));

        Assert.Equal((1, 61, 2), (receipt.Updated, receipt.Unchanged, receipt.Requests));
    }

    [Fact]
    public async Task Publish_KilledAtSeededMoments_ResumesToTheWholeWithoutRepeats()
    {
        EntityBatch batch = Batch(Chain(500));
        for (int moment = 1; moment <= 12; moment++)
        {
            File.Delete(_journal);
            FakeDataMap map = new();
            using CancellationTokenSource kill = new();
            int writes = 0;
            map.Service.On("entity/bulk?", request => request.Method == HttpMethod.Post && ++writes == moment && !kill.IsCancellationRequested, _ =>
            {
                kill.Cancel();
                throw new OperationCanceledException(kill.Token);
            });
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Journalled(map).PublishAsync(batch, kill.Token));
            File.AppendAllText(_journal, """["torn","mlgov_da"""); // As a process dies in the middle of a line.
            int before = map.Entities.Count;

            PublishReceipt resumed = await Journalled(map).PublishAsync(batch);

            Assert.Equal(502, map.Entities.Count);
            Assert.Equal(0, resumed.Failed);
            Assert.Equal(502 - before, resumed.Created);
            Assert.Equal(502, (await Journalled(map).PublishAsync(batch)).Unchanged);
        }
    }

    [Fact]
    public async Task Publish_GoneEntities_AreDeletedUpToTheShareAndOnlyOurTypes()
    {
        FakeDataMap map = new();
        CatalogEntity scanned = new() { TypeName = "azure_datalake_gen2_path", QualifiedName = "https://a/b" };
        await Journalled(map).PublishAsync(Batch([.. Chain(50), scanned]) with { Typedefs = Typedefs });

        EntityBatch without = Batch([.. Chain(50).Skip(2)]) with { Typedefs = Typedefs };
        PublishReceipt marked = await Journalled(map, RemovedEntities.Delete).PublishAsync(without);
        string since = (string)map.Entities[("mlgov_data", "data-1")]["attributes"]!["goneSince"]!;
        PublishReceipt deleted = await Journalled(map, RemovedEntities.Delete).PublishAsync(without);
        using StringWriter plan = new();
        PublishReceipt many = await Journalled(map, RemovedEntities.Delete, plan).PublishAsync(Batch([.. Chain(50).Skip(40)]) with { Typedefs = Typedefs });

        Assert.Equal([(2, 0), (0, 2), (0, 0)], new[] { marked, deleted, many }.Select(receipt => (receipt.Deprecated, receipt.Deleted)));
        Assert.NotEmpty(since);
        Assert.Contains("38 of 51 entities are gone from the estate, more than the share of 10 %", plan.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain(("mlgov_data", "data-0"), map.Entities.Keys);
        Assert.Contains(("azure_datalake_gen2_path", "https://a/b"), map.Entities.Keys);
    }

    [Fact]
    public async Task Publish_EstateReadInPart_DeletesNothing()
    {
        FakeDataMap map = new();
        await Journalled(map).PublishAsync(Batch(Chain(50)) with { Typedefs = Typedefs });
        EstateSnapshotBuilder builder = new();
        builder.AddIssue(new EstateIssue { Code = "forbidden", Message = "no", Location = "/x" });
        EntityBatch partial = new(
            ComplianceReport.None(LineageGraphBuilder.Build(builder.Build(DateTimeOffset.UnixEpoch))), Typedefs, [.. Chain(50).Skip(2)]);

        PublishReceipt receipt = await Journalled(map, RemovedEntities.Delete).PublishAsync(partial);

        Assert.Equal((0, 0, 52), (receipt.Deprecated, receipt.Deleted, map.Entities.Count));
    }

    [Fact]
    public async Task Publish_JournalOfAnotherDataMapOrDamaged_SaysSo()
    {
        FakeDataMap map = new();
        File.WriteAllText(_journal, "[\"mlgov-publish-journal-1\",\"other.purview.azure.com\",\"\"]\n");
        InvalidDataException other = await Assert.ThrowsAsync<InvalidDataException>(() => Journalled(map).PublishAsync(Batch(Chain(1))));
        Assert.Contains("belongs to the Data Map 'other.purview.azure.com', not to 'contoso.purview.azure.com'", other.Message, StringComparison.Ordinal);

        File.WriteAllText(_journal, "[\"mlgov-publish-journal-1\",\"contoso.purview.azure.com\",\"\"]\nnonsense\n[\"a\",\"b\",\"c\"]\n");
        InvalidDataException damaged = await Assert.ThrowsAsync<InvalidDataException>(() => Journalled(map).PublishAsync(Batch(Chain(1))));
        Assert.Contains("damaged at line 2", damaged.Message, StringComparison.Ordinal);
    }

    private DataMapPublisher Journalled(FakeDataMap map, RemovedEntities removed = RemovedEntities.Keep, TextWriter? plan = null) =>
        Publisher(map, options => (options.JournalFile, options.Retention, options.PlanOutput) = (_journal, new RetentionRule(removed), plan));
}
