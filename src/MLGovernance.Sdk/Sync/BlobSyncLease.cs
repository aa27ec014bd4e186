using Azure.Core;
using MLGovernance.Azure;

namespace MLGovernance.Pipeline;

/// <summary>A lease on a blob. The service keeps the time, so that the hosts' clocks need not agree.</summary>
public sealed class BlobSyncLease : ISyncLease
{
    private readonly BlobLeaseClient _client;
    private readonly Guid _id = Guid.NewGuid();

    /// <summary>Initialises a lease on a blob.</summary>
    /// <param name="blob">The address of the blob, for example <c>https://account.blob.core.windows.net/container/mlgov.lease</c>. It is made, empty, when absent; its container must exist.</param>
    /// <param name="credential">What gives the tokens. It needs the role Storage Blob Data Contributor on the container.</param>
    /// <param name="options">Settings of the client, or null for the defaults.</param>
    /// <exception cref="ArgumentException">The address is not https, names no blob or has a query.</exception>
    public BlobSyncLease(Uri blob, TokenCredential credential, AccessClientOptions? options = null)
        : this(new BlobLeaseClient(blob, credential, options))
    {
    }

    /// <summary>Initialises a lease on a blob.</summary>
    /// <param name="client">The client of the blob's lease.</param>
    public BlobSyncLease(BlobLeaseClient client)
    {
        ArgumentNullException.ThrowIfNull(client);
        _client = client;
    }

    /// <inheritdoc/>
    public string Name => _client.Blob.AbsoluteUri;

    /// <inheritdoc/>
    /// <exception cref="global::Azure.RequestFailedException">The service answered with an error, for example that there is no such container.</exception>
    public Task<bool> TryHoldAsync(TimeSpan duration, CancellationToken cancellationToken = default) => _client.AcquireAsync(_id, duration, cancellationToken);

    /// <inheritdoc/>
    public Task ReleaseAsync(CancellationToken cancellationToken = default) => _client.ReleaseAsync(_id, cancellationToken);
}
