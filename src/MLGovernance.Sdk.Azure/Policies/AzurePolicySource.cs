using System.Collections.Immutable;
using System.Text.Json;
using MLGovernance.Policy;

namespace MLGovernance.Azure;

/// <summary>
/// Reads the policies that Azure enforces on subscriptions: assignments, exemptions, the definitions and initiatives they name, and the
/// subscriptions and resource groups they ask about; and what Azure Policy found with them. Nothing is changed.
/// </summary>
public sealed class AzurePolicySource
{
    private static readonly ResourceListing Assignments = new("providers/Microsoft.Authorization/policyAssignments") { Query = "api-version=2023-04-01" };
    private static readonly ResourceListing Exemptions = new("providers/Microsoft.Authorization/policyExemptions") { Query = "api-version=2022-07-01-preview", IsOptional = true };
    private static readonly ResourceListing Initiatives = new("providers/Microsoft.Authorization/policySetDefinitions") { Query = "api-version=2023-04-01" };
    private static readonly ResourceListing Definitions = new("providers/Microsoft.Authorization/policyDefinitions") { Query = "api-version=2023-04-01" };

    private static readonly ResourceListing Groups = new("resourcegroups") { Query = "api-version=2021-04-01", IsOptional = true };

    // https://learn.microsoft.com/rest/api/policyinsights/policy-states/list-query-results-for-subscription
    private static readonly ResourceListing States = new("providers/Microsoft.PolicyInsights/policyStates/latest/queryResults") { Query = "api-version=2024-10-01" };

    private readonly MachineLearningClient _client;

    /// <summary>Initializes a source.</summary>
    /// <param name="client">Reads Resource Manager.</param>
    public AzurePolicySource(MachineLearningClient client)
    {
        ArgumentNullException.ThrowIfNull(client);
        _client = client;
    }

    /// <summary>Reads the policies of subscriptions.</summary>
    /// <param name="subscriptions">The ids of the subscriptions.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <returns>The policies; ids that could not be read are its <see cref="AssignedPoliciesBuilder.MissingIds"/>, and evaluate to unknown.</returns>
    /// <exception cref="global::Azure.RequestFailedException">Resource Manager refuses a list.</exception>
    /// <exception cref="AzurePolicyFormatException">A resource is not valid.</exception>
    public async Task<AssignedPoliciesBuilder> ReadAsync(IEnumerable<string> subscriptions, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(subscriptions);
        var into = new AssignedPoliciesBuilder();
        string[] wanted = [.. subscriptions.Distinct(StringComparer.OrdinalIgnoreCase).Order(StringComparer.OrdinalIgnoreCase)];
        await ReadSubscriptionsAsync(wanted, into, cancellationToken).ConfigureAwait(false);
        foreach (string subscription in wanted)
        {
            string parent = $"/subscriptions/{subscription}";
            await ListAsync(parent, Assignments, into, onlyMissing: false, cancellationToken, subscription).ConfigureAwait(false);
            await ListAsync(parent, Exemptions, into, onlyMissing: false, cancellationToken).ConfigureAwait(false);
            await ListAsync(parent, Initiatives, into, onlyMissing: true, cancellationToken).ConfigureAwait(false);
            await ListAsync(parent, Definitions, into, onlyMissing: true, cancellationToken).ConfigureAwait(false);
            await ListAsync(parent, Groups, into, onlyMissing: false, cancellationToken).ConfigureAwait(false);
        }

        return into;
    }

    /// <summary>Reads the latest states that Azure Policy reports of subscriptions, from PolicyInsights.</summary>
    /// <param name="subscriptions">The ids of the subscriptions.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="global::Azure.RequestFailedException">PolicyInsights refuses the query; it needs <c>Microsoft.PolicyInsights/policyStates/queryResults/read</c>, which Reader has.</exception>
    /// <exception cref="AzurePolicyFormatException">A record is not valid.</exception>
    public async Task<ImmutableArray<AzurePolicyState>> ReadStatesAsync(IEnumerable<string> subscriptions, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(subscriptions);
        ImmutableArray<AzurePolicyState>.Builder states = ImmutableArray.CreateBuilder<AzurePolicyState>();
        foreach (string subscription in subscriptions.Distinct(StringComparer.OrdinalIgnoreCase).Order(StringComparer.OrdinalIgnoreCase))
        {
            await foreach (ResourceJson record in _client.QueryAsync($"/subscriptions/{subscription}", States, cancellationToken).ConfigureAwait(false))
            {
                using JsonDocument document = JsonDocument.Parse(record.Utf8);
                states.Add(AzurePolicyState.Parse(document.RootElement));
            }
        }

        return states.ToImmutable();
    }

    // What subscription() returns. Who may not read a subscription gets "unknown" from the policies that ask about it.
    private async Task ReadSubscriptionsAsync(string[] wanted, AssignedPoliciesBuilder into, CancellationToken cancellationToken)
    {
        await foreach (ResourceJson subscription in _client.GetSubscriptionsAsync(cancellationToken).ConfigureAwait(false))
        {
            if (wanted.Contains(subscription.Text("subscriptionId"), StringComparer.OrdinalIgnoreCase))
            {
                using JsonDocument document = JsonDocument.Parse(subscription.Utf8);
                into.Add(document.RootElement);
            }
        }
    }

    // A subscription lists every built-in definition; only those that something names are kept.
    private async Task ListAsync(string parent, ResourceListing listing, AssignedPoliciesBuilder into, bool onlyMissing, CancellationToken cancellationToken, string? subscription = null)
    {
        HashSet<string> missing = onlyMissing ? [.. into.MissingIds.Select(NameOf)] : [];
        if (onlyMissing && missing.Count == 0)
        {
            return;
        }

        HashSet<string> wanted = new(missing, StringComparer.OrdinalIgnoreCase);
        try
        {
            await foreach (ResourceJson resource in _client.GetResourcesAsync(parent, listing, cancellationToken).ConfigureAwait(false))
            {
                if (!onlyMissing || wanted.Contains(resource.Name ?? ""))
                {
                    using JsonDocument document = JsonDocument.Parse(resource.Utf8, new JsonDocumentOptions { MaxDepth = 256 });
                    if (subscription is null)
                    {
                        into.Add(document.RootElement);
                    }
                    else
                    {
                        into.AddListed(document.RootElement, subscription);
                    }
                }
            }
        }
        catch (global::Azure.RequestFailedException refused) when (listing.IsOptional && refused.Status is 400 or 404)
        {
            // The cloud has no such collection: there is nothing to honour.
        }
    }

    private static string NameOf(string id) => id[(id.LastIndexOf('/') + 1)..];
}
