using Azure;
using Azure.Core;

namespace MLGovernance.Azure;

/// <summary>Reads and writes entities. Every method throws <see cref="RequestFailedException"/> on an error of the service.</summary>
public partial class EntityClient
{
    // Guids and names ride in the address: 50 keep it below the 8 KB that gateways accept (purview-wire section 4).
    internal const int MaxKeysPerRead = 50;
    private const int MaxQueryLength = 6_000;

    private readonly DataMapChannel _channel = null!;

    internal EntityClient(DataMapChannel channel) => _channel = channel;

    /// <summary>Initializes a test double.</summary>
    protected EntityClient()
    {
    }

    /// <summary>Creates or updates one entity, <c>{"entity":…,"referredEntities":…}</c>.</summary>
    /// <param name="entity">The body.</param>
    /// <param name="collectionId">The collection to put it in. On an existing entity this moves it, so send it only on creation.</param>
    /// <param name="businessAttributes">What to do with business metadata.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    public virtual Task<Response<EntityMutation>> CreateOrUpdateAsync(
        RequestContent entity, string? collectionId = null, BusinessAttributeUpdate businessAttributes = BusinessAttributeUpdate.Ignore,
        CancellationToken cancellationToken = default) =>
        WriteAsync(RequestMethod.Post, "entity", Placement(collectionId, businessAttributes), entity, cancellationToken);

    /// <summary>Creates or updates many entities, <c>{"entities":[…],"referredEntities":…}</c>, all or none.</summary>
    /// <param name="entities">The body.</param>
    /// <param name="collectionId">The collection to put them in. On existing entities this moves them.</param>
    /// <param name="businessAttributes">What to do with business metadata.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    public virtual Task<Response<EntityMutation>> CreateOrUpdateManyAsync(
        RequestContent entities, string? collectionId = null, BusinessAttributeUpdate businessAttributes = BusinessAttributeUpdate.Ignore,
        CancellationToken cancellationToken = default) =>
        WriteAsync(RequestMethod.Post, "entity/bulk", Placement(collectionId, businessAttributes), entities, cancellationToken);

    /// <summary>Reads one entity by guid.</summary>
    /// <param name="guid">The guid.</param>
    /// <param name="ignoreRelationships">Whether relationship attributes are left out.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    public virtual Task<Response<AtlasEntity>> GetAsync(
        string guid, bool ignoreRelationships = false, CancellationToken cancellationToken = default) =>
        DataMapChannel.ReadAsync(
            _channel.AtlasAsync(RequestMethod.Get, $"entity/guid/{Segment(guid)}", Detail(ignoreRelationships), null, cancellationToken),
            static json => AtlasEntity.OfEnvelope(json));

    /// <summary>Reads the header of one entity by guid.</summary>
    /// <param name="guid">The guid.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    public virtual Task<Response<AtlasEntity>> GetHeaderAsync(string guid, CancellationToken cancellationToken = default) =>
        DataMapChannel.ReadAsync(
            _channel.AtlasAsync(RequestMethod.Get, $"entity/guid/{Segment(guid)}/header", null, null, cancellationToken),
            static json => new AtlasEntity(json));

    /// <summary>Reads one entity by its qualifiedName.</summary>
    /// <param name="typeName">The type; the same name under another type is another asset.</param>
    /// <param name="qualifiedName">The name.</param>
    /// <param name="ignoreRelationships">Whether relationship attributes are left out.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    public virtual Task<Response<AtlasEntity>> GetByQualifiedNameAsync(
        string typeName, string qualifiedName, bool ignoreRelationships = false, CancellationToken cancellationToken = default) =>
        DataMapChannel.ReadAsync(
            _channel.AtlasAsync(
                RequestMethod.Get, UniquePath(typeName), Detail(ignoreRelationships).Add("attr:qualifiedName", qualifiedName), null, cancellationToken),
            static json => AtlasEntity.OfEnvelope(json));

    /// <summary>Changes the attributes that are sent and leaves the others. Values cannot be set to null.</summary>
    /// <param name="typeName">The type.</param>
    /// <param name="qualifiedName">The name.</param>
    /// <param name="entity">The body, <c>{"entity":{"typeName":…,"attributes":…}}</c>.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    public virtual Task<Response<EntityMutation>> UpdateByQualifiedNameAsync(
        string typeName, string qualifiedName, RequestContent entity, CancellationToken cancellationToken = default) =>
        WriteAsync(RequestMethod.Put, UniquePath(typeName), new QueryText().Add("attr:qualifiedName", qualifiedName), entity, cancellationToken);

    /// <summary>Sets one primitive or reference attribute. Arrays, maps and null are not supported by the service.</summary>
    /// <param name="guid">The guid.</param>
    /// <param name="attribute">The attribute's name.</param>
    /// <param name="value">The JSON value.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    public virtual Task<Response<EntityMutation>> SetAttributeAsync(
        string guid, string attribute, RequestContent value, CancellationToken cancellationToken = default) =>
        WriteAsync(RequestMethod.Put, $"entity/guid/{Segment(guid)}", new QueryText().Add("name", attribute), value, cancellationToken);

    /// <summary>Deletes one entity softly: it stays readable with the status DELETED.</summary>
    /// <param name="guid">The guid.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    public virtual Task<Response<EntityMutation>> DeleteAsync(string guid, CancellationToken cancellationToken = default) =>
        WriteAsync(RequestMethod.Delete, $"entity/guid/{Segment(guid)}", null, null, cancellationToken);

    /// <summary>Deletes one entity by its qualifiedName.</summary>
    /// <param name="typeName">The type.</param>
    /// <param name="qualifiedName">The name.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    public virtual Task<Response<EntityMutation>> DeleteByQualifiedNameAsync(
        string typeName, string qualifiedName, CancellationToken cancellationToken = default) =>
        WriteAsync(RequestMethod.Delete, UniquePath(typeName), new QueryText().Add("attr:qualifiedName", qualifiedName), null, cancellationToken);

    /// <summary>Moves entities into a collection.</summary>
    /// <param name="collectionId">The collection's short name.</param>
    /// <param name="guids">The entities.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    public virtual Task<Response<EntityMutation>> MoveToCollectionAsync(
        string collectionId, IReadOnlyList<string> guids, CancellationToken cancellationToken = default) =>
        DataMapChannel.ReadAsync(
            _channel.DataMapAsync(
                RequestMethod.Post, "entity/moveTo", new QueryText().Add("collectionId", collectionId),
                JsonContent.Write(writer => writer.Strings("entityGuids", guids)), cancellationToken),
            static json => new EntityMutation(json));

    private Task<Response<EntityMutation>> WriteAsync(
        RequestMethod method, string path, QueryText? query, RequestContent? content, CancellationToken cancellationToken) =>
        DataMapChannel.ReadAsync(
            _channel.AtlasAsync(method, path, query, content, cancellationToken), static json => new EntityMutation(json));

    private static string UniquePath(string typeName) => $"entity/uniqueAttribute/type/{Segment(typeName)}";

    private static string Segment(string value)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(value);
        return Uri.EscapeDataString(value);
    }

    private static QueryText Detail(bool ignoreRelationships) =>
        new QueryText().Flag("minExtInfo", true).Flag("ignoreRelationships", ignoreRelationships);

    private static QueryText Placement(string? collectionId, BusinessAttributeUpdate behavior) => new QueryText()
        .Add("collectionId", collectionId)
        .Add("businessAttributeUpdateBehavior", behavior switch
        {
            BusinessAttributeUpdate.Replace => "replace",
            BusinessAttributeUpdate.Merge => "merge",
            _ => null,
        });
}
