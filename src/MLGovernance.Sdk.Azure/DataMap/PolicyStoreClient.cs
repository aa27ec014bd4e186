using Azure;
using Azure.Core;

namespace MLGovernance.Azure;

/// <summary>
/// Reads and writes the policy store: which principals hold which collection role (metadata policies), and data-owner access
/// policies as far as the public API goes (storage and SQL sources only). Every method throws
/// <see cref="RequestFailedException"/> on an error of the service.
/// </summary>
public partial class PolicyStoreClient
{
    private const int MaxPages = 10_000;

    private readonly DataMapChannel _channel = null!;

    internal PolicyStoreClient(DataMapChannel channel) => _channel = channel;

    /// <summary>Initializes a test double.</summary>
    protected PolicyStoreClient()
    {
    }

    /// <summary>Lists the roles that collections know, for example data curator.</summary>
    /// <param name="cancellationToken">Stops the call.</param>
    public virtual AsyncPageable<ResourceJson> GetMetadataRolesAsync(CancellationToken cancellationToken = default) =>
        List("metadataRoles", _channel.MetadataPolicyApiVersion, cancellationToken);

    /// <summary>Lists the policies that say who holds which role in which collection.</summary>
    /// <param name="cancellationToken">Stops the call.</param>
    public virtual AsyncPageable<ResourceJson> GetMetadataPoliciesAsync(CancellationToken cancellationToken = default) =>
        List("metadataPolicies", _channel.MetadataPolicyApiVersion, cancellationToken);

    /// <summary>Reads the policy of one collection.</summary>
    /// <param name="collectionName">The collection's short name.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    public virtual Task<Response<DataMapObject>> GetCollectionPolicyAsync(
        string collectionName, CancellationToken cancellationToken = default) =>
        ReadAsync(
            RequestMethod.Get, $"collections/{Uri.EscapeDataString(collectionName)}/metadataPolicy",
            _channel.MetadataPolicyApiVersion, null, cancellationToken);

    /// <summary>Replaces a metadata policy.</summary>
    /// <param name="policyId">The policy's guid.</param>
    /// <param name="policy">The body, with all its rules: it replaces.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    public virtual Task<Response<DataMapObject>> UpdateMetadataPolicyAsync(
        string policyId, RequestContent policy, CancellationToken cancellationToken = default) =>
        ReadAsync(
            RequestMethod.Put, $"metadataPolicies/{Uri.EscapeDataString(policyId)}", _channel.MetadataPolicyApiVersion, policy, cancellationToken);

    /// <summary>Lists the data-owner access policies.</summary>
    /// <param name="cancellationToken">Stops the call.</param>
    public virtual AsyncPageable<ResourceJson> GetDataPoliciesAsync(CancellationToken cancellationToken = default) =>
        List("dataPolicies", _channel.DataPolicyApiVersion, cancellationToken);

    /// <summary>Creates or replaces a data-owner access policy.</summary>
    /// <param name="name">The policy's name.</param>
    /// <param name="policy">The body.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    public virtual Task<Response<DataMapObject>> CreateOrUpdateDataPolicyAsync(
        string name, RequestContent policy, CancellationToken cancellationToken = default) =>
        ReadAsync(RequestMethod.Put, $"dataPolicies/{Uri.EscapeDataString(name)}", _channel.DataPolicyApiVersion, policy, cancellationToken);

    /// <summary>Deletes a data-owner access policy.</summary>
    /// <param name="name">The policy's name.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    public virtual Task<Response> DeleteDataPolicyAsync(string name, CancellationToken cancellationToken = default) =>
        SendAsync(RequestMethod.Delete, $"dataPolicies/{Uri.EscapeDataString(name)}", _channel.DataPolicyApiVersion, null, cancellationToken);

    private ListPages List(string path, string version, CancellationToken cancellationToken) => new(
        path,
        _channel.Endpoint,
        (link, stop) => link is null ? SendAsync(RequestMethod.Get, path, version, null, stop) : _channel.FollowAsync(new Uri(link), stop),
        MaxPages,
        cancellationToken,
        endsAt: IsListItself);

    // The last page of the policy store links to the list itself, with nothing but the api-version.
    private static bool IsListItself(Uri link) => !link.Query.Contains('&', StringComparison.Ordinal);

    private Task<Response<DataMapObject>> ReadAsync(
        RequestMethod method, string path, string version, RequestContent? content, CancellationToken cancellationToken) =>
        DataMapChannel.ReadAsync(SendAsync(method, path, version, content, cancellationToken), static json => new DataMapObject(json));

    private Task<Response> SendAsync(
        RequestMethod method, string path, string version, RequestContent? content, CancellationToken cancellationToken) =>
        _channel.SendAsync(method, $"/policystore/{path}", new QueryText().Add("api-version", version), content, cancellationToken);
}
