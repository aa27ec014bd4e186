using Azure;
using Azure.Core;
using Azure.Core.Pipeline;
using Microsoft.Extensions.Time.Testing;
using MLGovernance.Azure;
using MLGovernance.Emulator;
using MLGovernance.Pipeline;

namespace MLGovernance.Integration.Tests.Pipeline;

public sealed class BlobSyncLeaseOverHttpTests
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);
    private static readonly Uri Blob = new("https://governance.blob.core.windows.net/leases/mlgov.lease");
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 11, 23, 8, 0, 0, TimeSpan.Zero));

    [Fact]
    public async Task TryHold_TwoHosts_OneHoldsUntilItsTimeIsOverOrItGivesBack()
    {
        await using AzureEmulator azure = await AzureEmulator.StartAsync(new AzureEmulatorOptions { TimeProvider = _time });
        using HttpMessageHandler handler = azure.CreateHandler(mapPublicHosts: true);
        BlobSyncLease one = Lease(handler), other = Lease(handler);

        Assert.True(await one.TryHoldAsync(Minute));
        Assert.False(await other.TryHoldAsync(Minute));
        _time.Advance(TimeSpan.FromSeconds(50));
        Assert.True(await one.TryHoldAsync(Minute));
        _time.Advance(TimeSpan.FromSeconds(50));
        Assert.False(await other.TryHoldAsync(Minute));
        await other.ReleaseAsync();
        Assert.False(await other.TryHoldAsync(Minute));
        _time.Advance(TimeSpan.FromSeconds(10));
        Assert.True(await other.TryHoldAsync(Minute));
        Assert.False(await one.TryHoldAsync(Minute));
        await other.ReleaseAsync();
        Assert.True(await one.TryHoldAsync(Minute));
    }

    [Fact]
    public async Task TryHold_ManyAtOnceOnANewBlob_ExactlyOneHolds()
    {
        await using AzureEmulator azure = await AzureEmulator.StartAsync(new AzureEmulatorOptions { TimeProvider = _time });
        using HttpMessageHandler handler = azure.CreateHandler(mapPublicHosts: true);

        bool[] held = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Lease(handler).TryHoldAsync(Minute)));

        Assert.Single(held, isHeld => isHeld);
    }

    [Fact]
    public async Task TryHold_Refused_IsAnErrorAndNotALease()
    {
        await using AzureEmulator azure = await AzureEmulator.StartAsync(new AzureEmulatorOptions { TimeProvider = _time });
        azure.Faults.Add(new Fault { Method = "PUT", Route = "**/mlgov.lease", Status = 403, Times = null });
        using HttpMessageHandler handler = azure.CreateHandler(mapPublicHosts: true);

        RequestFailedException error = await Assert.ThrowsAsync<RequestFailedException>(() => Lease(handler).TryHoldAsync(Minute));

        Assert.Equal(403, error.Status);
    }

    [Theory]
    [InlineData("http://governance.blob.core.windows.net/leases/mlgov.lease")]
    [InlineData("https://governance.blob.core.windows.net/leases")]
    [InlineData("https://governance.blob.core.windows.net/leases/mlgov.lease?sig=CANARY")]
    [InlineData("http://governance.blob.core.windows.net/leases/mlgov.lease?sig=CANARY")]
    public void Create_WrongAddress_IsRefusedWithoutItsSignature(string address)
    {
        ArgumentException error = Assert.Throws<ArgumentException>(() => new BlobSyncLease(new Uri(address), new LoopbackCredential()));

        Assert.DoesNotContain("CANARY", error.Message, StringComparison.Ordinal);
    }

    private static BlobSyncLease Lease(HttpMessageHandler handler)
    {
        var options = new AccessClientOptions { Transport = new HttpClientTransport(new HttpClient(handler, disposeHandler: false)) };
        options.Retry.Delay = TimeSpan.FromMilliseconds(1);
        return new BlobSyncLease(Blob, new LoopbackCredential(), options);
    }
}
