using Azure;
using Azure.Core;

namespace MLGovernance.Azure;

/// <content>Business metadata by group, and by CSV file.</content>
public partial class EntityClient
{
    /// <summary>Sets attributes of one group of business metadata; others of the group stay.</summary>
    /// <param name="guid">The guid.</param>
    /// <param name="group">The group's name.</param>
    /// <param name="attributes">The body, for example <c>{"owner":"ada"}</c>.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    public virtual Task<Response> SetBusinessMetadataGroupAsync(string guid, string group, RequestContent attributes, CancellationToken cancellationToken = default) =>
        _channel.AtlasAsync(RequestMethod.Post, Guid(guid, $"businessmetadata/{Segment(group)}"), null, attributes, cancellationToken);

    /// <summary>Takes attributes of one group of business metadata off an entity.</summary>
    /// <param name="guid">The guid.</param>
    /// <param name="group">The group's name.</param>
    /// <param name="attributes">The body, the attributes with their values.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    public virtual Task<Response> RemoveBusinessMetadataGroupAsync(string guid, string group, RequestContent attributes, CancellationToken cancellationToken = default) =>
        _channel.AtlasAsync(RequestMethod.Delete, Guid(guid, $"businessmetadata/{Segment(group)}"), null, attributes, cancellationToken);

    /// <summary>Sets business metadata of many entities from CSV.</summary>
    /// <param name="csv">Lines of type, unique value, <c>group.attribute</c> and value, as <see cref="GetBusinessMetadataTemplateAsync"/> shows them.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <returns>The lines that were taken and those that were not, each with the reason: <c>successImportInfoList</c>, <c>failedImportInfoList</c>.</returns>
    public virtual Task<Response<DataMapObject>> ImportBusinessMetadataAsync(BinaryData csv, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(csv);
        return DataMapChannel.ReadAsync(
            _channel.UploadAsync("entity/businessmetadata/import", "file", "business-metadata.csv", csv, cancellationToken), static json => new DataMapObject(json));
    }

    /// <summary>Reads an example of the CSV that <see cref="ImportBusinessMetadataAsync"/> takes.</summary>
    /// <param name="cancellationToken">Stops the call.</param>
    public virtual async Task<Response<string>> GetBusinessMetadataTemplateAsync(CancellationToken cancellationToken = default)
    {
        Response response = await _channel.AtlasAsync(RequestMethod.Get, "entity/businessmetadata/import/template", null, null, cancellationToken).ConfigureAwait(false);
        return Response.FromValue(response.Content.ToString(), response);
    }
}
