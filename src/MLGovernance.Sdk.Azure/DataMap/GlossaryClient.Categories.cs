using Azure;
using Azure.Core;

namespace MLGovernance.Azure;

/// <content>Categories, and changes in part.</content>
public partial class GlossaryClient
{
    /// <summary>Reads a glossary with its terms and categories.</summary>
    /// <param name="guid">The glossary.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    public virtual Task<Response<DataMapObject>> GetDetailedGlossaryAsync(string guid, CancellationToken cancellationToken = default) =>
        ReadAsync(RequestMethod.Get, $"glossary/{Uri.EscapeDataString(guid)}/detailed", null, null, cancellationToken);

    /// <summary>Replaces a glossary.</summary>
    /// <param name="guid">The glossary.</param>
    /// <param name="glossary">The body.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    public virtual Task<Response<DataMapObject>> UpdateGlossaryAsync(string guid, RequestContent glossary, CancellationToken cancellationToken = default) =>
        ReadAsync(RequestMethod.Put, $"glossary/{Uri.EscapeDataString(guid)}", null, glossary, cancellationToken);

    /// <summary>Changes some attributes of a glossary.</summary>
    /// <param name="guid">The glossary.</param>
    /// <param name="attributes">The body, for example <c>{"shortDescription":"…"}</c>.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    public virtual Task<Response<DataMapObject>> PatchGlossaryAsync(string guid, RequestContent attributes, CancellationToken cancellationToken = default) =>
        ReadAsync(RequestMethod.Put, $"glossary/{Uri.EscapeDataString(guid)}/partial", null, attributes, cancellationToken);

    /// <summary>Changes some attributes of a term.</summary>
    /// <param name="guid">The term.</param>
    /// <param name="attributes">The body.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    public virtual Task<Response<DataMapObject>> PatchTermAsync(string guid, RequestContent attributes, CancellationToken cancellationToken = default) =>
        ReadAsync(RequestMethod.Put, $"glossary/term/{Uri.EscapeDataString(guid)}/partial", null, attributes, cancellationToken);

    /// <summary>Reads the terms that a term is related to, by relation.</summary>
    /// <param name="guid">The term.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    public virtual Task<Response<DataMapObject>> GetRelatedTermsAsync(string guid, CancellationToken cancellationToken = default) =>
        ReadAsync(RequestMethod.Get, $"glossary/terms/{Uri.EscapeDataString(guid)}/related", null, null, cancellationToken);

    /// <summary>Reads the categories of a glossary, an array.</summary>
    /// <param name="glossaryGuid">The glossary.</param>
    /// <param name="limit">How many at most.</param>
    /// <param name="offset">How many to leave out.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    public virtual Task<Response<DataMapObject>> GetCategoriesAsync(
        string glossaryGuid, int limit = 100, int offset = 0, CancellationToken cancellationToken = default) =>
        ReadAsync(
            RequestMethod.Get, $"glossary/{Uri.EscapeDataString(glossaryGuid)}/categories",
            new QueryText().Add("limit", limit).Add("offset", offset), null, cancellationToken);

    /// <summary>Creates many categories.</summary>
    /// <param name="categories">The body, an array.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    public virtual Task<Response<DataMapObject>> CreateCategoriesAsync(RequestContent categories, CancellationToken cancellationToken = default) =>
        ReadAsync(RequestMethod.Post, "glossary/categories", null, categories, cancellationToken);

    /// <summary>Replaces a category.</summary>
    /// <param name="guid">The category.</param>
    /// <param name="category">The body.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    public virtual Task<Response<DataMapObject>> UpdateCategoryAsync(string guid, RequestContent category, CancellationToken cancellationToken = default) =>
        ReadAsync(RequestMethod.Put, Category(guid), null, category, cancellationToken);

    /// <summary>Changes some attributes of a category.</summary>
    /// <param name="guid">The category.</param>
    /// <param name="attributes">The body.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    public virtual Task<Response<DataMapObject>> PatchCategoryAsync(string guid, RequestContent attributes, CancellationToken cancellationToken = default) =>
        ReadAsync(RequestMethod.Put, Category(guid) + "/partial", null, attributes, cancellationToken);

    /// <summary>Reads the terms of a category, an array.</summary>
    /// <param name="guid">The category.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    public virtual Task<Response<DataMapObject>> GetTermsOfCategoryAsync(string guid, CancellationToken cancellationToken = default) =>
        ReadAsync(RequestMethod.Get, Category(guid) + "/terms", null, null, cancellationToken);

    private static string Category(string guid) => $"glossary/category/{Uri.EscapeDataString(guid)}";
}
