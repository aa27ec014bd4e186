using Azure.Core;

namespace MLGovernance.Integration.Tests;

/// <summary>Gives a token that the emulator accepts, as it accepts any.</summary>
internal sealed class LoopbackCredential : TokenCredential
{
    public const string Token = "loopback-token-canary";

    public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
        new(Token, DateTimeOffset.UtcNow.AddHours(1));

    public override ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
        new(GetToken(requestContext, cancellationToken));
}
