using Azure;
using Azure.Core;

namespace MLGovernance.Azure;

/// <summary>Reads and writes the classic glossary. Every method throws <see cref="RequestFailedException"/> on an error of the service.</summary>
public partial class GlossaryClient
{
    private readonly DataMapChannel _channel = null!;

    internal GlossaryClient(DataMapChannel channel) => _channel = channel;

    /// <summary>Initializes a test double.</summary>
    protected GlossaryClient()
    {
    }

    /// <summary>Reads the glossaries, an array.</summary>
    /// <param name="limit">How many at most.</param>
    /// <param name="offset">How many to leave out.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    public virtual Task<Response<DataMapObject>> GetGlossariesAsync(
        int limit = 100, int offset = 0, CancellationToken cancellationToken = default) =>
        ReadAsync(
            RequestMethod.Get, "glossary",
            new QueryText().Add("limit", limit).Add("offset", offset).Flag("ignoreTermsAndCategories", true), null, cancellationToken);

    /// <summary>Reads one glossary.</summary>
    /// <param name="guid">The glossary.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    public virtual Task<Response<DataMapObject>> GetGlossaryAsync(string guid, CancellationToken cancellationToken = default) =>
        ReadAsync(RequestMethod.Get, $"glossary/{Uri.EscapeDataString(guid)}", null, null, cancellationToken);

    /// <summary>Creates a glossary.</summary>
    /// <param name="glossary">The body.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    public virtual Task<Response<DataMapObject>> CreateGlossaryAsync(RequestContent glossary, CancellationToken cancellationToken = default) =>
        ReadAsync(RequestMethod.Post, "glossary", null, glossary, cancellationToken);

    /// <summary>Deletes a glossary with its terms and categories.</summary>
    /// <param name="guid">The glossary.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    public virtual Task<Response> DeleteGlossaryAsync(string guid, CancellationToken cancellationToken = default) =>
        _channel.AtlasAsync(RequestMethod.Delete, $"glossary/{Uri.EscapeDataString(guid)}", null, null, cancellationToken);

    /// <summary>Reads the terms of a glossary, an array. Large glossaries time out unless they are paged.</summary>
    /// <param name="glossaryGuid">The glossary.</param>
    /// <param name="limit">How many at most.</param>
    /// <param name="offset">How many to leave out.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    public virtual Task<Response<DataMapObject>> GetTermsAsync(
        string glossaryGuid, int limit = 100, int offset = 0, CancellationToken cancellationToken = default) =>
        ReadAsync(
            RequestMethod.Get, $"glossary/{Uri.EscapeDataString(glossaryGuid)}/terms",
            new QueryText().Add("limit", limit).Add("offset", offset), null, cancellationToken);

    /// <summary>Creates a category.</summary>
    /// <param name="category">The body.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    public virtual Task<Response<DataMapObject>> CreateCategoryAsync(RequestContent category, CancellationToken cancellationToken = default) =>
        ReadAsync(RequestMethod.Post, "glossary/category", null, category, cancellationToken);

    /// <summary>Reads a category.</summary>
    /// <param name="guid">The category.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    public virtual Task<Response<DataMapObject>> GetCategoryAsync(string guid, CancellationToken cancellationToken = default) =>
        ReadAsync(RequestMethod.Get, $"glossary/category/{Uri.EscapeDataString(guid)}", null, null, cancellationToken);

    /// <summary>Deletes a category.</summary>
    /// <param name="guid">The category.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    public virtual Task<Response> DeleteCategoryAsync(string guid, CancellationToken cancellationToken = default) =>
        _channel.AtlasAsync(RequestMethod.Delete, $"glossary/category/{Uri.EscapeDataString(guid)}", null, null, cancellationToken);

    private Task<Response<DataMapObject>> ReadAsync(
        RequestMethod method, string path, QueryText? query, RequestContent? content, CancellationToken cancellationToken) =>
        DataMapChannel.ReadAsync(
            _channel.AtlasAsync(method, path, query, content, cancellationToken), static json => new DataMapObject(json));
}
