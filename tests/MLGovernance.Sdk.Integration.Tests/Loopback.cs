using Azure.Core;
using Azure.Core.Pipeline;
using MLGovernance.Azure;
using MLGovernance.Emulator;

namespace MLGovernance.Integration.Tests;

/// <summary>Clients of an emulator that believe they speak with Azure: their hosts lead to it.</summary>
internal sealed class Loopback(AzureEmulator azure) : IDisposable
{
    private readonly HttpMessageHandler _handler = azure.CreateHandler(mapPublicHosts: true);

    public async Task<EstateSnapshot> ReadAsync(EstateScope scope, bool runHistory = false)
    {
        AzureEstateSourceOptions options = new() { ReadRunHistory = runHistory, RunHistoryEndpoint = new Uri("https://westeurope.api.azureml.ms") };
        Prepare(options.MachineLearning);
        Prepare(options.RunHistory);
        EstateSnapshotBuilder builder = new();
        await new AzureEstateSource(new LoopbackCredential(), options).ReadAsync(scope, builder, null, CancellationToken.None);
        return builder.Build(DateTimeOffset.UnixEpoch);
    }

    public MachineLearningClient MachineLearning()
    {
        MachineLearningClientOptions options = new();
        Prepare(options);
        return new MachineLearningClient(new LoopbackCredential(), options);
    }

    public DataMapClient DataMap(DelegatingHandler? before = null)
    {
        DataMapClientOptions options = new();
        Prepare(options);
        if (before is not null)
        {
            before.InnerHandler = _handler;
            options.Transport = new HttpClientTransport(new HttpClient(before, disposeHandler: false));
        }

        return new DataMapClient(new Uri("https://emulated.purview.azure.com"), new LoopbackCredential(), options);
    }

    public void Dispose() => _handler.Dispose();

    private void Prepare(ClientOptions options)
    {
        options.Transport = new HttpClientTransport(new HttpClient(_handler, disposeHandler: false));
        options.Retry.Delay = TimeSpan.FromMilliseconds(1);
    }
}
