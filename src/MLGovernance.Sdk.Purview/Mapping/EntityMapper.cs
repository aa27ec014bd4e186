using System.Collections.Immutable;
using MLGovernance.Lineage;
using MLGovernance.Policy;

namespace MLGovernance.Purview;

/// <summary>Maps a governed estate to catalogue entities, by the table of kinds. Pure: the same report gives the same batch.</summary>
public sealed class EntityMapper
{
    private readonly EntityMapperOptions _options;
    private readonly ILookup<string, AssetEntityMapper> _overrides;

    /// <summary>Initialises a mapper.</summary>
    /// <param name="options">Settings; the default publishes every kind under this library's own type names.</param>
    public EntityMapper(EntityMapperOptions? options = null)
    {
        _options = options ?? new EntityMapperOptions();
        _overrides = _options.Mappers.ToLookup(mapper => mapper.Kind.Name, StringComparer.Ordinal);
    }

    /// <summary>Maps a report's estate.</summary>
    /// <param name="report">The report; <see cref="ComplianceReport.None"/> maps an estate that was not evaluated.</param>
    /// <param name="cancellationToken">Stops the mapping.</param>
    public EntityBatch Map(ComplianceReport report, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(report);
        LineageGraph graph = report.Graph;
        var nodes = new NodeMapper(report, _options);
        var classifications = new CarriedClassifications(graph, _options.Classifications, cancellationToken);
        var metadata = new WorkedOutMetadata(report, _options.Metadata, cancellationToken);
        Func<Asset, ImmutableArray<CatalogContact>>? contacts = _options.Contacts?.For(graph.Snapshot);
        List<CatalogEntity> dataSets = [], processes = [];
        for (int i = 0; i < graph.NodeCount; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (!nodes.IsPublished(i))
            {
                continue;
            }

            LineageNode node = graph[i];
            AssetId id = nodes.IdOf(i);
            Asset? asset = node.Asset;
            CatalogEntity entity = nodes.Map(node, asset);
            if (asset is not null)
            {
                foreach (AssetEntityMapper mapper in _overrides[node.Kind.Name])
                {
                    entity = mapper.Map(asset, entity);
                }
            }

            entity = metadata.On(id, classifications.On(id, entity));
            (node.Kind.CatalogRole == CatalogRole.Process ? processes : dataSets).Add(asset is null ? entity : WithPeople(entity, asset, contacts));
        }

        nodes.AddHandOvers(dataSets);
        nodes.AddSteps(processes);
        return new EntityBatch(
            report,
            TypedefWriter.Write(graph.Snapshot.Kinds, _options.TypeNames, classifications.TypeNames, _options.Metadata),
            [.. Ordered(dataSets), .. Ordered(processes)]);
    }

    /// <summary>Orders entities by type and key. Of two spellings that give one key, the first gives the entity.</summary>
    private static List<CatalogEntity> Ordered(List<CatalogEntity> entities)
    {
        // Numbers are sorted and not the entities: moving a reference costs the garbage collector a mark.
        int[] places = [.. Enumerable.Range(0, entities.Count)];
        places.AsSpan().Sort((left, right) => CatalogEntity.CompareKeys(entities[left], entities[right]) is var order and not 0 ? order : left.CompareTo(right));
        List<CatalogEntity> ordered = new(places.Length);
        foreach (int place in places)
        {
            if (ordered is not [.., var last] || CatalogEntity.CompareKeys(last, entities[place]) != 0)
            {
                ordered.Add(entities[place]);
            }
        }

        return ordered;
    }

    /// <summary>Adds contacts and glossary terms.</summary>
    private CatalogEntity WithPeople(CatalogEntity entity, Asset asset, Func<Asset, ImmutableArray<CatalogContact>>? contacts)
    {
        ImmutableArray<CatalogContact> people = contacts?.Invoke(asset) ?? [];
        ImmutableArray<string> terms = _options.GlossaryRules.IsDefaultOrEmpty ? [] : Terms(_options.GlossaryRules, asset, entity);
        return people.IsEmpty && terms.IsEmpty ? entity : entity with { Contacts = people, Terms = terms };
    }

    private static ImmutableArray<string> Terms(ImmutableArray<GlossaryRule> rules, Asset asset, CatalogEntity entity) =>
        [.. rules.Where(rule => rule.Meets(asset, entity)).Select(rule => rule.Term).Distinct(StringComparer.OrdinalIgnoreCase).Order(StringComparer.Ordinal)];
}
