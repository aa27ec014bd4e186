using System.Collections.Immutable;
using System.Text.Json;
using Azure;
using Azure.Core;
using Azure.Core.Pipeline;

namespace MLGovernance.Azure;

/// <summary>Reads paths and their access control from the dfs endpoint of a storage account. Only GET and HEAD are ever sent.</summary>
/// <remarks>Thread-safe. All members can be overridden by test doubles. Reading lists needs the role Storage Blob Data Owner, or execute on the way.</remarks>
public class LakeClient
{
    private const string Version = "2023-11-03";
    private readonly HttpPipeline _pipeline = null!;

    /// <summary>Initializes a client of one account.</summary>
    /// <param name="account">The account's name.</param>
    /// <param name="credential">What gives the tokens.</param>
    /// <param name="options">The settings, or <see langword="null"/> for the defaults.</param>
    /// <exception cref="ArgumentException">The name is no account name: 3 to 24 lower-case letters and digits.</exception>
    public LakeClient(string account, TokenCredential credential, AccessClientOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(credential);
        // The name becomes a host, so nothing else than a name may pass.
        if (account is not { Length: >= 3 and <= 24 } || !account.All(char.IsAsciiLetterOrDigit))
        {
            throw new ArgumentException($"'{account}' is no name of a storage account; expected 3 to 24 letters and digits.", nameof(account));
        }

        options ??= new AccessClientOptions();
        Endpoint = options.StorageEndpoint(account);
        _pipeline = ServicePipeline.Create(options, Endpoint, credential, AccessClientOptions.StorageScope, options.TimeProvider);
    }

    /// <summary>Initializes a test double.</summary>
    protected LakeClient()
    {
    }

    /// <summary>Gets the address of the account's dfs endpoint that this client is pinned to.</summary>
    public virtual Uri Endpoint { get; } = new("https://account.dfs.core.windows.net");

    /// <summary>Lists a page of the paths of a file system, top down.</summary>
    /// <param name="fileSystem">The file system, which is the container.</param>
    /// <param name="continuation">What the page before gave, or <see langword="null"/> for the first.</param>
    /// <param name="cancellationToken">Stops the read.</param>
    /// <exception cref="RequestFailedException">The service answered with an error.</exception>
    public virtual async Task<LakePathListing> GetPathsAsync(string fileSystem, string? continuation = null, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(fileSystem);
        string query = $"/{Uri.EscapeDataString(fileSystem)}?resource=filesystem&recursive=true&maxResults=5000";
        Uri uri = new(Endpoint, continuation is null ? query : $"{query}&continuation={Uri.EscapeDataString(continuation)}");
        Response response = await SendAsync(RequestMethod.Get, uri, cancellationToken).ConfigureAwait(false);
        string? next = response.Headers.TryGetValue("x-ms-continuation", out string? token) && token.Length > 0 ? token : null;
        return new LakePathListing(ReadPaths(response.Content.ToMemory()), next);
    }

    /// <summary>Reads the access control of one path.</summary>
    /// <param name="fileSystem">The file system.</param>
    /// <param name="path">The path; empty for the root directory.</param>
    /// <param name="cancellationToken">Stops the read.</param>
    /// <exception cref="RequestFailedException">The service answered with an error.</exception>
    public virtual async Task<LakeAccessControl> GetAccessControlAsync(string fileSystem, string path, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(fileSystem);
        ArgumentNullException.ThrowIfNull(path);
        string escaped = string.Join('/', path.Trim('/').Split('/').Select(Uri.EscapeDataString));
        Uri uri = new(Endpoint, $"/{Uri.EscapeDataString(fileSystem)}/{escaped}?action=getAccessControl&upn=false");
        Response response = await SendAsync(RequestMethod.Head, uri, cancellationToken).ConfigureAwait(false);
        return new LakeAccessControl(Header(response, "x-ms-owner"), Header(response, "x-ms-group"), Header(response, "x-ms-permissions"), Header(response, "x-ms-acl"));
    }

    private static string Header(Response response, string name) => response.Headers.TryGetValue(name, out string? value) ? value : "";

    private static ImmutableArray<(string Name, bool IsDirectory)> ReadPaths(ReadOnlyMemory<byte> body)
    {
        using JsonDocument document = JsonDocument.Parse(body);
        if (!document.RootElement.TryGetProperty("paths", out JsonElement paths) || paths.ValueKind != JsonValueKind.Array)
        {
            throw new JsonException("Expected an object with 'paths'.");
        }

        // The service writes the flag as text.
        return
        [
            .. paths.EnumerateArray().Select(path => (path.GetProperty("name").GetString() ?? "",
                path.TryGetProperty("isDirectory", out JsonElement flag) && (flag.ValueKind == JsonValueKind.True || flag.ValueEquals("true")))),
        ];
    }

    private async Task<Response> SendAsync(RequestMethod method, Uri uri, CancellationToken cancellationToken)
    {
        using HttpMessage message = _pipeline.CreateMessage();
        message.Request.Method = method;
        message.Request.Uri.Reset(uri);
        message.Request.Headers.Add("x-ms-version", Version);
        await _pipeline.SendAsync(message, cancellationToken).ConfigureAwait(false);
        return message.Response.IsSuccess() ? message.Response : throw message.Response.ToException();
    }
}
