using Azure;
using Azure.Core;

namespace MLGovernance.Azure;

/// <summary>Reads and writes collections (account plane). Every method throws <see cref="RequestFailedException"/> on an error of the service.</summary>
/// <remarks>A collection's name is a short id; what people see is its friendlyName. The root collection is named like the account.</remarks>
public class CollectionClient
{
    private const int MaxPages = 10_000;

    private readonly DataMapChannel _channel = null!;

    internal CollectionClient(DataMapChannel channel) => _channel = channel;

    /// <summary>Initializes a test double.</summary>
    protected CollectionClient()
    {
    }

    /// <summary>Lists all collections.</summary>
    /// <param name="cancellationToken">Stops the call.</param>
    public virtual AsyncPageable<ResourceJson> GetCollectionsAsync(CancellationToken cancellationToken = default) => new ListPages(
        "collections",
        _channel.Endpoint,
        (link, stop) => link is null ? SendAsync(RequestMethod.Get, "", null, stop) : _channel.FollowAsync(new Uri(link), stop),
        MaxPages,
        cancellationToken);

    /// <summary>Reads one collection.</summary>
    /// <param name="name">The short name.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    public virtual Task<Response<DataMapObject>> GetAsync(string name, CancellationToken cancellationToken = default) =>
        DataMapChannel.ReadAsync(SendAsync(RequestMethod.Get, Path(name), null, cancellationToken), static json => new DataMapObject(json));

    /// <summary>Creates a collection or changes its friendly name and description.</summary>
    /// <param name="name">The short name, 3 to 36 characters.</param>
    /// <param name="friendlyName">What people see.</param>
    /// <param name="parentName">The short name of the parent.</param>
    /// <param name="description">The description, or <see langword="null"/> for none.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    public virtual Task<Response<DataMapObject>> CreateOrUpdateAsync(
        string name, string friendlyName, string parentName, string? description = null, CancellationToken cancellationToken = default) =>
        DataMapChannel.ReadAsync(
            SendAsync(
                RequestMethod.Put,
                Path(name),
                JsonContent.Write(writer =>
                {
                    writer.WriteString("name", name);
                    writer.WriteString("friendlyName", friendlyName);
                    if (description is not null)
                    {
                        writer.WriteString("description", description);
                    }

                    writer.WriteStartObject("parentCollection");
                    writer.WriteString("referenceName", parentName);
                    writer.WriteString("type", "CollectionReference");
                    writer.WriteEndObject();
                }),
                cancellationToken),
            static json => new DataMapObject(json));

    /// <summary>Deletes an empty collection.</summary>
    /// <param name="name">The short name.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    public virtual Task<Response> DeleteAsync(string name, CancellationToken cancellationToken = default) =>
        SendAsync(RequestMethod.Delete, Path(name), null, cancellationToken);

    /// <summary>Reads the short and friendly names from the root to a collection.</summary>
    /// <param name="name">The short name.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    public virtual Task<Response<DataMapObject>> GetPathAsync(string name, CancellationToken cancellationToken = default) =>
        DataMapChannel.ReadAsync(
            SendAsync(RequestMethod.Get, $"{Path(name)}/getCollectionPath", null, cancellationToken), static json => new DataMapObject(json));

    /// <summary>Reads the names of the direct children of a collection.</summary>
    /// <param name="name">The short name.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    public virtual Task<Response<DataMapObject>> GetChildNamesAsync(string name, CancellationToken cancellationToken = default) =>
        DataMapChannel.ReadAsync(
            SendAsync(RequestMethod.Get, $"{Path(name)}/getChildCollectionNames", null, cancellationToken),
            static json => new DataMapObject(json));

    private Task<Response> SendAsync(RequestMethod method, string path, RequestContent? content, CancellationToken cancellationToken) =>
        _channel.SendAsync(
            method, $"/account/collections{path}", new QueryText().Add("api-version", _channel.AccountApiVersion), content, cancellationToken);

    private static string Path(string name)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        return $"/{Uri.EscapeDataString(name)}";
    }
}
