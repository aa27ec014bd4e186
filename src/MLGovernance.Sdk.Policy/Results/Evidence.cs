using MLGovernance.Lineage;

namespace MLGovernance.Policy;

/// <summary>A proof of a finding: a place in a payload with what was expected and found there, or a lineage path.</summary>
/// <param name="Pointer">The JSON pointer of the property; the empty text where the asset as a whole is meant.</param>
public sealed record Evidence(string Pointer)
{
    /// <summary>Gets the asset that holds the property, where it is not the asset of the finding.</summary>
    public AssetId? Asset { get; init; }

    /// <summary>Gets what the policy expects there, for people.</summary>
    public string? Expected { get; init; }

    /// <summary>Gets what is there; null where nothing is. Never a secret.</summary>
    public string? Actual { get; init; }

    /// <summary>Gets the lineage path that ties the asset to the cause.</summary>
    public LineagePath? Path { get; init; }
}
