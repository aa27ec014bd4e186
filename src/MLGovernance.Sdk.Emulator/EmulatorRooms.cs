using Microsoft.AspNetCore.Builder;
using MLGovernance.Emulator.Arm;
using MLGovernance.Emulator.DataMap;
using MLGovernance.Emulator.Groups;
using MLGovernance.Emulator.Http;
using MLGovernance.Emulator.RunHistory;
using MLGovernance.Emulator.Seeding;
using MLGovernance.Emulator.Storage;

namespace MLGovernance.Emulator;

/// <summary>The planes of one emulator and what they share.</summary>
internal sealed class EmulatorRooms : IDisposable
{
    private readonly AzureEmulatorOptions _options;
    private readonly DataMapRoom _dataMap;

    private EmulatorRooms(AzureEmulatorOptions options)
    {
        _options = options;
        _dataMap = new DataMapRoom(options);
    }

    public EmulatedDataMap DataMap => _dataMap.Api;

    public EmulatedCloud Cloud { get; } = new();

    public RequestLog Log { get; } = new();

    public FaultScript Faults { get; } = new();

    public static EmulatorRooms Open(AzureEmulatorOptions options)
    {
        var rooms = new EmulatorRooms(options);
        try
        {
            rooms.Fill(options);
            return rooms;
        }
        catch
        {
            rooms.Dispose();
            throw;
        }
    }

    /// <summary>Puts every plane on its paths; Resource Manager takes what is left.</summary>
    public void Map(WebApplication app)
    {
        var storage = new StorageRoutes(Cloud.Storage, _options);
        var blobs = new BlobRoutes(_options.TimeProvider);
        app.Use((context, next) => Planes.Of(context.Request) != Plane.Storage || context.Request.Path.StartsWithSegments("/dfs") || context.Request.Path.StartsWithSegments("/blob") ? next(context)
            : Planes.IsBlobHost(context.Request) ? blobs.HandleHostAsync(context)
            : storage.HandleHostAsync(context));
        app.UseRouting();
        storage.Map(app);
        blobs.Map(app);
        DiscoveryRoutes.Map(app);
        new RunHistoryRoutes(Cloud, _options).Map(app);
        new GraphRoutes(Cloud.Groups, Cloud.Principals, _options).Map(app);
        new PrincipalRoutes(Cloud.Principals).Map(app);
        _dataMap.Map(app);
        new ArmRoutes(Cloud, _options).Map(app);
        app.UseEndpoints(_ => { });
    }

    public void Dispose() => _dataMap.Dispose();

    private void Fill(AzureEmulatorOptions options)
    {
        new SeedReader(Cloud).Read(options.Seed);
        _dataMap.Seed(Cloud.CatalogBodies);
        foreach (Fault fault in options.Faults)
        {
            Faults.Add(fault);
        }
    }
}
