using System.Collections.Immutable;
using System.Net;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using MLGovernance.Emulator.Arm;
using MLGovernance.Emulator.Http;
using MLGovernance.Emulator.Seeding;

namespace MLGovernance.Emulator;

/// <summary>
/// Azure on loopback: Resource Manager with Azure Machine Learning, run history and the Purview Data Map over HTTPS with a certificate of
/// its own, for tests and offline work. Clients need nothing but its endpoint, trust in that certificate and any token.
/// </summary>
public sealed class AzureEmulator : IAsyncDisposable
{
    private readonly WebApplication _host;
    private readonly X509Certificate2 _certificate;
    private readonly int _port;

    private readonly EmulatorRooms _rooms;

    private AzureEmulator(WebApplication host, X509Certificate2 certificate, int port, EmulatorRooms rooms)
    {
        _host = host;
        _certificate = certificate;
        _port = port;
        Endpoint = new Uri($"https://localhost:{port}");
        _rooms = rooms;
        Requests = rooms.Log;
        Faults = rooms.Faults;
        Resources = new EmulatedResources(rooms.Cloud);
        SeedIssues = [.. rooms.Cloud.Issues];
    }

    /// <summary>The Resource Manager endpoint, such as <c>https://localhost:40123/</c>.</summary>
    public Uri Endpoint { get; }

    /// <summary>The Data Map endpoint: below it lie <c>/datamap/api</c>, <c>/catalog/api</c>, <c>/account</c> and <c>/policystore</c>.</summary>
    public Uri DataMapEndpoint => Endpoint;

    /// <summary>The certificate in PEM, without its private key: what <c>NODE_EXTRA_CA_CERTS</c> or <c>REQUESTS_CA_BUNDLE</c> point at.</summary>
    public string Certificate => _certificate.ExportCertificatePem();

    /// <summary>What clients asked so far.</summary>
    public RequestLog Requests { get; }

    /// <summary>The faults that are armed.</summary>
    public FaultScript Faults { get; }

    /// <summary>The resources that Resource Manager knows; they may be changed while the emulator serves.</summary>
    public EmulatedResources Resources { get; }

    /// <summary>The Data Map behind its endpoints: counts, a dump, and a curator's edits by hand.</summary>
    public EmulatedDataMap DataMap => _rooms.DataMap;

    /// <summary>What of the seed could not be placed, one line each.</summary>
    public ImmutableArray<string> SeedIssues { get; }

    /// <summary>Reads the seed and starts to serve.</summary>
    /// <param name="options">The settings; null takes the defaults.</param>
    /// <param name="cancellationToken">Stops the start.</param>
    /// <exception cref="FileNotFoundException">A path of the seed does not exist.</exception>
    /// <exception cref="InvalidDataException">The state file is of another layout or no SQLite file.</exception>
    /// <exception cref="IOException">The port is taken.</exception>
    public static async Task<AzureEmulator> StartAsync(AzureEmulatorOptions? options = null, CancellationToken cancellationToken = default)
    {
        options ??= new AzureEmulatorOptions();
        var rooms = EmulatorRooms.Open(options);
        X509Certificate2 certificate = EmulatorCertificate.Create();
        WebApplication host = Build(options, certificate, rooms);
        try
        {
            await host.StartAsync(cancellationToken).ConfigureAwait(false);
        }
        catch
        {
            await host.DisposeAsync().ConfigureAwait(false);
            rooms.Dispose();
            certificate.Dispose();
            throw;
        }

        string address = host.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        return new AzureEmulator(host, certificate, new Uri(address).Port, rooms);
    }

    /// <summary>Makes a handler for .NET clients that trusts exactly this emulator's certificate. The caller disposes it.</summary>
    /// <param name="mapPublicHosts">
    /// Whether every host name leads to this emulator, so that a client keeps its real endpoints (<c>https://management.azure.com</c>);
    /// default false connects where the address says.
    /// </param>
    public HttpMessageHandler CreateHandler(bool mapPublicHosts = false) => PinnedHandler.Create(_certificate, _port, mapPublicHosts);

    /// <summary>Stops serving; requests under way are cut off.</summary>
    public async ValueTask DisposeAsync()
    {
        using var now = new CancellationTokenSource(TimeSpan.FromMilliseconds(200));
        await _host.StopAsync(now.Token).ConfigureAwait(false);
        await _host.DisposeAsync().ConfigureAwait(false);
        _rooms.Dispose();
        _certificate.Dispose();
    }

    private static WebApplication Build(AzureEmulatorOptions options, X509Certificate2 certificate, EmulatorRooms rooms)
    {
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Services.AddRoutingCore();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelCore().UseKestrelHttpsConfiguration().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.AllowSynchronousIO = false;
            kestrel.Limits.MaxRequestBodySize = 256 * 1024 * 1024;
            kestrel.Limits.MaxRequestLineSize = 64 * 1024;
            kestrel.Limits.MaxRequestBufferSize = 256 * 1024;
            kestrel.Listen(IPAddress.Loopback, options.Port, listen => listen.UseHttps(certificate));
        });
        WebApplication app = builder.Build();
        var pipeline = new RequestPipeline(options, rooms.Log, rooms.Faults);
        app.Use(pipeline.InvokeAsync);
        rooms.Map(app);
        return app;
    }
}
