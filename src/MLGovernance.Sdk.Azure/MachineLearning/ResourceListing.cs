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
    /// Gets whether the collections below the items are read by the references of other resources and not by listing. Code has one
    /// mostly anonymous container for each upload: listing the versions of each would be the longest part of a read.
    /// </summary>
    public bool ChildrenByReference { get; init; }

    /// <summary>Gets whether not every workspace or cloud has the collection, so that 400 or 404 means empty.</summary>
    public bool IsOptional { get; init; }

    /// <summary>Gets whether the items are runs, of which run history knows more.</summary>
    public bool IsRuns { get; init; }

    /// <summary>Returns the segment.</summary>
    public override string ToString() => Segment;
}
