using Azure.Core;
using Azure.Core.Pipeline;
using MLGovernance.Azure;
using MLGovernance.Emulator;

namespace DataSteward;

/// <summary>Points a client at the emulator: its address, its certificate, any token.</summary>
internal static class EmulatedCloud
{
    internal static DataMapClient Client(AzureEmulator emulator) => new(
        emulator.DataMapEndpoint, new AnyToken(), new DataMapClientOptions { Transport = new HttpClientTransport(emulator.CreateHandler()) });

    private sealed class AnyToken : TokenCredential
    {
        public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
            new("emulator", DateTimeOffset.UtcNow.AddHours(1));

        public override ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
            new(GetToken(requestContext, cancellationToken));
    }
}
