namespace MLGovernance.Purview;

/// <summary>A value of a facet and how many of the assets found have it.</summary>
/// <param name="Value">The value.</param>
/// <param name="Count">The number of assets.</param>
public readonly record struct DiscoveryFacetValue(string Value, int Count);
