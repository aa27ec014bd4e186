using System.Collections.Immutable;

namespace MLGovernance.Purview;

/// <summary>
/// Assets that another connector holds, found by the resource id in their names, whatever their types are called: Microsoft's type names for Azure Machine
/// Learning are not public. What an estate states of such an asset is added to the one that is there, so that nobody finds it twice.
/// </summary>
public sealed class AdoptedAssets
{
    private readonly Dictionary<string, CatalogReference> _held = new(StringComparer.Ordinal);

    /// <summary>Gets the number of assets that are known by their resource id.</summary>
    public int Count => _held.Count;

    /// <summary>Gets the number of assets without a resource id in their names: they cannot be told from others.</summary>
    public int Unrecognized { get; private set; }

    /// <summary>Gets the types of the assets that are known, by the name of our type, ordered: the type map that the catalogue itself tells.</summary>
    /// <param name="batch">What is published.</param>
    public ImmutableArray<(string Own, string Theirs)> TypeMap(EntityBatch batch)
    {
        ArgumentNullException.ThrowIfNull(batch);
        return [.. batch.Entities.Select(entity => (entity.TypeName, Theirs: Of(entity.Reference)?.TypeName!)).Where(pair => pair.Theirs is not null).Distinct().Order()];
    }

    /// <summary>Adds an asset that the other connector holds.</summary>
    /// <param name="asset">Its type and qualified name.</param>
    public void Add(CatalogReference asset)
    {
        ArgumentNullException.ThrowIfNull(asset);
        int start = asset.QualifiedName.IndexOf("/subscriptions/", StringComparison.OrdinalIgnoreCase);
        if (start < 0)
        {
            start = asset.QualifiedName.IndexOf("azureml://registries/", StringComparison.OrdinalIgnoreCase);
        }

        if (start >= 0 && AssetId.TryParse(asset.QualifiedName.AsSpan(start), null, out AssetId id))
        {
            _held.TryAdd(id.Value, asset);
        }
        else
        {
            Unrecognized++;
        }
    }

    /// <summary>Returns the asset that the other connector holds for one of this library's entities, or null.</summary>
    /// <param name="own">The entity as this library names it. Steps of lineage and storage paths are nobody else's Azure Machine Learning assets.</param>
    public CatalogReference? Of(CatalogReference own)
    {
        ArgumentNullException.ThrowIfNull(own);
        return own.TypeName != TypeNames.LineageStep && _held.TryGetValue(own.QualifiedName, out CatalogReference? held) && held != own ? held : null;
    }
}
