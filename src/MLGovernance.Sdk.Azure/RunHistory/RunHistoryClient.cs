using Azure;
using Azure.Core;
using Azure.Core.Pipeline;

namespace MLGovernance.Azure;

/// <summary>
/// Reads what Resource Manager does not carry from the run-history data plane of a region: the children of pipelines and the
/// real inputs and outputs of runs.
/// </summary>
/// <remarks>
/// The plane is the one that Microsoft's own Python client uses; only its base address is documented (aml-wire section 6), so
/// its use is optional everywhere. Thread-safe; all members can be overridden by test doubles.
/// </remarks>
public class RunHistoryClient
{
    private readonly HttpPipeline _pipeline = null!;
    private readonly int _maxPages;

    /// <summary>Initializes a client of one regional base.</summary>
    /// <param name="endpoint">The https base, for example <c>https://westeurope.api.azureml.ms</c>; see <see cref="DiscoverAsync"/>.</param>
    /// <param name="credential">What gives the tokens.</param>
    /// <param name="options">The settings, or <see langword="null"/> for the defaults.</param>
    /// <exception cref="ArgumentException">The endpoint is not an absolute https address.</exception>
    public RunHistoryClient(Uri endpoint, TokenCredential credential, RunHistoryClientOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(credential);
        options ??= new RunHistoryClientOptions();
        Endpoint = ServicePipeline.RequireEndpoint(endpoint, nameof(endpoint));
        _pipeline = ServicePipeline.Create(options, Endpoint, credential, options.Cloud.MachineLearningScope);
        _maxPages = options.MaxPages;
    }

    /// <summary>Initializes a test double.</summary>
    protected RunHistoryClient()
    {
    }

    /// <summary>Gets the regional base that this client is pinned to.</summary>
    public virtual Uri Endpoint { get; } = new("https://api.azureml.ms");

    /// <summary>
    /// Reads the base address from a workspace's <c>discoveryUrl</c>. Neither that address nor the one it states may lie outside of
    /// the cloud's Machine Learning hosts. No token is sent.
    /// </summary>
    /// <param name="discoveryUrl">The value of the workspace's <c>properties.discoveryUrl</c>.</param>
    /// <param name="options">The settings, or <see langword="null"/> for the defaults.</param>
    /// <param name="cancellationToken">Stops the read.</param>
    /// <exception cref="ForeignOriginException">One of the two addresses lies outside of the cloud's hosts.</exception>
    /// <exception cref="InvalidDataException">The answer names no base.</exception>
    /// <exception cref="RequestFailedException">The service answered with an error.</exception>
    public static async Task<Uri> DiscoverAsync(
        Uri discoveryUrl, RunHistoryClientOptions? options = null, CancellationToken cancellationToken = default)
    {
        options ??= new RunHistoryClientOptions();
        RequireSuffix(ServicePipeline.RequireEndpoint(discoveryUrl, nameof(discoveryUrl)), options.Cloud);
        HttpPipeline anonymous = ServicePipeline.Create(options, discoveryUrl, credential: null, scope: "");
        Response response = await anonymous.SendAsync(RequestMethod.Get, discoveryUrl, content: null, cancellationToken).ConfigureAwait(false);
        if (!response.IsSuccess())
        {
            throw response.ToException();
        }

        ResourceJson document = new(response.Content.ToMemory());
        string? stated = document.Text("api") ?? document.Text("history");
        if (!Uri.TryCreate(stated, UriKind.Absolute, out Uri? endpoint) || endpoint.Scheme != Uri.UriSchemeHttps)
        {
            throw new InvalidDataException($"The discovery document of '{discoveryUrl.Host}' names no https base under 'api'.");
        }

        RequireSuffix(endpoint, options.Cloud);
        return new Uri(endpoint.GetLeftPart(UriPartial.Authority));
    }

    /// <summary>Lists the direct children of a run: the steps of a pipeline, the trials of a sweep.</summary>
    /// <param name="workspaceId">The Resource Manager id of the workspace.</param>
    /// <param name="runId">The run, which is the name of its job.</param>
    /// <param name="cancellationToken">Stops the read.</param>
    public virtual AsyncPageable<ResourceJson> GetChildrenAsync(
        string workspaceId, string runId, CancellationToken cancellationToken = default)
    {
        Uri first = Run(workspaceId, runId, "/children");
        return new ListPages(
            "children",
            Endpoint,
            (link, stop) => ReadAsync(link is null ? first : new Uri(link), stop),
            _maxPages,
            cancellationToken,
            token => $"{first.AbsoluteUri}?$continuationtoken={Uri.EscapeDataString(token)}");
    }

    /// <summary>Reads the record of a run: parent, root, times, status.</summary>
    /// <param name="workspaceId">The Resource Manager id of the workspace.</param>
    /// <param name="runId">The run.</param>
    /// <param name="cancellationToken">Stops the read.</param>
    /// <exception cref="RequestFailedException">The service answered with an error.</exception>
    public virtual async Task<Response<ResourceJson>> GetRunAsync(
        string workspaceId, string runId, CancellationToken cancellationToken = default)
    {
        Response response = await ReadAsync(Run(workspaceId, runId, ""), cancellationToken).ConfigureAwait(false);
        return Response.FromValue(new ResourceJson(response.Content.ToMemory()), response);
    }

    /// <summary>Reads the details of a run: the inputs and outputs as they were resolved, those of reused steps too.</summary>
    /// <param name="workspaceId">The Resource Manager id of the workspace.</param>
    /// <param name="runId">The run.</param>
    /// <param name="cancellationToken">Stops the read.</param>
    /// <exception cref="RequestFailedException">The service answered with an error.</exception>
    public virtual async Task<Response<ResourceJson>> GetRunDetailsAsync(
        string workspaceId, string runId, CancellationToken cancellationToken = default)
    {
        Response response = await ReadAsync(Run(workspaceId, runId, "/details"), cancellationToken).ConfigureAwait(false);
        return Response.FromValue(new ResourceJson(response.Content.ToMemory()), response);
    }

    private async Task<Response> ReadAsync(Uri uri, CancellationToken cancellationToken)
    {
        Response response = await _pipeline.SendAsync(RequestMethod.Get, uri, content: null, cancellationToken).ConfigureAwait(false);
        return response.IsSuccess() ? response : throw response.ToException();
    }

    private Uri Run(string workspaceId, string runId, string part)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(workspaceId);
        ArgumentException.ThrowIfNullOrWhiteSpace(runId);
        return new Uri(Endpoint, $"/history/v1.0{workspaceId.TrimEnd('/')}/runs/{Uri.EscapeDataString(runId)}{part}");
    }

    private static void RequireSuffix(Uri uri, AzureCloud cloud)
    {
        string suffix = cloud.MachineLearningHostSuffix;
        bool inside = uri.UserInfo.Length == 0 && uri.IsDefaultPort
            && (string.Equals(uri.IdnHost, suffix, StringComparison.OrdinalIgnoreCase)
                || uri.IdnHost.EndsWith("." + suffix, StringComparison.OrdinalIgnoreCase));
        if (!inside)
        {
            throw new ForeignOriginException(new Uri($"https://{suffix}"), uri);
        }
    }
}
