using Azure;
using Azure.Core;
using Azure.Core.Pipeline;

namespace MLGovernance.Azure;

/// <summary>Sends one request and turns every answer but a success into a <see cref="RequestFailedException"/> without secrets.</summary>
internal static class ServiceExchange
{
    internal static async Task<Response> SendAsync(
        this HttpPipeline pipeline, RequestMethod method, Uri uri, RequestContent? content, CancellationToken cancellationToken, ETag? known = null,
        string? contentType = null)
    {
        using HttpMessage message = pipeline.CreateMessage();
        message.Request.Method = method;
        message.Request.Uri.Reset(uri);
        message.Request.Headers.Add(HttpHeader.Common.JsonAccept);
        if (known is { } tag)
        {
            message.Request.Headers.Add(HttpHeader.Names.IfNoneMatch, tag.ToString("H"));
        }

        if (content is not null)
        {
            message.Request.Content = content;
            message.Request.Headers.Add(contentType is null ? HttpHeader.Common.JsonContentType : new HttpHeader(HttpHeader.Names.ContentType, contentType));
        }
        else if (method == RequestMethod.Get)
        {
            // Same-origin redirects are followed; OriginPinningPolicy stands inside the redirect policy and refuses others.
            RedirectPolicy.SetAllowAutoRedirect(message, true);
        }

        await pipeline.SendAsync(message, cancellationToken).ConfigureAwait(false);
        if (!message.Response.IsSuccess())
        {
            ScrubBody(message.Response);
        }

        return message.Response; // Buffered, so it outlives the message.
    }

    internal static bool IsSuccess(this Response response) => response.Status is >= 200 and < 300;

    /// <summary>Tells whether what the request named by its entity tag is still the truth.</summary>
    internal static bool IsNotModified(this Response response) => response.Status == 304;

    /// <summary>Returns the exception of a failed answer.</summary>
    internal static RequestFailedException ToException(this Response response) => new(response);

    // Azure.Core prints error bodies into the message, and services echo what they were sent.
    private static void ScrubBody(Response response)
    {
        if (response.ContentStream is { CanSeek: true, Length: > 0 }
            && SecretScrubber.TryScrub(response.Content.ToMemory().Span, out byte[]? clean))
        {
            response.ContentStream = new MemoryStream(clean, 0, clean.Length, writable: false, publiclyVisible: true);
        }
    }
}
