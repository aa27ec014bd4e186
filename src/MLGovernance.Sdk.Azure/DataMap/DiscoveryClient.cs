using Azure;
using Azure.Core;

namespace MLGovernance.Azure;

/// <summary>Searches the Data Map. Every method throws <see cref="RequestFailedException"/> on an error of the service.</summary>
/// <remarks>Search reads an index behind the store and lags: read your own writes by guid or qualifiedName.</remarks>
public class DiscoveryClient
{
    private readonly DataMapChannel _channel = null!;

    internal DiscoveryClient(DataMapChannel channel) => _channel = channel;

    /// <summary>Initializes a test double.</summary>
    protected DiscoveryClient()
    {
    }

    /// <summary>Searches, page by page.</summary>
    /// <param name="search">What to search for.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    public virtual AsyncPageable<DataMapObject> SearchAsync(DataMapSearch search, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(search);
        return new SearchPages((token, stop) => QueryAsync(search.ToContent(token), stop), cancellationToken);
    }

    /// <summary>Sends one search and returns one page, with its facets.</summary>
    /// <param name="query">The body, <c>{"keywords":…,"limit":…,"filter":…,"facets":…,"continuationToken":…}</c>.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    public virtual Task<Response<SearchPage>> QueryAsync(RequestContent query, CancellationToken cancellationToken = default) =>
        SendAsync("search/query", query, cancellationToken);

    /// <summary>Returns assets that begin as the user types.</summary>
    /// <param name="keywords">1 to 100 characters.</param>
    /// <param name="limit">How many, 1 to 100. The default is 5.</param>
    /// <param name="filter">What may be found, as JSON, or <see langword="null"/> for everything.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    public virtual Task<Response<SearchPage>> SuggestAsync(string keywords, int limit = 5, string? filter = null, CancellationToken cancellationToken = default) =>
        SendAsync("search/suggest", Keywords(keywords, limit, filter), cancellationToken);

    /// <summary>Returns completions of what the user types.</summary>
    /// <param name="keywords">1 to 100 characters.</param>
    /// <param name="limit">How many, 1 to 100. The default is 50.</param>
    /// <param name="filter">What may be found, as JSON, or <see langword="null"/> for everything.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    public virtual Task<Response<SearchPage>> AutocompleteAsync(
        string keywords, int limit = 50, string? filter = null, CancellationToken cancellationToken = default) =>
        SendAsync("search/autocomplete", Keywords(keywords, limit, filter), cancellationToken);

    private Task<Response<SearchPage>> SendAsync(string path, RequestContent body, CancellationToken cancellationToken) =>
        DataMapChannel.ReadAsync(
            _channel.DataMapAsync(RequestMethod.Post, path, null, body, cancellationToken), static json => new SearchPage(json));

    private static RequestContent Keywords(string keywords, int limit, string? filter)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(keywords);
        return JsonContent.Write(writer =>
        {
            writer.WriteString("keywords", keywords);
            writer.WriteNumber("limit", limit);
            if (filter is not null)
            {
                writer.WritePropertyName("filter");
                writer.WriteRawValue(filter);
            }
        });
    }
}
