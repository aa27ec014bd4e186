using System.Text;

namespace MLGovernance.Tests;

public sealed class EstateSnapshotFileTests
{
    private static EstateSnapshot Estate()
    {
        var builder = new EstateSnapshotBuilder();
        for (int i = 0; i < 40; i++)
        {
            builder.Add(Encoding.UTF8.GetBytes(EstateSnapshotBuilderTests.Resource($"/models/m{i}/versions/1", $"\"n\":{i}")));
        }

        builder.AddIssue(new EstateIssue
        {
            Code = "forbidden", Location = "/x/jobs", Message = "no", Scope = AssetId.Parse(EstateSnapshotBuilderTests.Ws), Kind = "job", Status = 403,
        });
        builder.AddIssue(new EstateIssue { Code = "unsupported", Location = "/y", Message = "none", IsNote = true });
        return builder.Build(new DateTimeOffset(2026, 3, 1, 8, 0, 0, TimeSpan.FromHours(2)));
    }

    private static byte[] Save(EstateSnapshot snapshot)
    {
        using var stream = new MemoryStream();
        snapshot.Save(stream);
        return stream.ToArray();
    }

    [Fact]
    public void Load_WhatWasSaved_IsEqual()
    {
        EstateSnapshot snapshot = Estate();
        using var stream = new MemoryStream(Save(snapshot));
        var read = EstateSnapshot.Load(stream);
        Assert.Equal(snapshot.ContentHash, read.ContentHash);
        Assert.Equal(snapshot.TakenAt, read.TakenAt);
        Assert.Equal(snapshot.Issues.AsEnumerable(), read.Issues);
        Assert.Equal(snapshot.Assets.Select(asset => (asset.Id, asset.Kind, asset.Json.GetRawText())), read.Assets.Select(asset => (asset.Id, asset.Kind, asset.Json.GetRawText())));
        Assert.Equal(Save(snapshot), Save(read));
        Assert.True(EstateChanges.Between(snapshot, read).IsEmpty);
    }

    [Fact]
    public void Load_EmptySnapshot_IsEmpty()
    {
        using var stream = new MemoryStream(Save(EstateSnapshot.Empty));
        Assert.Equal(0, EstateSnapshot.Load(stream).Count);
    }

    [Fact]
    public void Load_AnyTruncation_SaysThatItIsDamaged()
    {
        byte[] file = Save(Estate());
        for (int length = 0; length < file.Length; length += length < 64 ? 1 : 97)
        {
            using var stream = new MemoryStream(file, 0, length);
            Assert.Throws<InvalidDataException>(() => EstateSnapshot.Load(stream));
        }
    }

    [Fact]
    public void Load_AnyChangedByte_SaysThatItIsDamaged()
    {
        byte[] file = Save(Estate());
        for (int at = 0; at < file.Length; at += at < 128 ? 1 : 41)
        {
            byte[] changed = [.. file];
            changed[at] ^= 0x5A;
            using var stream = new MemoryStream(changed);
            Assert.Throws<InvalidDataException>(() => EstateSnapshot.Load(stream));
        }
    }

    [Fact]
    public void Load_NewerFormat_TellsTheVersion()
    {
        byte[] file = Save(Estate());
        file[8] = 9;
        using var stream = new MemoryStream(file);
        Assert.Contains("version 9", Assert.Throws<InvalidDataException>(() => EstateSnapshot.Load(stream)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Load_LyingCountOrLength_DoesNotReserveMemory()
    {
        byte[] file = Save(Estate());
        foreach (int at in (int[])[20, 24])
        {
            byte[] changed = [.. file];
            changed[at + 3] = 0x3F; // a billion assets, or a block of a gigabyte
            long before = GC.GetAllocatedBytesForCurrentThread();
            using var stream = new MemoryStream(changed);
            Assert.Throws<InvalidDataException>(() => EstateSnapshot.Load(stream));
            Assert.True(GC.GetAllocatedBytesForCurrentThread() - before < 64 << 20);
        }
    }
}
