using System.Globalization;
using Azure;
using Azure.Core;
using Azure.Core.Pipeline;

namespace MLGovernance.Azure;

/// <summary>Takes, renews and gives back the lease of one blob, which at most one client holds at a time. The blob is made, empty, when absent.</summary>
/// <remarks>
/// Thread-safe. All members can be overridden by test doubles. It needs the role Storage Blob Data Contributor on the container. The wire is that of
/// the storage service's Lease Blob and Put Blob operations.
/// </remarks>
public class BlobLeaseClient
{
    private const string Version = "2023-11-03";
    private readonly HttpPipeline _pipeline = null!;

    /// <summary>Initializes a client of one blob's lease.</summary>
    /// <param name="blob">The https address of the blob, without a query: signatures are not taken.</param>
    /// <param name="credential">What gives the tokens.</param>
    /// <param name="options">The settings, or <see langword="null"/> for the defaults.</param>
    /// <exception cref="ArgumentException">The address is not https, names no blob or has a query.</exception>
    public BlobLeaseClient(Uri blob, TokenCredential credential, AccessClientOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(credential);
        ArgumentNullException.ThrowIfNull(blob);

        // A query may be a signature, so the address is not repeated.
        if (!blob.IsAbsoluteUri || blob.Query.Length > 0 || blob.Segments.Length < 3)
        {
            throw new ArgumentException("Expected the address of a blob without a query, for example https://account.blob.core.windows.net/container/mlgov.lease.", nameof(blob));
        }

        Blob = ServicePipeline.RequireEndpoint(blob, nameof(blob));
        options ??= new AccessClientOptions();
        _pipeline = ServicePipeline.Create(options, new Uri(Blob, "/"), credential, AccessClientOptions.StorageScope, options.TimeProvider);
    }

    /// <summary>Initializes a test double.</summary>
    protected BlobLeaseClient()
    {
    }

    /// <summary>Gets the address of the blob.</summary>
    public virtual Uri Blob { get; } = new("https://account.blob.core.windows.net/container/blob");

    /// <summary>Takes the lease; with the id that holds it already, renews it.</summary>
    /// <param name="id">The id to hold it by.</param>
    /// <param name="duration">How long to hold it, 15 to 60 seconds.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <returns>False when it is held by another id.</returns>
    /// <exception cref="RequestFailedException">The service answered with an error, for example that there is no such container.</exception>
    public virtual async Task<bool> AcquireAsync(Guid id, TimeSpan duration, CancellationToken cancellationToken = default)
    {
        string seconds = ((int)duration.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        Response response = await LeaseAsync(Taking(), cancellationToken).ConfigureAwait(false);
        if (Code(response) == "BlobNotFound")
        {
            Response made = await SendAsync("", [("x-ms-blob-type", "BlockBlob"), ("If-None-Match", "*")], cancellationToken).ConfigureAwait(false);

            // Another host may have been faster with making it.
            _ = made.Status is 201 or 409 or 412 ? made : throw made.ToException();
            response = await LeaseAsync(Taking(), cancellationToken).ConfigureAwait(false);
        }

        return response.IsSuccess() || (Code(response) == "LeaseAlreadyPresent" ? false : throw response.ToException());

        (string, string)[] Taking() => [("x-ms-lease-action", "acquire"), ("x-ms-lease-duration", seconds), ("x-ms-proposed-lease-id", id.ToString())];
    }

    /// <summary>Gives the lease back. Does nothing when the id does not hold it.</summary>
    /// <param name="id">The id that holds it.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <exception cref="RequestFailedException">The service answered with an error.</exception>
    public virtual async Task ReleaseAsync(Guid id, CancellationToken cancellationToken = default)
    {
        Response response = await LeaseAsync([("x-ms-lease-action", "release"), ("x-ms-lease-id", id.ToString())], cancellationToken).ConfigureAwait(false);
        _ = response.IsSuccess() || response.Status is 404 or 409 ? response : throw response.ToException();
    }

    private static string? Code(Response response) => response.Headers.TryGetValue("x-ms-error-code", out string? code) ? code : null;

    private Task<Response> LeaseAsync((string Name, string Value)[] headers, CancellationToken cancellationToken) =>
        SendAsync("?comp=lease", headers, cancellationToken);

    private async Task<Response> SendAsync(string query, (string Name, string Value)[] headers, CancellationToken cancellationToken)
    {
        using HttpMessage message = _pipeline.CreateMessage();
        message.Request.Method = RequestMethod.Put;
        message.Request.Uri.Reset(new Uri(Blob.AbsoluteUri + query));
        message.Request.Headers.Add("x-ms-version", Version);
        message.Request.Content = RequestContent.Create(ReadOnlyMemory<byte>.Empty);
        foreach ((string name, string value) in headers)
        {
            message.Request.Headers.Add(name, value);
        }

        await _pipeline.SendAsync(message, cancellationToken).ConfigureAwait(false);
        return message.Response;
    }
}
