using Azure;
using Azure.Core;

namespace MLGovernance.Azure;

/// <summary>Reads and writes relationships. Every method throws <see cref="RequestFailedException"/> on an error of the service.</summary>
public class RelationshipClient
{
    private readonly DataMapChannel _channel = null!;

    internal RelationshipClient(DataMapChannel channel) => _channel = channel;

    /// <summary>Initializes a test double.</summary>
    protected RelationshipClient()
    {
    }

    /// <summary>Creates a relationship. One that exists already answers 409.</summary>
    /// <param name="relationship">The body, <c>{"typeName":…,"end1":…,"end2":…,"attributes":…}</c>.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    public virtual Task<Response<DataMapObject>> CreateAsync(RequestContent relationship, CancellationToken cancellationToken = default) =>
        ReadAsync(RequestMethod.Post, "relationship", null, relationship, cancellationToken);

    /// <summary>Changes a relationship.</summary>
    /// <param name="relationship">The body with its guid.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    public virtual Task<Response<DataMapObject>> UpdateAsync(RequestContent relationship, CancellationToken cancellationToken = default) =>
        ReadAsync(RequestMethod.Put, "relationship", null, relationship, cancellationToken);

    /// <summary>Reads a relationship, <c>{"relationship":…,"referredEntities":…}</c>.</summary>
    /// <param name="guid">The relationship's guid.</param>
    /// <param name="extended">Whether the headers of both ends come along.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    public virtual Task<Response<DataMapObject>> GetAsync(
        string guid, bool extended = false, CancellationToken cancellationToken = default) =>
        ReadAsync(
            RequestMethod.Get, $"relationship/guid/{Uri.EscapeDataString(guid)}", new QueryText().Flag("extendedInfo", extended), null, cancellationToken);

    /// <summary>Deletes a relationship.</summary>
    /// <param name="guid">The relationship's guid.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    public virtual Task<Response> DeleteAsync(string guid, CancellationToken cancellationToken = default) =>
        _channel.AtlasAsync(RequestMethod.Delete, $"relationship/guid/{Uri.EscapeDataString(guid)}", null, null, cancellationToken);

    private Task<Response<DataMapObject>> ReadAsync(
        RequestMethod method, string path, QueryText? query, RequestContent? content, CancellationToken cancellationToken) =>
        DataMapChannel.ReadAsync(
            _channel.AtlasAsync(method, path, query, content, cancellationToken), static json => new DataMapObject(json));
}
