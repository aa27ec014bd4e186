using Azure;
using Azure.Core;
using Azure.Core.Pipeline;

namespace MLGovernance.Azure;

/// <summary>
/// Reads Azure Machine Learning resources, and the resources they depend on, from Azure Resource Manager. Only GET is sent, and POST for
/// queries that change nothing: no keys are listed.
/// </summary>
/// <remarks>Thread-safe. All members can be overridden by test doubles.</remarks>
public class MachineLearningClient
{
    private const string Provider = "/providers/Microsoft.MachineLearningServices";

    private readonly HttpPipeline _pipeline = null!;
    private readonly ApiVersionMemory _versions = null!;
    private readonly int _maxPages;

    /// <summary>Initializes a client of the options' cloud.</summary>
    /// <param name="credential">What gives the tokens, for example <c>DefaultAzureCredential</c>. Role Reader is enough.</param>
    /// <param name="options">The settings, or <see langword="null"/> for the defaults.</param>
    public MachineLearningClient(TokenCredential credential, MachineLearningClientOptions? options = null)
        : this((options ??= new MachineLearningClientOptions()).Cloud.ResourceManagerEndpoint, credential, options)
    {
    }

    /// <summary>Initializes a client of an endpoint of its own, for example a proxy or an emulator.</summary>
    /// <param name="endpoint">The https address of Resource Manager.</param>
    /// <param name="credential">What gives the tokens.</param>
    /// <param name="options">The settings, or <see langword="null"/> for the defaults.</param>
    /// <exception cref="ArgumentException">The endpoint is not an absolute https address.</exception>
    public MachineLearningClient(Uri endpoint, TokenCredential credential, MachineLearningClientOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(credential);
        options ??= new MachineLearningClientOptions();
        Endpoint = ServicePipeline.RequireEndpoint(endpoint, nameof(endpoint));
        _pipeline = ServicePipeline.Create(options, Endpoint, credential, options.Cloud.ResourceManagerScope, options.TimeProvider);
        _versions = new ApiVersionMemory(options.ApiVersion);
        _maxPages = options.MaxPages;
    }

    /// <summary>Initializes a test double.</summary>
    protected MachineLearningClient()
    {
    }

    /// <summary>Gets the address of Resource Manager that this client is pinned to.</summary>
    public virtual Uri Endpoint { get; } = AzureCloud.Public.ResourceManagerEndpoint;

    /// <summary>Gets the api-version that Machine Learning is asked with: the options', or an older one that a lagging cloud answered.</summary>
    public virtual string ApiVersion => _versions.Current;

    /// <summary>Lists the subscriptions that the credential can see.</summary>
    /// <param name="cancellationToken">Stops the read.</param>
    public virtual AsyncPageable<ResourceJson> GetSubscriptionsAsync(CancellationToken cancellationToken = default) =>
        List("/subscriptions", "api-version=2022-12-01", "subscriptions", cancellationToken);

    /// <summary>Lists the workspaces (of every kind: hubs, projects and feature stores too) of a subscription or resource group.</summary>
    /// <param name="subscriptionId">The subscription.</param>
    /// <param name="resourceGroup">The resource group, or <see langword="null"/> for the whole subscription.</param>
    /// <param name="cancellationToken">Stops the read.</param>
    public virtual AsyncPageable<ResourceJson> GetWorkspacesAsync(
        string subscriptionId, string? resourceGroup = null, CancellationToken cancellationToken = default) =>
        List($"{Group(subscriptionId, resourceGroup)}{Provider}/workspaces", "", "workspaces", cancellationToken);

    /// <summary>Lists the registries of a subscription or resource group.</summary>
    /// <param name="subscriptionId">The subscription.</param>
    /// <param name="resourceGroup">The resource group, or <see langword="null"/> for the whole subscription.</param>
    /// <param name="cancellationToken">Stops the read.</param>
    public virtual AsyncPageable<ResourceJson> GetRegistriesAsync(
        string subscriptionId, string? resourceGroup = null, CancellationToken cancellationToken = default) =>
        List($"{Group(subscriptionId, resourceGroup)}{Provider}/registries", "", "registries", cancellationToken);

    /// <summary>Lists one collection below a resource, for example the jobs of a workspace or the versions of a model.</summary>
    /// <param name="parentId">The Resource Manager id of the parent.</param>
    /// <param name="listing">The row of <see cref="ResourceListing.OfWorkspace"/>, or one of your own.</param>
    /// <param name="cancellationToken">Stops the read.</param>
    public virtual AsyncPageable<ResourceJson> GetResourcesAsync(
        string parentId, ResourceListing listing, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(listing);
        return List($"{RequirePath(parentId)}/{listing.Segment}", listing.Query, listing.Segment, cancellationToken);
    }

