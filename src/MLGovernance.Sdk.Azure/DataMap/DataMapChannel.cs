using System.Text.Json;
using Azure;
using Azure.Core;
using Azure.Core.Pipeline;

namespace MLGovernance.Azure;

/// <summary>The one way of all Data Map sub-clients to the service.</summary>
internal sealed class DataMapChannel(HttpPipeline pipeline, Uri endpoint, DataMapClientOptions options)
{
    // The planes' versions are read once: options may change afterwards, clients do not.
    private readonly string _base = "/" + options.BasePath.Trim('/');

    internal Uri Endpoint => endpoint;

    internal string AccountApiVersion { get; } = options.AccountApiVersion;

    internal string MetadataPolicyApiVersion { get; } = options.MetadataPolicyApiVersion;

    internal string DataPolicyApiVersion { get; } = options.DataPolicyApiVersion;

    private string ApiVersion { get; } = options.ApiVersion;

    /// <summary>Sends to <c>{base}/atlas/v2/{path}</c>.</summary>
    internal Task<Response> AtlasAsync(
        RequestMethod method, string path, QueryText? query, RequestContent? content, CancellationToken cancellationToken) =>
        SendAsync(method, $"{_base}/atlas/v2/{path}", (query ?? new QueryText()).Add("api-version", ApiVersion), content, cancellationToken);

    /// <summary>Sends to <c>{base}/{path}</c>, where discovery and Purview's additions to Atlas live.</summary>
    internal Task<Response> DataMapAsync(
        RequestMethod method, string path, QueryText? query, RequestContent? content, CancellationToken cancellationToken) =>
        SendAsync(method, $"{_base}/{path}", (query ?? new QueryText()).Add("api-version", ApiVersion), content, cancellationToken);

    /// <summary>Sends to a path of another plane.</summary>
    internal async Task<Response> SendAsync(
        RequestMethod method, string path, QueryText query, RequestContent? content, CancellationToken cancellationToken, string? contentType = null)
    {
        Response response = await pipeline
            .SendAsync(method, new Uri(endpoint, path + query), content, cancellationToken, contentType: contentType).ConfigureAwait(false);
        return response.IsSuccess() ? response : throw response.ToException();
    }

    /// <summary>Sends a file to <c>{base}/atlas/v2/{path}</c> as one part of a form.</summary>
    internal Task<Response> UploadAsync(string path, string field, string fileName, BinaryData file, CancellationToken cancellationToken)
    {
        string boundary = "mlgov-" + Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(file))[..32];
        byte[] head = System.Text.Encoding.UTF8.GetBytes(
            $"--{boundary}\r\nContent-Disposition: form-data; name=\"{field}\"; filename=\"{fileName}\"\r\nContent-Type: text/csv\r\n\r\n");
        byte[] tail = System.Text.Encoding.UTF8.GetBytes($"\r\n--{boundary}--\r\n");
        byte[] body = [.. head, .. file.ToMemory().Span, .. tail];
        return SendAsync(
            RequestMethod.Post, $"{_base}/atlas/v2/{path}", new QueryText().Add("api-version", ApiVersion), RequestContent.Create(body), cancellationToken,
            $"multipart/form-data; boundary={boundary}");
    }

    /// <summary>Follows a page link of another plane.</summary>
    internal async Task<Response> FollowAsync(Uri link, CancellationToken cancellationToken)
    {
        Response response = await pipeline.SendAsync(RequestMethod.Get, link, content: null, cancellationToken).ConfigureAwait(false);
        return response.IsSuccess() ? response : throw response.ToException();
    }

    /// <summary>Returns the answer with its JSON as a model.</summary>
    internal static async Task<Response<T>> ReadAsync<T>(Task<Response> sending, Func<JsonElement, T> create)
    {
        Response response = await sending.ConfigureAwait(false);
        return Response.FromValue(create(Json(response)), response);
    }

    /// <summary>Returns the JSON of an answer; an undefined element for an empty one.</summary>
    /// <exception cref="RequestFailedException">The body is not complete JSON.</exception>
    internal static JsonElement Json(Response response)
    {
        ReadOnlySpan<byte> body = response.ContentStream is null ? default : response.Content.ToMemory().Span;
        if (body.IsEmpty)
        {
            return default;
        }

        try
        {
            return JsonElement.Parse(body);
        }
        catch (JsonException broken)
        {
            throw new RequestFailedException(
                response.Status,
                $"The answer of the Data Map is not complete JSON (at byte {broken.BytePositionInLine} of line {broken.LineNumber}).",
                "IncompleteAnswer",
                innerException: null);
        }
    }
}
