using Azure.Core;

namespace MLGovernance.Azure.Tests;

/// <summary>Gives a recognisable token and remembers for which scopes.</summary>
internal sealed class FakeCredential : TokenCredential
{
    public const string Token = "fake-token-canary";

    public List<string> Scopes { get; } = [];

    public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken)
    {
        lock (Scopes)
        {
            Scopes.AddRange(requestContext.Scopes);
        }

        return new AccessToken(Token, DateTimeOffset.UtcNow.AddHours(1));
    }

    public override ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
        new(GetToken(requestContext, cancellationToken));
}
