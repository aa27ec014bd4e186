using Azure;
using Azure.Core;
using Azure.Core.Pipeline;

namespace MLGovernance.Azure;

/// <summary>Reads group membership from Microsoft Graph. Only GET is ever sent; the permission GroupMember.Read.All is enough.</summary>
/// <remarks>Thread-safe. All members can be overridden by test doubles.</remarks>
public class DirectoryClient
{
    private readonly HttpPipeline _pipeline = null!;
    private readonly int _maxPages;

    /// <summary>Initializes a client.</summary>
    /// <param name="credential">What gives the tokens.</param>
    /// <param name="options">The settings, or <see langword="null"/> for the defaults.</param>
    public DirectoryClient(TokenCredential credential, AccessClientOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(credential);
        options ??= new AccessClientOptions();
        Endpoint = options.GraphEndpoint;
        _pipeline = ServicePipeline.Create(options, Endpoint, credential, options.GraphScope, options.TimeProvider);
        _maxPages = options.MaxPages;
    }

    /// <summary>Initializes a test double.</summary>
    protected DirectoryClient()
    {
    }

    /// <summary>Gets the address of Microsoft Graph that this client is pinned to.</summary>
    public virtual Uri Endpoint { get; } = new("https://graph.microsoft.com");

    /// <summary>Lists the direct members of a group: users, groups and service principals.</summary>
    /// <param name="groupId">The group's object id.</param>
    /// <param name="cancellationToken">Stops the read.</param>
    public virtual AsyncPageable<ResourceJson> GetMembersAsync(string groupId, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(groupId);
        Uri first = new(Endpoint, $"/v1.0/groups/{Uri.EscapeDataString(groupId)}/members?$select=id,displayName&$top=999");
        return new ListPages("group members", Endpoint, (link, stop) => ReadAsync(link is null ? first : new Uri(link), stop), _maxPages, cancellationToken);
    }

    private async Task<Response> ReadAsync(Uri uri, CancellationToken cancellationToken)
    {
        Response response = await _pipeline.SendAsync(RequestMethod.Get, uri, content: null, cancellationToken).ConfigureAwait(false);
        return response.IsSuccess() ? response : throw response.ToException();
    }
}
