using System.Collections.Concurrent;
using Azure.Core;

namespace MLGovernance.Azure;

/// <summary>Opens the run history of workspaces: one client for each regional base, discovered or given.</summary>
/// <param name="credential">What gives the tokens.</param>
/// <param name="options">The settings of the clients, or <see langword="null"/> for the defaults.</param>
/// <param name="endpoint">The base to use for all workspaces, or <see langword="null"/> to discover it from each.</param>
public sealed class RunHistoryAccess(TokenCredential credential, RunHistoryClientOptions? options = null, Uri? endpoint = null)
{
    private readonly RunHistoryClientOptions _options = options ?? new RunHistoryClientOptions();
    private readonly ConcurrentDictionary<string, RunHistoryClient> _clients = new(StringComparer.OrdinalIgnoreCase);

    internal async Task<RunHistoryClient> OpenAsync(ResourceJson workspace, CancellationToken cancellationToken)
    {
        Uri address = endpoint ?? await DiscoverAsync(workspace, cancellationToken).ConfigureAwait(false);
        return _clients.GetOrAdd(address.AbsoluteUri, _ => new RunHistoryClient(address, credential, _options));
    }

    private Task<Uri> DiscoverAsync(ResourceJson workspace, CancellationToken cancellationToken) =>
        Uri.TryCreate(workspace.Text("properties", "discoveryUrl"), UriKind.Absolute, out Uri? url) && url.Scheme == Uri.UriSchemeHttps
            ? RunHistoryClient.DiscoverAsync(url, _options, cancellationToken)
            : throw new InvalidDataException("The workspace names no https 'properties.discoveryUrl'.");
}
