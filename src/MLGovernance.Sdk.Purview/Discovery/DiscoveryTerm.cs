namespace MLGovernance.Purview;

/// <summary>A glossary term that an asset bears.</summary>
/// <param name="Guid">The term's guid.</param>
/// <param name="Name">The term's name.</param>
public readonly record struct DiscoveryTerm(string Guid, string Name);
