using Azure;
using Azure.Core;

namespace MLGovernance.Azure;

public partial class EntityClient
{
    /// <summary>Reads the classifications of an entity.</summary>
    /// <param name="guid">The entity.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    public virtual Task<Response<DataMapObject>> GetClassificationsAsync(string guid, CancellationToken cancellationToken = default) =>
        DataMapChannel.ReadAsync(
            _channel.AtlasAsync(RequestMethod.Get, Guid(guid, "classifications"), null, null, cancellationToken),
            static json => new DataMapObject(json));

    /// <summary>Adds classifications to an entity.</summary>
    /// <param name="guid">The entity.</param>
    /// <param name="classifications">The body, an array of <c>{"typeName":…}</c>.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    public virtual Task<Response> AddClassificationsAsync(
        string guid, RequestContent classifications, CancellationToken cancellationToken = default) =>
        _channel.AtlasAsync(RequestMethod.Post, Guid(guid, "classifications"), null, classifications, cancellationToken);

    /// <summary>Changes classifications that an entity has.</summary>
    /// <param name="guid">The entity.</param>
    /// <param name="classifications">The body, an array of <c>{"typeName":…}</c>.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    public virtual Task<Response> UpdateClassificationsAsync(
        string guid, RequestContent classifications, CancellationToken cancellationToken = default) =>
        _channel.AtlasAsync(RequestMethod.Put, Guid(guid, "classifications"), null, classifications, cancellationToken);

    /// <summary>Takes a classification off an entity.</summary>
    /// <param name="guid">The entity.</param>
    /// <param name="classification">The classification's type name.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    public virtual Task<Response> RemoveClassificationAsync(
        string guid, string classification, CancellationToken cancellationToken = default) =>
        _channel.AtlasAsync(RequestMethod.Delete, Guid(guid, $"classification/{Segment(classification)}"), null, null, cancellationToken);

    /// <summary>Adds one classification to many entities.</summary>
    /// <param name="classification">The classification's type name.</param>
    /// <param name="guids">The entities.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    public virtual Task<Response> AddClassificationAsync(
        string classification, IReadOnlyList<string> guids, CancellationToken cancellationToken = default) =>
        _channel.AtlasAsync(
            RequestMethod.Post, "entity/bulk/classification", null,
            JsonContent.Write(writer =>
            {
                writer.WriteStartObject("classification");
                writer.WriteString("typeName", classification);
                writer.WriteEndObject();
                writer.Strings("entityGuids", guids);
            }),
            cancellationToken);

    /// <summary>Replaces the classifications of many entities, <c>{"guidHeaderMap":…}</c>.</summary>
    /// <param name="headers">The body.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    public virtual Task<Response> SetClassificationsAsync(RequestContent headers, CancellationToken cancellationToken = default) =>
        _channel.AtlasAsync(RequestMethod.Post, "entity/bulk/setClassifications", null, headers, cancellationToken);

    /// <summary>Replaces the labels of an entity; none removes all.</summary>
    /// <param name="guid">The entity.</param>
    /// <param name="labels">The labels.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    public virtual Task<Response> SetLabelsAsync(string guid, IEnumerable<string> labels, CancellationToken cancellationToken = default) =>
        _channel.AtlasAsync(RequestMethod.Post, Guid(guid, "labels"), null, JsonContent.Strings(labels), cancellationToken);

    /// <summary>Adds labels to an entity.</summary>
    /// <param name="guid">The entity.</param>
    /// <param name="labels">The labels.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    public virtual Task<Response> AddLabelsAsync(string guid, IEnumerable<string> labels, CancellationToken cancellationToken = default) =>
        _channel.AtlasAsync(RequestMethod.Put, Guid(guid, "labels"), null, JsonContent.Strings(labels), cancellationToken);

    /// <summary>Takes labels off an entity.</summary>
    /// <param name="guid">The entity.</param>
    /// <param name="labels">The labels.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    public virtual Task<Response> RemoveLabelsAsync(string guid, IEnumerable<string> labels, CancellationToken cancellationToken = default) =>
        _channel.AtlasAsync(RequestMethod.Delete, Guid(guid, "labels"), null, JsonContent.Strings(labels), cancellationToken);

    /// <summary>Sets business metadata of an entity, <c>{"Group":{"attribute":value}}</c>.</summary>
    /// <param name="guid">The entity.</param>
    /// <param name="businessMetadata">The body.</param>
    /// <param name="overwrite">Whether groups and attributes that are not sent are removed.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    public virtual Task<Response> SetBusinessMetadataAsync(
        string guid, RequestContent businessMetadata, bool overwrite = false, CancellationToken cancellationToken = default) =>
        _channel.AtlasAsync(
            RequestMethod.Post, Guid(guid, "businessmetadata"), new QueryText().Flag("isOverwrite", overwrite), businessMetadata, cancellationToken);

    /// <summary>Removes business metadata of an entity.</summary>
    /// <param name="guid">The entity.</param>
    /// <param name="businessMetadata">The body, the groups and attributes to remove.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    public virtual Task<Response> RemoveBusinessMetadataAsync(
        string guid, RequestContent businessMetadata, CancellationToken cancellationToken = default) =>
        _channel.AtlasAsync(RequestMethod.Delete, Guid(guid, "businessmetadata"), null, businessMetadata, cancellationToken);

    private static string Guid(string guid, string part) => $"entity/guid/{Segment(guid)}/{part}";
}
