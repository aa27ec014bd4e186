using MLGovernance.Azure;
using MLGovernance.Lineage;
using MLGovernance.Policy;
using MLGovernance.Purview;

namespace MLGovernance.Integration.Tests.DataMap;

/// <summary>The vulnerabilities that a publish puts on entities stay as they are when the same estate is published again.</summary>
public sealed class RiskPublishTests : EmulatorTest
{
    [Fact]
    public async Task Publish_VulnerabilitiesAgain_ChangesNothing()
    {
        EntityBatch batch = Scanned();
        PublishReceipt first = await new DataMapPublisher(Map).PublishAsync(batch);
        PublishReceipt second = await new DataMapPublisher(Map).PublishAsync(batch);
        PublishReceipt compared = await new DataMapPublisher(Map, new DataMapPublisherOptions { Verify = true }).PublishAsync(batch);

        Assert.Equal((0, batch.Entities.Length), (first.Failed, first.Created));
        Assert.Equal((0, 0, batch.Entities.Length), (second.Created, second.Updated, second.Unchanged));
        Assert.Equal((0, 0, batch.Entities.Length), (compared.Created, compared.Updated, compared.Unchanged));
        Assert.Contains("criticalVulnerabilities", Cloud.DataMap.Dump(), StringComparison.Ordinal);
    }

    private static EntityBatch Scanned()
    {
        EstateSnapshotBuilder builder = new();
        builder.Add(new SmallEstate().Add("environments/e/versions/1", """{"image":"acr.azurecr.io/e:1"}""").Trace().Snapshot);
        ImageScan.AddTo(
            [new ImageScan { Image = AssetId.Parse("acr.azurecr.io/e:1"), Scanner = "Trivy", ScannedAt = new DateTimeOffset(2026, 5, 1, 12, 0, 0, TimeSpan.Zero), Vulnerabilities = [new("CVE-1", VulnerabilitySeverity.Critical)] }],
            builder);
        return new EntityMapper().Map(ComplianceReport.None(LineageGraphBuilder.Build(builder.Build(DateTimeOffset.UnixEpoch))));
    }
}
