using Azure;
using Azure.Core;
using Azure.Core.Pipeline;

namespace MLGovernance.Azure;

/// <summary>Reads group membership and what is known of principals from Microsoft Graph. Only GET is ever sent.</summary>
/// <remarks>Thread-safe. All members can be overridden by test doubles. Permissions: GroupMember.Read.All for members, User.Read.All for users,
/// Application.Read.All for service principals and app registrations.</remarks>
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

    /// <summary>Reads users: names, and whether they may sign in.</summary>
    /// <param name="ids">The object ids, at most 15; those that the directory does not know are left out of the answer.</param>
    /// <param name="cancellationToken">Stops the read.</param>
    public virtual AsyncPageable<ResourceJson> GetUsersAsync(IReadOnlyCollection<string> ids, CancellationToken cancellationToken = default) =>
        List("users", "id", ids, "id,displayName,accountEnabled", cancellationToken);

    /// <summary>Reads service principals, managed identities included: names, whether they may sign in, and the records of their secrets, without any value.</summary>
    /// <param name="ids">The object ids, at most 15; those that the directory does not know are left out of the answer.</param>
    /// <param name="cancellationToken">Stops the read.</param>
    public virtual AsyncPageable<ResourceJson> GetServicePrincipalsAsync(IReadOnlyCollection<string> ids, CancellationToken cancellationToken = default) =>
        List("servicePrincipals", "id", ids, "id,appId,displayName,accountEnabled,servicePrincipalType,appOwnerOrganizationId,passwordCredentials,keyCredentials", cancellationToken);

    /// <summary>Reads app registrations of this tenant with the records of their secrets, without any value.</summary>
    /// <param name="appIds">The client ids, at most 15; those registered in other tenants are left out of the answer.</param>
    /// <param name="cancellationToken">Stops the read.</param>
    public virtual AsyncPageable<ResourceJson> GetApplicationsAsync(IReadOnlyCollection<string> appIds, CancellationToken cancellationToken = default) =>
        List("applications", "appId", appIds, "id,appId,displayName,passwordCredentials,keyCredentials", cancellationToken);

    private ListPages List(string collection, string property, IReadOnlyCollection<string> values, string select, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(values);
        string filter = $"{property} in ({string.Join(',', values.Select(value => $"'{value.Replace("'", "''", StringComparison.Ordinal)}'"))})";
        Uri first = new(Endpoint, $"/v1.0/{collection}?$filter={Uri.EscapeDataString(filter)}&$select={select}");
        return new ListPages(collection, Endpoint, (link, stop) => ReadAsync(link is null ? first : new Uri(link), stop), _maxPages, cancellationToken);
    }

    private async Task<Response> ReadAsync(Uri uri, CancellationToken cancellationToken)
    {
        Response response = await _pipeline.SendAsync(RequestMethod.Get, uri, content: null, cancellationToken).ConfigureAwait(false);
        return response.IsSuccess() ? response : throw response.ToException();
    }
}
