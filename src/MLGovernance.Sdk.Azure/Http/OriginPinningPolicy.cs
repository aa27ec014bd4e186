using Azure.Core;
using Azure.Core.Pipeline;

namespace MLGovernance.Azure;

/// <summary>
/// Refuses every request whose scheme, host or port differs from the client's own endpoint. It stands before the
/// authentication policy and inside the redirect and retry policies, so that page links, redirects and operation links are
/// all checked before a token is attached.
/// </summary>
internal sealed class OriginPinningPolicy(Uri origin) : HttpPipelinePolicy
{
    public override void Process(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
    {
        Require(origin, message.Request.Uri.ToUri());
        ProcessNext(message, pipeline);
    }

    public override ValueTask ProcessAsync(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
    {
        Require(origin, message.Request.Uri.ToUri());
        return ProcessNextAsync(message, pipeline);
    }

    internal static void Require(Uri pinned, Uri requested)
    {
        bool same = requested.IsAbsoluteUri
            && requested.UserInfo.Length == 0
            && requested.Port == pinned.Port
            && string.Equals(requested.Scheme, pinned.Scheme, StringComparison.OrdinalIgnoreCase)
            && string.Equals(requested.IdnHost, pinned.IdnHost, StringComparison.OrdinalIgnoreCase);
        if (!same)
        {
            throw new ForeignOriginException(pinned, requested);
        }
    }
}
