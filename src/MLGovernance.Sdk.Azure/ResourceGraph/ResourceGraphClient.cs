using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using Azure;
using Azure.Core;
using Azure.Core.Pipeline;

namespace MLGovernance.Azure;

/// <summary>Asks Azure Resource Graph, which answers for whole subscriptions at once. Queries are sent by POST and change nothing.</summary>
/// <remarks>Thread-safe. Resource Graph leaves out what the caller may not read without a word: an empty answer is no proof of absence.</remarks>
public class ResourceGraphClient
{
    private const string ApiVersion = "2022-10-01";
    private readonly HttpPipeline _pipeline = null!;
    private readonly int _maxPages;

    /// <summary>Initializes a client of the options' cloud.</summary>
    /// <param name="credential">What gives the tokens. Role Reader is enough.</param>
    /// <param name="options">The settings, or <see langword="null"/> for the defaults.</param>
    public ResourceGraphClient(TokenCredential credential, MachineLearningClientOptions? options = null)
        : this((options ??= new MachineLearningClientOptions()).Cloud.ResourceManagerEndpoint, credential, options)
    {
    }

    /// <summary>Initializes a client of an endpoint of its own, for example a proxy or an emulator.</summary>
    /// <param name="endpoint">The https address of Resource Manager.</param>
    /// <param name="credential">What gives the tokens.</param>
    /// <param name="options">The settings, or <see langword="null"/> for the defaults.</param>
    /// <exception cref="ArgumentException">The endpoint is not an absolute https address.</exception>
    public ResourceGraphClient(Uri endpoint, TokenCredential credential, MachineLearningClientOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(credential);
        options ??= new MachineLearningClientOptions();
        Endpoint = ServicePipeline.RequireEndpoint(endpoint, nameof(endpoint));
        _pipeline = ServicePipeline.Create(options, Endpoint, credential, options.Cloud.ResourceManagerScope, options.TimeProvider);
        _maxPages = options.MaxPages;
    }

    /// <summary>Initializes a test double.</summary>
    protected ResourceGraphClient()
    {
    }

    /// <summary>Gets the address of Resource Manager, where Resource Graph is asked.</summary>
    public virtual Uri Endpoint { get; } = AzureCloud.Public.ResourceManagerEndpoint;

    /// <summary>Runs a query and walks its pages.</summary>
    /// <param name="query">The query. It has to project <c>id</c>, or Resource Graph gives no further pages; order it, so that pages do not shift.</param>
    /// <param name="subscriptions">The subscriptions to ask about; for authorization resources, what holds above them is answered too.</param>
    /// <param name="cancellationToken">Stops the read.</param>
    /// <exception cref="RequestFailedException">The service answered with an error.</exception>
    /// <exception cref="InvalidDataException">The answer was cut off, or its pages have no end.</exception>
    public virtual async IAsyncEnumerable<ResourceJson> QueryAsync(
        string query, IReadOnlyCollection<string> subscriptions, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(query);
        ArgumentNullException.ThrowIfNull(subscriptions);
        Uri uri = new(Endpoint, $"/providers/Microsoft.ResourceGraph/resources?api-version={ApiVersion}");
        var seen = new HashSet<string>(StringComparer.Ordinal);
        string? token = null;
        do
        {
            Response response = await _pipeline.SendAsync(RequestMethod.Post, uri, Body(query, subscriptions, token), cancellationToken).ConfigureAwait(false);
            if (!response.IsSuccess())
            {
                throw response.ToException();
            }

            using JsonDocument page = JsonDocument.Parse(response.Content.ToMemory());
            JsonElement root = page.RootElement;
            foreach (JsonElement row in root.At("/data") is { ValueKind: JsonValueKind.Array } rows ? rows.EnumerateArray() : throw new JsonException("Expected an answer with 'data'."))
            {
                yield return new ResourceJson(Encoding.UTF8.GetBytes(row.GetRawText()));
            }

            token = root.At("/$skipToken")?.AsText();
            if (token is null && "true".Equals(root.At("/resultTruncated")?.AsText(), StringComparison.OrdinalIgnoreCase))
            {
                throw new InvalidDataException("Resource Graph cut the answer off and gave no token to go on.");
            }

            if (token is not null && (!seen.Add(token) || seen.Count >= _maxPages))
            {
                throw new InvalidDataException($"Resource Graph repeats a page, or gives more than {_maxPages}; it was given up.");
            }
        }
        while (token is not null);
    }

    private static RequestContent Body(string query, IReadOnlyCollection<string> subscriptions, string? token) => JsonContent.Write(writer =>
    {
        writer.WriteString("query", query);
        writer.Strings("subscriptions", subscriptions);
        writer.WriteStartObject("options");
        writer.WriteString("resultFormat", "objectArray");

        // The default leaves out what a management group above the subscription assigns.
        writer.WriteString("authorizationScopeFilter", "AtScopeAboveAndBelow");
        writer.WriteNumber("$top", 1000);
        if (token is not null)
        {
            writer.WriteString("$skipToken", token);
        }

        writer.WriteEndObject();
    });
}
