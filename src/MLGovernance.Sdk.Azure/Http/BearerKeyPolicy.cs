using Azure;
using Azure.Core;
using Azure.Core.Pipeline;

namespace MLGovernance.Azure;

/// <summary>Sends a key as a bearer token. The key is read for each request, so that a renewed one counts at once.</summary>
internal sealed class BearerKeyPolicy(AzureKeyCredential key) : HttpPipelineSynchronousPolicy
{
    public override void OnSendingRequest(HttpMessage message) =>
        message.Request.Headers.SetValue(HttpHeader.Names.Authorization, "Bearer " + key.Key);
}
