using System.Collections.Immutable;

namespace MLGovernance.Azure;

/// <summary>One collection of resources as Resource Manager lists it: a row of the table that drives every read.</summary>
/// <param name="Segment">The path segment below the parent, for example <c>onlineEndpoints</c>.</param>
public sealed partial record ResourceListing(string Segment)
{
    /// <summary>Gets the query of the list, without the api-version, for example <c>listViewType=All</c>. Empty for none.</summary>
    public string Query { get; init; } = "";

    /// <summary>Gets the collections below each item, for example <c>versions</c> or <c>deployments</c>.</summary>
    public ImmutableArray<ResourceListing> Children { get; init; } = [];

    /// <summary>Gets whether only workspaces of the kind FeatureStore have the collection.</summary>
    public bool OnlyInFeatureStores { get; init; }

    /// <summary>
    /// Gets whether the collection is read by the references of other resources and not by listing. The default is
    /// <see langword="false"/>. Code is mostly anonymous and has one container for each upload.
    /// </summary>
    public bool ByReference { get; init; }

    /// <summary>Returns the segment.</summary>
    public override string ToString() => Segment;
}
