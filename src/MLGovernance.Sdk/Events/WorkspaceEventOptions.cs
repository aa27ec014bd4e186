using System.Collections.Immutable;

namespace MLGovernance.Pipeline;

/// <summary>Settings of the endpoint that takes events of Azure Machine Learning workspaces from Azure Event Grid.</summary>
public sealed class WorkspaceEventOptions
{
    /// <summary>The types that an Azure Machine Learning workspace raises, by Microsoft's reference "Azure Machine Learning as an Event Grid source".</summary>
    public static ImmutableArray<string> KnownTypes { get; } =
    [
        "Microsoft.MachineLearningServices.DatasetDriftDetected",
        "Microsoft.MachineLearningServices.ModelDeployed",
        "Microsoft.MachineLearningServices.ModelRegistered",
        "Microsoft.MachineLearningServices.RunCompleted",
        "Microsoft.MachineLearningServices.RunStatusChanged",
    ];

    /// <summary>
    /// Gets or sets what a sender must know, at least 16 characters; or null where <see cref="AuthorizeAsync"/> decides. It is compared in constant time
    /// and appears in no log.
    /// </summary>
    public string? Secret { get; set; }

    /// <summary>Gets or sets the header that bears the secret: a secret delivery property of the event subscription. The default is <c>x-mlgov-secret</c>.</summary>
    public string SecretHeader { get; set; } = "x-mlgov-secret";

    /// <summary>
    /// Gets or sets the query parameter that bears the secret where the header does not. The default is <c>code</c>. Prefer the header: web servers log
    /// addresses.
    /// </summary>
    public string SecretQuery { get; set; } = "code";

    /// <summary>
    /// Gets or sets what decides whether a sender may send, for example by validating the Entra token of its Authorization header. The default is null,
    /// which leaves it to <see cref="Secret"/>; where both are set both must agree.
    /// </summary>
    public Func<WorkspaceEventRequest, CancellationToken, ValueTask<bool>>? AuthorizeAsync { get; set; }

    /// <summary>Gets or sets the types that ask for a run; others are acknowledged and ignored. The default is <see cref="KnownTypes"/>.</summary>
    public ImmutableArray<string> Types { get; set; } = KnownTypes;

    /// <summary>Gets or sets the workspaces whose events count, as full resource ids. The default is empty: all.</summary>
    public ImmutableArray<AssetId> Workspaces { get; set; } = [];

    /// <summary>Gets or sets the origins that may ask for consent in the CloudEvents handshake. The default is <c>eventgrid.azure.net</c>.</summary>
    public ImmutableArray<string> AllowedOrigins { get; set; } = ["eventgrid.azure.net"];
}
