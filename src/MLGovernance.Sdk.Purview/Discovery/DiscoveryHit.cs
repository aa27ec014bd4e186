namespace MLGovernance.Purview;

/// <summary>An asset that was found.</summary>
/// <param name="Document">The asset.</param>
/// <param name="Score">How well the keywords fit: one, and one more for each that its name has.</param>
public readonly record struct DiscoveryHit(DiscoveryDocument Document, double Score);
