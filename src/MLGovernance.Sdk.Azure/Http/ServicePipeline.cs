using Azure.Core;
using Azure.Core.Pipeline;

namespace MLGovernance.Azure;

/// <summary>Builds the one kind of pipeline that every client of this library speaks through.</summary>
internal static class ServicePipeline
{
    // Headers and query parameters that carry no secret and that support engineers ask for; all else is logged as REDACTED.
    private static readonly string[] LoggedHeaders =
    [
        "x-ms-correlation-request-id", "x-ms-ratelimit-remaining-subscription-reads", "x-ms-ratelimit-remaining-tenant-reads",
        "x-ms-failure-cause", "Retry-After",
    ];

    private static readonly string[] LoggedQueries =
    [
        "listViewType", "$top", "$orderBy", "direction", "depth", "offset", "limit", "minExtInfo", "ignoreRelationships",
        "businessAttributeUpdateBehavior",
    ];

    internal static HttpPipeline Create(
        ClientOptions options, Uri endpoint, TokenCredential? credential, string scope, TimeProvider? clock = null) =>
        Create(options, endpoint, credential is null ? null : new RenewingTokenPolicy(credential, scope), clock);

    /// <summary>Builds a pipeline that signs in by a policy of its own, such as a key; null sends no credential.</summary>
    internal static HttpPipeline Create(ClientOptions options, Uri endpoint, HttpPipelinePolicy? authentication, TimeProvider? clock = null)
    {
        foreach (string header in LoggedHeaders)
        {
            AddOnce(options.Diagnostics.LoggedHeaderNames, header);
        }

        foreach (string query in LoggedQueries)
        {
            AddOnce(options.Diagnostics.LoggedQueryParameters, query);
        }

        HttpPipelineOptions pipeline = new(options) { RequestFailedDetailsParser = ServiceErrorParser.Instance };
        pipeline.PerRetryPolicies.Add(new OriginPinningPolicy(endpoint));
        pipeline.PerRetryPolicies.Add(new RateLimitPolicy(clock ?? TimeProvider.System));
        if (authentication is not null)
        {
            pipeline.PerRetryPolicies.Add(authentication);
        }

        return HttpPipelineBuilder.Build(pipeline);
    }

    /// <summary>Returns the endpoint when a token may be sent there.</summary>
    internal static Uri RequireEndpoint(Uri endpoint, string parameter)
    {
        ArgumentNullException.ThrowIfNull(endpoint, parameter);
        if (!endpoint.IsAbsoluteUri || endpoint.Scheme != Uri.UriSchemeHttps)
        {
            throw new ArgumentException($"Expected an absolute https address, got '{endpoint}'.", parameter);
        }

        return endpoint;
    }

    private static void AddOnce(IList<string> names, string name)
    {
        if (!names.Contains(name, StringComparer.OrdinalIgnoreCase))
        {
            names.Add(name);
        }
    }
}
