using Azure.Core;
using Azure.Core.Pipeline;
using MLGovernance.Azure;
using MLGovernance.Emulator;
using MLGovernance.Pipeline;

namespace Quickstart;

/// <summary>Points the clients at the emulator: its address, its certificate, any token.</summary>
internal static class EmulatedCloud
{
    internal static void Use(AzureEmulator emulator, AzureMachineLearningOptions azure)
    {
        azure.Credential = new AnyToken();
        azure.Source.Endpoint = emulator.Endpoint;
        azure.Source.MachineLearning.Transport = Transport(emulator);
    }

    internal static void Use(AzureEmulator emulator, PurviewOptions purview)
    {
        purview.Credential = new AnyToken();
        purview.Endpoint = emulator.DataMapEndpoint;
        purview.Client.Transport = Transport(emulator);
    }

    internal static DataMapClient Client(AzureEmulator emulator) =>
        new(emulator.DataMapEndpoint, new AnyToken(), new DataMapClientOptions { Transport = Transport(emulator) });

    internal static TokenCredential Credential { get; } = new AnyToken();

    private static HttpClientTransport Transport(AzureEmulator emulator) => new(emulator.CreateHandler());

    private sealed class AnyToken : TokenCredential
    {
        public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
            new("emulator", DateTimeOffset.UtcNow.AddHours(1));

        public override ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
            new(GetToken(requestContext, cancellationToken));
    }
}
