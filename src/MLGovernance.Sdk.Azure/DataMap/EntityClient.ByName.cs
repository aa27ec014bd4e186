using Azure;
using Azure.Core;

namespace MLGovernance.Azure;

/// <content>Classifications and labels of an entity that is named by its type and qualified name.</content>
public partial class EntityClient
{
    /// <summary>Reads one classification of an entity.</summary>
    /// <param name="guid">The guid.</param>
    /// <param name="classification">The classification's name.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    public virtual Task<Response<DataMapObject>> GetClassificationAsync(string guid, string classification, CancellationToken cancellationToken = default) =>
        DataMapChannel.ReadAsync(
            _channel.AtlasAsync(RequestMethod.Get, Guid(guid, $"classification/{Segment(classification)}"), null, null, cancellationToken), static json => new DataMapObject(json));

    /// <summary>Adds classifications to an entity.</summary>
    /// <param name="typeName">The type.</param>
    /// <param name="qualifiedName">The qualified name.</param>
    /// <param name="classifications">The body, an array of <c>{"typeName":…}</c>.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    public virtual Task<Response> AddClassificationsByQualifiedNameAsync(
        string typeName, string qualifiedName, RequestContent classifications, CancellationToken cancellationToken = default) =>
        NamedAsync(RequestMethod.Post, typeName, qualifiedName, "classifications", classifications, cancellationToken);

    /// <summary>Changes classifications that an entity has.</summary>
    /// <param name="typeName">The type.</param>
    /// <param name="qualifiedName">The qualified name.</param>
    /// <param name="classifications">The body, an array of <c>{"typeName":…}</c>.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    public virtual Task<Response> UpdateClassificationsByQualifiedNameAsync(
        string typeName, string qualifiedName, RequestContent classifications, CancellationToken cancellationToken = default) =>
        NamedAsync(RequestMethod.Put, typeName, qualifiedName, "classifications", classifications, cancellationToken);

    /// <summary>Takes a classification off an entity.</summary>
    /// <param name="typeName">The type.</param>
    /// <param name="qualifiedName">The qualified name.</param>
    /// <param name="classification">The classification's name.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    public virtual Task<Response> RemoveClassificationByQualifiedNameAsync(
        string typeName, string qualifiedName, string classification, CancellationToken cancellationToken = default) =>
        NamedAsync(RequestMethod.Delete, typeName, qualifiedName, $"classification/{Segment(classification)}", null, cancellationToken);

    /// <summary>Replaces the labels of an entity; none takes all off.</summary>
    /// <param name="typeName">The type.</param>
    /// <param name="qualifiedName">The qualified name.</param>
    /// <param name="labels">The labels.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    public virtual Task<Response> SetLabelsByQualifiedNameAsync(
        string typeName, string qualifiedName, IEnumerable<string> labels, CancellationToken cancellationToken = default) =>
        NamedAsync(RequestMethod.Post, typeName, qualifiedName, "labels", JsonContent.Strings(labels), cancellationToken);

    /// <summary>Adds labels to an entity.</summary>
    /// <param name="typeName">The type.</param>
    /// <param name="qualifiedName">The qualified name.</param>
    /// <param name="labels">The labels.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    public virtual Task<Response> AddLabelsByQualifiedNameAsync(
        string typeName, string qualifiedName, IEnumerable<string> labels, CancellationToken cancellationToken = default) =>
        NamedAsync(RequestMethod.Put, typeName, qualifiedName, "labels", JsonContent.Strings(labels), cancellationToken);

    /// <summary>Takes labels off an entity.</summary>
    /// <param name="typeName">The type.</param>
    /// <param name="qualifiedName">The qualified name.</param>
    /// <param name="labels">The labels.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    public virtual Task<Response> RemoveLabelsByQualifiedNameAsync(
        string typeName, string qualifiedName, IEnumerable<string> labels, CancellationToken cancellationToken = default) =>
        NamedAsync(RequestMethod.Delete, typeName, qualifiedName, "labels", JsonContent.Strings(labels), cancellationToken);

    private Task<Response> NamedAsync(
        RequestMethod method, string typeName, string qualifiedName, string path, RequestContent? content, CancellationToken cancellationToken) =>
        _channel.AtlasAsync(method, $"{UniquePath(typeName)}/{path}", new QueryText().Add("attr:qualifiedName", qualifiedName), content, cancellationToken);
}