    /// <summary>Reads one resource of any provider.</summary>
    /// <param name="resourceId">The Resource Manager id. Each provider is asked with an api-version of its own.</param>
    /// <param name="cancellationToken">Stops the read.</param>
    /// <exception cref="RequestFailedException">The service answered with an error.</exception>
    public virtual async Task<Response<ResourceJson>> GetResourceAsync(string resourceId, CancellationToken cancellationToken = default)
    {
        Response response = await GetAsync(RequirePath(resourceId), "", cancellationToken).ConfigureAwait(false);
        return Response.FromValue(new ResourceJson(response.Content.ToMemory()), response);
    }

    /// <summary>Reads one resource again, if it has changed: a conditional GET.</summary>
    /// <param name="resourceId">The Resource Manager id.</param>
    /// <param name="known">The entity tag of the answer that is known, from <c>Response.Headers.ETag</c>.</param>
    /// <param name="cancellationToken">Stops the read.</param>
    /// <returns>The resource, or a response without a value (status 304) when it is as it was.</returns>
    /// <remarks>A provider that does not keep entity tags answers with the resource.</remarks>
    /// <exception cref="RequestFailedException">The service answered with an error.</exception>
    public virtual async Task<NullableResponse<ResourceJson>> GetResourceIfChangedAsync(
        string resourceId, ETag known, CancellationToken cancellationToken = default)
    {
        Response response = await GetAsync(RequirePath(resourceId), "", cancellationToken, known).ConfigureAwait(false);
        return response.IsNotModified()
            ? new NotModified<ResourceJson>(response)
            : Response.FromValue(new ResourceJson(response.Content.ToMemory()), response);
    }

    /// <summary>Asks a query that Resource Manager answers to POST and that changes nothing, such as the states of Azure Policy.</summary>
    /// <param name="scope">The Resource Manager id that the query is about.</param>
    /// <param name="listing">The query's path below the scope, with its api-version.</param>
    /// <param name="cancellationToken">Stops the read.</param>
    internal virtual AsyncPageable<ResourceJson> QueryAsync(string scope, ResourceListing listing, CancellationToken cancellationToken = default)
    {
        Uri first = new(Endpoint, $"{RequirePath(scope)}/{listing.Segment}?{listing.Query}");
        return new ListPages(listing.Segment, Endpoint, (link, stop) => FollowAsync(link is null ? first : new Uri(link), stop, RequestMethod.Post), _maxPages, cancellationToken);
    }

    private ListPages List(string path, string query, string name, CancellationToken cancellationToken) => new(
        name,
        Endpoint,
        (link, stop) => link is null ? GetAsync(path, query, stop) : FollowAsync(new Uri(link), stop),
        _maxPages,
        cancellationToken);

    private async Task<Response> FollowAsync(Uri link, CancellationToken cancellationToken, RequestMethod? method = null)
    {
        Response response = await _pipeline.SendAsync(method ?? RequestMethod.Get, link, content: null, cancellationToken).ConfigureAwait(false);
        return response.IsSuccess() ? response : throw response.ToException();
    }

    private async Task<Response> GetAsync(string path, string query, CancellationToken cancellationToken, ETag? known = null)
    {
        string provider = ApiVersionMemory.ProviderOf(path);
        while (true)
        {
            string version = _versions.For(provider);
            string full = query.Contains("api-version=", StringComparison.Ordinal) ? query
                : query.Length == 0 ? $"api-version={version}" : $"{query}&api-version={version}";
            Uri uri = new(Endpoint, $"{path}?{full}");
            Response response = await _pipeline.SendAsync(RequestMethod.Get, uri, content: null, cancellationToken, known).ConfigureAwait(false);
            if (response.IsSuccess() || (known is not null && response.IsNotModified()))
            {
                return response;
            }

            ServiceError? error = response.Status is 400 or 404 ? ServiceErrorParser.Parse(response.Content.ToMemory()) : null;
            if (!_versions.TryFallBack(provider, version, error))
            {
                throw response.ToException();
            }
        }
    }

    private static string Group(string subscriptionId, string? resourceGroup)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(subscriptionId);
        string path = $"/subscriptions/{Uri.EscapeDataString(subscriptionId)}";
        return resourceGroup is null ? path : $"{path}/resourceGroups/{Uri.EscapeDataString(resourceGroup)}";
    }

    // Ids come from payloads: only a path of this endpoint may be made of them, never another authority ("//host").
    private static string RequirePath(string id)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(id);
        return id.StartsWith('/') && !id.StartsWith("//", StringComparison.Ordinal) && !id.AsSpan().ContainsAny("?#\\")
            ? id.TrimEnd('/')
            : throw new ArgumentException($"Expected a Resource Manager id, which begins with '/', got '{id}'.", nameof(id));
    }
}
