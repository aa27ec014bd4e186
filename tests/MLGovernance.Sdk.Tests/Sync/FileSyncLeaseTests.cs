using Microsoft.Extensions.Time.Testing;
using MLGovernance.Pipeline;

namespace MLGovernance.Tests.Sync;

public sealed class FileSyncLeaseTests : IDisposable
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 11, 23, 8, 0, 0, TimeSpan.Zero));
    private readonly string _path = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.lease");

    [Fact]
    public async Task TryHold_TwoHosts_OneHoldsUntilItsTimeIsOver()
    {
        FileSyncLease one = new(_path, _time), other = new(_path, _time);

        Assert.True(await one.TryHoldAsync(Minute));
        Assert.False(await other.TryHoldAsync(Minute));
        _time.Advance(TimeSpan.FromSeconds(40));
        Assert.True(await one.TryHoldAsync(Minute));
        _time.Advance(TimeSpan.FromSeconds(40));
        Assert.False(await other.TryHoldAsync(Minute));
        _time.Advance(TimeSpan.FromSeconds(20));
        Assert.True(await other.TryHoldAsync(Minute));
        Assert.False(await one.TryHoldAsync(Minute));
    }

    [Fact]
    public async Task Release_Holder_LetsTheNextInAtOnce_OthersChangeNothing()
    {
        FileSyncLease one = new(_path, _time), other = new(_path, _time);
        Assert.True(await one.TryHoldAsync(Minute));

        await other.ReleaseAsync();
        Assert.False(await other.TryHoldAsync(Minute));
        await one.ReleaseAsync();
        Assert.True(await other.TryHoldAsync(Minute));
    }

    [Fact]
    public async Task TryHold_ManyAtOnce_ExactlyOneHolds()
    {
        FileSyncLease[] hosts = [.. Enumerable.Range(0, 16).Select(_ => new FileSyncLease(_path, _time))];

        bool[] held = await Task.WhenAll(hosts.Select(host => Task.Run(() => host.TryHoldAsync(Minute))));

        Assert.Single(held, isHeld => isHeld);
    }

    [Theory]
    [InlineData("")]
    [InlineData("mlgov-lease/1 0123")]
    [InlineData("mlgov-lease/1 0123 2026-11-2")]
    public async Task TryHold_WriterWasKilled_IsFree(string left)
    {
        await File.WriteAllTextAsync(_path, left);

        Assert.True(await new FileSyncLease(_path, _time).TryHoldAsync(Minute));
    }

    [Fact]
    public async Task TryHold_OtherFile_IsRefusedAndLeftAsItIs()
    {
        await File.WriteAllTextAsync(_path, "{\"important\":true}");

        InvalidDataException error = await Assert.ThrowsAsync<InvalidDataException>(() => new FileSyncLease(_path, _time).TryHoldAsync(Minute));

        Assert.Contains(_path, error.Message, StringComparison.Ordinal);
        Assert.Equal("{\"important\":true}", await File.ReadAllTextAsync(_path));
    }

    [Fact]
    public async Task TryHold_NoFolder_IsAnError() =>
        await Assert.ThrowsAnyAsync<IOException>(() => new FileSyncLease(Path.Combine(_path, "deeper"), _time).TryHoldAsync(Minute));

    public void Dispose() => File.Delete(_path);
}
