using Azure.Core;

namespace MLGovernance.Cli;

/// <summary>Gives the access token that a file holds, read anew for each request so that something else may keep it fresh.</summary>
internal sealed class FileTokenCredential(string path) : TokenCredential
{
    public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
        new(File.ReadAllText(path).Trim(), DateTimeOffset.UtcNow.AddMinutes(5));

    public override ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
        new(GetToken(requestContext, cancellationToken));
}
