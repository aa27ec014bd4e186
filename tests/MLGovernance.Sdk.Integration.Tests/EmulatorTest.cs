using MLGovernance.Azure;
using MLGovernance.Emulator;

namespace MLGovernance.Integration.Tests;

/// <summary>Tests that each have an empty emulated cloud of their own.</summary>
public abstract class EmulatorTest : IAsyncLifetime
{
    private protected AzureEmulator Cloud { get; private set; } = null!;

    private protected Loopback Way { get; private set; } = null!;

    private protected DataMapClient Map { get; private set; } = null!;

    public virtual async Task InitializeAsync()
    {
        Cloud = await AzureEmulator.StartAsync();
        Way = new Loopback(Cloud);
        Map = Way.DataMap();
    }

    public async Task DisposeAsync()
    {
        Way.Dispose();
        await Cloud.DisposeAsync();
    }
}
