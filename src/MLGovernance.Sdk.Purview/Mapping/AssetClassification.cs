using System.Collections.Immutable;

namespace MLGovernance.Purview;

/// <summary>A classification that an asset bears.</summary>
/// <param name="Asset">The asset.</param>
/// <param name="Name">
/// The classification as the tag states it, for example <c>confidential</c>, or its type, for example <c>MICROSOFT.PERSONAL.NAME</c>, where a
/// curator set it in the catalogue.
/// </param>
/// <param name="Path">The reason: the way along lineage from the asset whose tag states it to this one, both included.</param>
public sealed record AssetClassification(AssetId Asset, string Name, ImmutableArray<AssetId> Path)
{
    /// <summary>Gets whether the classification comes from an upstream asset and not from a tag of this one.</summary>
    public bool IsInherited => Path.Length > 1;

    /// <summary>Gets whether a curator set the classification in the catalogue, so that its name is that of its type.</summary>
    public bool IsCurated { get; init; }

    /// <summary>Gets the name of the classification's type in the catalogue, for example <c>mlgov_classification_confidential</c>.</summary>
    public string TypeName => IsCurated ? Name : TypeNames.ClassificationPrefix + string.Concat(Name.Select(letter => char.IsAsciiLetterOrDigit(letter) ? char.ToLowerInvariant(letter) : '_'));
}
