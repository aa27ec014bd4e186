using System.Collections.Immutable;
using MLGovernance.Lineage;

namespace MLGovernance.Purview;

/// <summary>The classifications of an estate by asset, as entities bear them.</summary>
internal sealed class CarriedClassifications
{
    private readonly ILookup<AssetId, AssetClassification> _ofAsset;

    internal CarriedClassifications(LineageGraph graph, ClassificationOptions? options, CancellationToken cancellationToken)
    {
        ImmutableArray<AssetClassification> all = options is null ? [] : ClassificationPropagation.Run(graph, options, cancellationToken);
        _ofAsset = all.ToLookup(classification => classification.Asset);
        TypeNames = [.. all.Select(classification => classification.TypeName).Distinct().Order(StringComparer.Ordinal)];
    }

    /// <summary>Gets the types that are borne by any asset, ordered.</summary>
    internal ImmutableArray<string> TypeNames { get; }

    /// <summary>Adds what the asset bears, and the reasons of what it inherits.</summary>
    internal CatalogEntity On(AssetId asset, CatalogEntity entity)
    {
        AssetClassification[] borne = [.. _ofAsset[asset]];
        if (borne.Length == 0)
        {
            return entity;
        }

        // A path may be long; the Data Map cuts none off, it refuses the entity.
        const int longest = 4_000;
        string reasons = string.Join('\n', borne.Where(classification => classification.IsInherited)
            .Select(classification => $"{classification.Name}: {string.Join(" > ", classification.Path.Select(step => step.Value))}"));
        return entity with
        {
            Classifications = [.. borne.Select(classification => classification.TypeName).Concat(entity.Classifications).Distinct().Order(StringComparer.Ordinal)],
            BusinessMetadata = reasons.Length == 0 ? entity.BusinessMetadata : entity.BusinessMetadata.SetItem(
                Purview.TypeNames.ClassificationGroup, [new CatalogAttribute("reasons", reasons.Length <= longest ? reasons : reasons[..(longest - 1)] + "…")]),
        };
    }
}
