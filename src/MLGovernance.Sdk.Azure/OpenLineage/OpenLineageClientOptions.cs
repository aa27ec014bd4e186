using Azure.Core;

namespace MLGovernance.Azure;

/// <summary>Settings of <see cref="OpenLineageClient"/>.</summary>
public sealed class OpenLineageClientOptions : ClientOptions
{
    /// <summary>Initializes a new instance. Failed requests are repeated six times, with growing pauses or those that the service asks for.</summary>
    public OpenLineageClientOptions() => Retry.MaxRetries = 6;

    /// <summary>Gets or sets the path that takes events, below the endpoint. The default is that of the specification, <c>api/v1/lineage</c>.</summary>
    public string Path { get; set; } = "api/v1/lineage";
}
