using System.Collections.Immutable;
using System.ComponentModel.DataAnnotations;

namespace MLGovernance.Azure;

/// <summary>Settings of <see cref="AzureEstateSource"/>.</summary>
public sealed class AzureEstateSourceOptions
{
    /// <summary>Gets or sets how many requests run at once. The default is 8.</summary>
    [Range(1, 256)]
    public int MaxConcurrency { get; set; } = 8;

    /// <summary>Gets or sets the address of Resource Manager, or <see langword="null"/>, the default, for the one of the cloud.</summary>
    public Uri? Endpoint { get; set; }

    /// <summary>Gets or sets the settings of the Resource Manager client: cloud, api-version, retries, transport.</summary>
    [Required]
    public MachineLearningClientOptions MachineLearning { get; set; } = new();

    /// <summary>
    /// Gets or sets whether run history is read: the children of pipelines and the real inputs and outputs of runs, at one call or
    /// more for each job. The default is <see langword="false"/>; a read issue then says which workspaces lack it.
    /// </summary>
    public bool ReadRunHistory { get; set; }

    /// <summary>Gets or sets the base of run history, or <see langword="null"/>, the default, to discover it from each workspace.</summary>
    public Uri? RunHistoryEndpoint { get; set; }

    /// <summary>Gets or sets the settings of the run-history client.</summary>
    [Required]
    public RunHistoryClientOptions RunHistory { get; set; } = new();

    /// <summary>
    /// Gets or sets whether resources that others refer to, but no list shows, are read by id: code, anonymous assets, steps of
    /// pipelines, and what a workspace depends on (storage, key vault, container registry, insights, identities, private endpoints).
    /// The default is <see langword="true"/>.
    /// </summary>
    public bool ReadReferenced { get; set; } = true;

    /// <summary>Gets or sets the collections of a workspace. The default is <see cref="ResourceListing.OfWorkspace"/>.</summary>
    public ImmutableArray<ResourceListing> WorkspaceListings { get; set; } = ResourceListing.OfWorkspace;

    /// <summary>Gets or sets the collections of a registry. The default is <see cref="ResourceListing.OfRegistry"/>.</summary>
    public ImmutableArray<ResourceListing> RegistryListings { get; set; } = ResourceListing.OfRegistry;

    /// <summary>Gets or sets the kinds, whose table says which properties are references. The default is <see cref="AssetKindTable.Default"/>.</summary>
    [Required]
    public AssetKindTable Kinds { get; set; } = AssetKindTable.Default;
}
