using System.Collections.Immutable;
using Azure;
using Azure.Core;
using Azure.Core.Pipeline;
using MLGovernance.OpenLineage;

namespace MLGovernance.Azure;

/// <summary>
/// Sends OpenLineage events to a service that takes them, such as Marquez or a catalogue: <c>POST {endpoint}/api/v1/lineage</c>, one event a
/// request. Requests are repeated when the service is busy or fails for the moment; a repeated event changes nothing, for it names its run.
/// </summary>
/// <remarks>Thread-safe; all members can be overridden by test doubles. Neither keys nor the events' content are logged.</remarks>
public class OpenLineageClient
{
    private readonly HttpPipeline _pipeline = null!;
    private readonly Uri _address = null!;

    /// <summary>Initializes a client of a service that asks for no key, such as one on this machine.</summary>
    /// <param name="endpoint">The address, for example <c>http://localhost:5000</c>.</param>
    /// <param name="options">The settings, or <see langword="null"/> for the defaults.</param>
    /// <exception cref="ArgumentException">The endpoint is no absolute http or https address.</exception>
    public OpenLineageClient(Uri endpoint, OpenLineageClientOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(endpoint);
        if (!endpoint.IsAbsoluteUri || endpoint.Scheme is not ("http" or "https"))
        {
            throw new ArgumentException($"Expected an absolute http or https address, got '{endpoint}'.", nameof(endpoint));
        }

        options ??= new OpenLineageClientOptions();
        (_address, Endpoint) = (Below(endpoint, options), endpoint);
        _pipeline = ServicePipeline.Create(options, endpoint, credential: null, scope: string.Empty);
    }

    /// <summary>Initializes a client of a service that takes an API key, sent as a bearer token.</summary>
    /// <param name="endpoint">The https address.</param>
    /// <param name="apiKey">The key; it may be renewed while the client is in use.</param>
    /// <param name="options">The settings, or <see langword="null"/> for the defaults.</param>
    /// <exception cref="ArgumentException">The endpoint is not an absolute https address: a key must not be sent in the clear.</exception>
    public OpenLineageClient(Uri endpoint, AzureKeyCredential apiKey, OpenLineageClientOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(apiKey);
        options ??= new OpenLineageClientOptions();
        Endpoint = ServicePipeline.RequireEndpoint(endpoint, nameof(endpoint));
        _address = Below(endpoint, options);
        _pipeline = ServicePipeline.Create(options, endpoint, new BearerKeyPolicy(apiKey));
    }

    /// <summary>Initializes a client of a service that takes tokens of Microsoft Entra ID.</summary>
    /// <param name="endpoint">The https address.</param>
    /// <param name="credential">What gives the tokens.</param>
    /// <param name="scope">The scope of the service, for example <c>api://lineage/.default</c>.</param>
    /// <param name="options">The settings, or <see langword="null"/> for the defaults.</param>
    /// <exception cref="ArgumentException">The endpoint is not an absolute https address, or the scope is blank.</exception>
    public OpenLineageClient(Uri endpoint, TokenCredential credential, string scope, OpenLineageClientOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(credential);
        ArgumentException.ThrowIfNullOrWhiteSpace(scope);
        options ??= new OpenLineageClientOptions();
        Endpoint = ServicePipeline.RequireEndpoint(endpoint, nameof(endpoint));
        _address = Below(endpoint, options);
        _pipeline = ServicePipeline.Create(options, endpoint, credential, scope);
    }

    /// <summary>Initializes a test double.</summary>
    protected OpenLineageClient()
    {
    }

    /// <summary>Gets the address that this client is pinned to.</summary>
    public virtual Uri Endpoint { get; } = new("http://localhost:5000");

    /// <summary>
    /// Makes a client as the variables that all OpenLineage clients share tell: <c>OPENLINEAGE_URL</c>, and optionally
    /// <c>OPENLINEAGE_ENDPOINT</c> (the path) and <c>OPENLINEAGE_API_KEY</c>.
    /// </summary>
    /// <param name="options">The settings, or <see langword="null"/> for the defaults.</param>
    /// <exception cref="InvalidOperationException"><c>OPENLINEAGE_URL</c> is not set, or is no address.</exception>
    public static OpenLineageClient FromEnvironment(OpenLineageClientOptions? options = null)
    {
        options ??= new OpenLineageClientOptions();
        if (!Uri.TryCreate(Environment.GetEnvironmentVariable("OPENLINEAGE_URL"), UriKind.Absolute, out Uri? endpoint))
        {
            throw new InvalidOperationException("The variable OPENLINEAGE_URL does not hold an address such as 'https://lineage.contoso.com'.");
        }

        options.Path = Environment.GetEnvironmentVariable("OPENLINEAGE_ENDPOINT") is { Length: > 0 } path ? path : options.Path;
        return Environment.GetEnvironmentVariable("OPENLINEAGE_API_KEY") is { Length: > 0 } key
            ? new OpenLineageClient(endpoint, new AzureKeyCredential(key), options)
            : new OpenLineageClient(endpoint, options);
    }

    /// <summary>Sends one event.</summary>
    /// <param name="event">The event.</param>
    /// <param name="cancellationToken">Stops the sending.</param>
    /// <exception cref="RequestFailedException">The service answered with an error, after the repeats that the options allow.</exception>
    public virtual async Task<Response> SendAsync(OpenLineageEvent @event, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(@event);
        RequestContent content = JsonContent.Value(writer => OpenLineageJson.Write(@event, writer));
        Response response = await _pipeline.SendAsync(RequestMethod.Post, _address, content, cancellationToken).ConfigureAwait(false);
        return response.IsSuccess() ? response : throw response.ToException();
    }

    /// <summary>Sends events one after the other, in their order. One that the service refuses for what it says does not hold up the others.</summary>
    /// <param name="events">The events.</param>
    /// <param name="cancellationToken">Stops the sending.</param>
    /// <returns>How many were taken, and which were refused.</returns>
    /// <exception cref="RequestFailedException">The service failed otherwise, such as for a wrong key; what came before was sent.</exception>
    public virtual async Task<OpenLineageReceipt> SendAllAsync(IEnumerable<OpenLineageEvent> events, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(events);
        int sent = 0;
        ImmutableArray<RefusedOpenLineageEvent>.Builder refused = ImmutableArray.CreateBuilder<RefusedOpenLineageEvent>();
        foreach (OpenLineageEvent told in events)
        {
            try
            {
                await SendAsync(told, cancellationToken).ConfigureAwait(false);
                sent++;
            }
            catch (RequestFailedException error) when (error.Status is 400 or 413 or 422)
            {
                refused.Add(new RefusedOpenLineageEvent(told, error.Status, SecretScrubber.ScrubText(error.Message.Split('\n')[0])));
            }
        }

        return new OpenLineageReceipt(sent, refused.DrainToImmutable());
    }

    private static Uri Below(Uri endpoint, OpenLineageClientOptions options) => new($"{endpoint.GetLeftPart(UriPartial.Path).TrimEnd('/')}/{options.Path.TrimStart('/')}");
}
