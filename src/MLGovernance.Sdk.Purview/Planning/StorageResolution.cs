using System.Collections.Immutable;

namespace MLGovernance.Purview;

/// <summary>
/// Leads storage paths of a batch to the assets under which Purview's own scans hold them, so that lineage joins what is there and
/// nothing stands twice: the path itself, else the resource set that it was grouped into, else the folder that the file lies in.
/// </summary>
public static class StorageResolution
{
    /// <summary>Gets the types under which a scan may hold a storage path.</summary>
    public static ImmutableArray<string> ScannedTypes { get; } =
    [
        "azure_blob_container", "azure_blob_path", "azure_blob_resource_set",
        "azure_datalake_gen2_filesystem", "azure_datalake_gen2_path", "azure_datalake_gen2_resource_set",
    ];

    /// <summary>Tells whether an entity is a path of Azure Storage.</summary>
    /// <param name="entity">The entity.</param>
    public static bool IsStoragePath(CatalogReference entity)
    {
        ArgumentNullException.ThrowIfNull(entity);
        return entity.TypeName is "azure_blob_path" or "azure_datalake_gen2_path" or "azure_blob_container" or "azure_datalake_gen2_filesystem";
    }

    /// <summary>Returns the names to look for, in ranks: the first rank of which any exists wins, and in it the first name.</summary>
    /// <param name="path">The path; other entities have no ranks.</param>
    /// <remarks>
    /// Each rank asks both hosts of the account, because scans of hierarchical accounts use the dfs host and others the blob host. Folders
    /// farther up are not taken: they hold other data too, and lineage would lead from all of it to all that any job reads.
    /// </remarks>
    public static ImmutableArray<ImmutableArray<CatalogReference>> RanksOf(CatalogReference path)
    {
        if (!IsStoragePath(path) || !Uri.TryCreate(path.QualifiedName, UriKind.Absolute, out _))
        {
            return [];
        }

        string rest = path.QualifiedName[(path.QualifiedName.IndexOf("://", StringComparison.Ordinal) + 3)..];
        string[] steps = rest.Split('/', 3);
        if (steps.Length < 2)
        {
            return [];
        }

        string account = steps[0].Split('.')[0], container = steps[1], inner = steps.Length == 3 ? steps[2] : "";
        ImmutableArray<CatalogReference> candidates = QualifiedName.Candidates(account, container, inner, isHierarchical: null);
        ILookup<int, CatalogReference> ranked = candidates.ToLookup(candidate => RankOf(candidate, path, inner));
        return
        [
            .. Enumerable.Range(0, 3).Select(rank => ranked[rank].OrderByDescending(candidate => candidate == path).ToImmutableArray())
                .Where(rank => !rank.IsEmpty),
        ];
    }

    /// <summary>Returns an entity whose references, and column mappings, lead to where what they name is held.</summary>
    /// <param name="entity">The entity.</param>
    /// <param name="held">Under which name each path, or asset of another connector, is held; what nobody else holds is absent.</param>
    public static CatalogEntity Rewrite(CatalogEntity entity, IReadOnlyDictionary<CatalogReference, CatalogReference> held)
    {
        ArgumentNullException.ThrowIfNull(entity);
        ArgumentNullException.ThrowIfNull(held);
        KeyValuePair<CatalogReference, CatalogReference>[] moved =
            [.. EntityLevels.References(entity).Distinct().Where(held.ContainsKey).Select(path => KeyValuePair.Create(path, held[path])).Where(pair => pair.Key != pair.Value)];
        CatalogEntity joined = moved.Length == 0 ? entity : entity with
        {
            Attributes = [.. entity.Attributes.Select(attribute => new CatalogAttribute(attribute.Name, Moved(attribute.Value, held, moved)))],
            RelationshipAttributes = [.. entity.RelationshipAttributes.Select(attribute => new CatalogAttribute(attribute.Name, Moved(attribute.Value, held, moved)))],
        };
        if (!held.TryGetValue(entity.Reference, out CatalogReference? place))
        {
            return joined;
        }

        if (!IsStoragePath(entity.Reference))
        {
            // Another connector describes the asset; of a job, what it joins is added to what is there. Its type has no relationships of ours.
            return joined with
            {
                TypeName = place.TypeName,
                QualifiedName = place.QualifiedName,
                Attributes = [.. joined.Attributes.Where(attribute => attribute.Name is "inputs" or "outputs")],
                RelationshipAttributes = [.. joined.RelationshipAttributes.Where(attribute => attribute.Name == "sources")],
            };
        }
        else
        {
            // The scan describes its asset; only what is found here is added to it. A folder or resource set holds other paths too: what is found of one is not said of all.
            CatalogEntity led = entity with { TypeName = place.TypeName, QualifiedName = place.QualifiedName, Attributes = [] };
            return PathOf(place).TrimEnd('/') == PathOf(entity.Reference).TrimEnd('/') ? led : led with { BusinessMetadata = led.BusinessMetadata.Clear() };
        }
    }

    private static int RankOf(CatalogReference candidate, CatalogReference path, string inner) =>
        candidate.TypeName.EndsWith("_resource_set", StringComparison.Ordinal) ? 1
        : PathOf(candidate) == PathOf(path) ? 0
        : QualifiedName.IsFile(inner) && PathOf(candidate).TrimEnd('/') == PathOf(path)[..Math.Max(0, PathOf(path).LastIndexOf('/'))] && candidate.TypeName.EndsWith("_path", StringComparison.Ordinal) ? 2
        : int.MaxValue;

    /// <summary>Returns container and path, without the host.</summary>
    private static string PathOf(CatalogReference reference)
    {
        string name = reference.QualifiedName;
        int host = name.IndexOf("://", StringComparison.Ordinal) + 3;
        int slash = name.IndexOf('/', host);
        return slash < 0 ? "" : name[(slash + 1)..];
    }

    private static object Moved(
        object value, IReadOnlyDictionary<CatalogReference, CatalogReference> held, KeyValuePair<CatalogReference, CatalogReference>[] moved) => value switch
    {
        CatalogReference one => held.GetValueOrDefault(one, one),
        IEnumerable<CatalogReference> many => many.Select(one => held.GetValueOrDefault(one, one)).Distinct().ToImmutableArray(),
        string text => moved.Aggregate(text, (mapping, pair) => mapping.Replace($"\"{pair.Key.QualifiedName}\"", $"\"{pair.Value.QualifiedName}\"", StringComparison.Ordinal)),
        _ => value,
    };
}
