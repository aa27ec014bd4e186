using Azure;
using Azure.Core;

namespace MLGovernance.Azure;

/// <summary>Reads and writes type definitions. Every method throws <see cref="RequestFailedException"/> on an error of the service.</summary>
public class TypedefClient
{
    private readonly DataMapChannel _channel = null!;

    internal TypedefClient(DataMapChannel channel) => _channel = channel;

    /// <summary>Initializes a test double.</summary>
    protected TypedefClient()
    {
    }

    /// <summary>Reads all definitions, <c>{"entityDefs":[…],"relationshipDefs":[…],…}</c>.</summary>
    /// <param name="category">One category, for example <c>ENTITY</c> or <c>CLASSIFICATION</c>; <see langword="null"/> for all.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    public virtual Task<Response<DataMapObject>> GetAllAsync(string? category = null, CancellationToken cancellationToken = default) =>
        ReadAsync(RequestMethod.Get, "types/typedefs", new QueryText().Add("type", category), null, cancellationToken);

    /// <summary>Reads one definition of any category by name.</summary>
    /// <param name="name">The name.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    public virtual Task<Response<DataMapObject>> GetAsync(string name, CancellationToken cancellationToken = default) =>
        ReadAsync(RequestMethod.Get, $"types/typedef/name/{Uri.EscapeDataString(name)}", null, null, cancellationToken);

    /// <summary>Creates definitions. Definitions that exist already are left as they are, without an error: change them with <see cref="UpdateAsync"/>.</summary>
    /// <param name="typedefs">The body.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    public virtual Task<Response<DataMapObject>> CreateAsync(RequestContent typedefs, CancellationToken cancellationToken = default) =>
        ReadAsync(RequestMethod.Post, "types/typedefs", null, typedefs, cancellationToken);

    /// <summary>Changes definitions that exist. Attributes can be added when optional, never removed.</summary>
    /// <param name="typedefs">The body.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    public virtual Task<Response<DataMapObject>> UpdateAsync(RequestContent typedefs, CancellationToken cancellationToken = default) =>
        ReadAsync(RequestMethod.Put, "types/typedefs", null, typedefs, cancellationToken);

    /// <summary>Deletes definitions that nothing uses.</summary>
    /// <param name="typedefs">The body.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    public virtual Task<Response> DeleteAsync(RequestContent typedefs, CancellationToken cancellationToken = default) =>
        _channel.AtlasAsync(RequestMethod.Delete, "types/typedefs", null, typedefs, cancellationToken);

    /// <summary>Deletes one definition that nothing uses.</summary>
    /// <param name="name">The name.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    public virtual Task<Response> DeleteAsync(string name, CancellationToken cancellationToken = default) =>
        _channel.AtlasAsync(RequestMethod.Delete, $"types/typedef/name/{Uri.EscapeDataString(name)}", null, null, cancellationToken);

    private Task<Response<DataMapObject>> ReadAsync(
        RequestMethod method, string path, QueryText? query, RequestContent? content, CancellationToken cancellationToken) =>
        DataMapChannel.ReadAsync(
            _channel.AtlasAsync(method, path, query, content, cancellationToken), static json => new DataMapObject(json));
}
