using System.Collections.Immutable;

namespace MLGovernance.Azure;

public sealed partial record ResourceListing
{
    // An inventory asks for archived assets too: the default, ActiveOnly, hides models that still serve traffic.
    private const string Archived = "listViewType=All";

    private static readonly ResourceListing Versions = new("versions") { Query = Archived };

    private static readonly ResourceListing Deployments = new("deployments");

    /// <summary>Gets the collections of a workspace (aml-wire section 2: list paths and their queries).</summary>
    public static ImmutableArray<ResourceListing> OfWorkspace { get; } =
    [
        new("computes"),
        new("datastores"),
        new("connections") { IsOptional = true },
        new("data") { Query = Archived, Children = [Versions] },
        new("models") { Query = Archived, Children = [Versions] },
        new("environments") { Query = Archived, Children = [Versions] },
        new("components") { Query = Archived, Children = [Versions] },
        new("codes") { Children = [new ResourceListing("versions")], ChildrenByReference = true },
        new("jobs") { Query = Archived, IsRuns = true },

        // Same parameter, another enumeration (EnabledOnly, DisabledOnly, All); the default hides disabled schedules.
        new("schedules") { Query = Archived },
        new("onlineEndpoints") { Children = [Deployments] },
        new("batchEndpoints") { Children = [Deployments] },
        new("serverlessEndpoints") { IsOptional = true },
        new("marketplaceSubscriptions") { IsOptional = true },
        new("featuresets")
        {
            Query = Archived,
            OnlyInFeatureStores = true,
            IsOptional = true,
            Children = [Versions with { Children = [new ResourceListing("features")] }],
        },
        new("featurestoreEntities") { Query = Archived, OnlyInFeatureStores = true, IsOptional = true, Children = [Versions] },
        new("outboundRules") { IsOptional = true },
        new("privateEndpointConnections") { IsOptional = true },
    ];

    /// <summary>Gets the collections of a registry.</summary>
    public static ImmutableArray<ResourceListing> OfRegistry { get; } =
    [
        new("data") { Query = Archived, Children = [Versions] },
        new("models") { Query = Archived, Children = [Versions] },
        new("environments") { Query = Archived, Children = [Versions] },
        new("components") { Query = Archived, Children = [Versions] },
        new("codes") { Children = [new ResourceListing("versions")], ChildrenByReference = true },
    ];
}
