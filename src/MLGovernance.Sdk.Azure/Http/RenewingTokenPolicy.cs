using Azure.Core;
using Azure.Core.Pipeline;

namespace MLGovernance.Azure;

/// <summary>
/// Attaches bearer tokens, and asks the credential for a new one, once for each request, when the service refuses the cached one:
/// a long read or publish outlives a token that was revoked or that expired on another clock.
/// </summary>
internal sealed class RenewingTokenPolicy(TokenCredential credential, string scope) : HttpPipelinePolicy
{
    private BearerTokenAuthenticationPolicy _tokens = new(credential, scope);

    public override void Process(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
    {
        BearerTokenAuthenticationPolicy used = Volatile.Read(ref _tokens);
        used.Process(message, pipeline);
        if (message.Response.Status == 401)
        {
            message.Response.Dispose();
            Renew(used).Process(message, pipeline);
        }
    }

    public override async ValueTask ProcessAsync(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
    {
        BearerTokenAuthenticationPolicy used = Volatile.Read(ref _tokens);
        await used.ProcessAsync(message, pipeline).ConfigureAwait(false);
        if (message.Response.Status == 401)
        {
            message.Response.Dispose();
            await Renew(used).ProcessAsync(message, pipeline).ConfigureAwait(false);
        }
    }

    // The policy caches its token; a new policy has an empty cache. Of many requests refused at once one renews for all.
    private BearerTokenAuthenticationPolicy Renew(BearerTokenAuthenticationPolicy refused)
    {
        BearerTokenAuthenticationPolicy fresh = new(credential, scope);
        BearerTokenAuthenticationPolicy current = Interlocked.CompareExchange(ref _tokens, fresh, refused);
        return ReferenceEquals(current, refused) ? fresh : current;
    }
}
