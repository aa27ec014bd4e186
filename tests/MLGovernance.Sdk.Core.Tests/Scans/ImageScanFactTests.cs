namespace MLGovernance.Tests;

public sealed class ImageScanFactTests
{
    private static ImageScan Scan(int? day) => new()
    {
        Image = AssetId.Parse("acr.azurecr.io/e:1"), Scanner = "Trivy", ScannedAt = day is { } known ? new DateTimeOffset(2026, 1, known, 0, 0, 0, TimeSpan.Zero) : null,
    };

    [Theory]
    [InlineData(1, 2)]
    [InlineData(2, 1)]
    [InlineData(2, null)]
    [InlineData(null, 2)]
    public void Scans_OfSeveralSources_LeaveTheNewestWhicheverCameFirst(int? first, int? second)
    {
        EstateSnapshotBuilder builder = new();
        ImageScan.AddTo([Scan(first)], builder);
        ImageScan.AddTo([Scan(second)], builder);

        Assert.Equal(2, Assert.Single(ImageScans.Of(builder.Build(DateTimeOffset.UnixEpoch)).All).ScannedAt?.Day);
    }

    [Theory]
    [InlineData(1, 2)]
    [InlineData(2, 1)]
    [InlineData(2, null)]
    public void Scan_OverASavedSnapshot_LeavesTheNewest(int saved, int? added)
    {
        EstateSnapshotBuilder before = new(), builder = new();
        ImageScan.AddTo([Scan(saved)], before);
        builder.Add(before.Build(DateTimeOffset.UnixEpoch));
        ImageScan.AddTo([Scan(added)], builder);

        Assert.Equal(2, Assert.Single(ImageScans.Of(builder.Build(DateTimeOffset.UnixEpoch)).All).ScannedAt?.Day);
    }

    [Fact]
    public void Fact_WithoutATime_IsTheLastOfItsName()
    {
        AssetId image = AssetId.Parse("acr.azurecr.io/e:1");
        EstateSnapshotBuilder builder = new();
        builder.AddFact(image, "note", "1"u8);
        builder.AddFact(image, "note", "2"u8);

        Assert.Equal(2, builder.Build(DateTimeOffset.UnixEpoch).Find(image)!["/properties/note"]!.Value.GetInt32());
    }
}
