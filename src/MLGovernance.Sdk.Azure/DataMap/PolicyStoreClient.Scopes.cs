using Azure;
using Azure.Core;

namespace MLGovernance.Azure;

/// <content>Single policies, and the sources that a data-owner policy is published to.</content>
public partial class PolicyStoreClient
{
    /// <summary>Reads a metadata policy.</summary>
    /// <param name="policyId">The policy's guid.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    public virtual Task<Response<DataMapObject>> GetMetadataPolicyAsync(string policyId, CancellationToken cancellationToken = default) =>
        ReadAsync(RequestMethod.Get, $"metadataPolicies/{Uri.EscapeDataString(policyId)}", _channel.MetadataPolicyApiVersion, null, cancellationToken);

    /// <summary>Reads a data-owner access policy.</summary>
    /// <param name="name">The policy's name.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    public virtual Task<Response<DataMapObject>> GetDataPolicyAsync(string name, CancellationToken cancellationToken = default) =>
        ReadAsync(RequestMethod.Get, $"dataPolicies/{Uri.EscapeDataString(name)}", _channel.DataPolicyApiVersion, null, cancellationToken);

    /// <summary>Lists the sources that a data-owner access policy is published to.</summary>
    /// <param name="name">The policy's name.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    public virtual AsyncPageable<ResourceJson> GetDataPolicyScopesAsync(string name, CancellationToken cancellationToken = default) =>
        List($"dataPolicies/{Uri.EscapeDataString(name)}/scopes", _channel.DataPolicyApiVersion, cancellationToken);

    /// <summary>Publishes a data-owner access policy to a source, where it then takes effect.</summary>
    /// <param name="name">The policy's name.</param>
    /// <param name="source">The source's name as registered.</param>
    /// <param name="scope">The body.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    public virtual Task<Response<DataMapObject>> CreateOrUpdateDataPolicyScopeAsync(
        string name, string source, RequestContent scope, CancellationToken cancellationToken = default) =>
        ReadAsync(RequestMethod.Put, ScopePath(name, source), _channel.DataPolicyApiVersion, scope, cancellationToken);

    /// <summary>Takes a data-owner access policy back from a source.</summary>
    /// <param name="name">The policy's name.</param>
    /// <param name="source">The source's name as registered.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    public virtual Task<Response> DeleteDataPolicyScopeAsync(string name, string source, CancellationToken cancellationToken = default) =>
        SendAsync(RequestMethod.Delete, ScopePath(name, source), _channel.DataPolicyApiVersion, null, cancellationToken);

    private static string ScopePath(string name, string source) => $"dataPolicies/{Uri.EscapeDataString(name)}/scopes/{Uri.EscapeDataString(source)}";
}
