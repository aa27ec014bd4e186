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
        var names = new EntityNames(graph, _options.TypeNames);
        var steps = new LineageSteps(graph);
        var columns = new ColumnMappings(graph.Snapshot);
        var classifications = new CarriedClassifications(graph, _options.Classifications, cancellationToken);
        var metadata = new WorkedOutMetadata(report, _options.Metadata, cancellationToken);
        Func<Asset, ImmutableArray<CatalogContact>>? contacts = _options.Contacts?.For(graph.Snapshot);
        List<CatalogEntity> dataSets = [], processes = [];
        for (int i = 0; i < graph.NodeCount; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            LineageNode node = graph[i];
            if (names.IsPublished(node))
            {
                CatalogEntity entity = metadata.On(node.Id, classifications.On(node.Id, MapNode(report, node, names, steps, columns)));
                (node.Kind.CatalogRole == CatalogRole.Process ? processes : dataSets).Add(node.Asset is { } asset ? WithPeople(entity, asset, contacts) : entity);
            }
        }

        foreach (int job in steps.HandOvers.Keys)
        {
            dataSets.Add(HandOver(graph[job], names));
        }

        foreach (((int downstream, LineageRole role), (SortedSet<int> inputs, EdgeConfidence confidence)) in steps.Steps.Where(step => !IsDirect(graph[step.Key.Downstream], step.Key.Role)))
        {
            processes.Add(Step(graph, names, graph[downstream], role, inputs, confidence));
        }

        return new EntityBatch(report, TypedefWriter.Write(graph.Snapshot.Kinds, _options.TypeNames, classifications.TypeNames, _options.Metadata), [.. Ordered(dataSets), .. Ordered(processes)]);
    }

    /// <summary>Orders entities by type and key. Two spellings that give one key give one entity.</summary>
    private static IEnumerable<CatalogEntity> Ordered(List<CatalogEntity> entities) => entities
        .DistinctBy(entity => entity.Reference)
        .OrderBy(entity => entity.TypeName, StringComparer.Ordinal)
        .ThenBy(entity => entity.QualifiedName, StringComparer.Ordinal);

    private CatalogEntity MapNode(ComplianceReport report, LineageNode node, EntityNames names, LineageSteps steps, ColumnMappings columns)
    {
        CatalogReference reference = names.Of(node);
        bool foreignType = node.Id.Form == AssetIdForm.Storage;
        AttributeSet attributes = foreignType ? StorageAttributes(node) : AssetAttributes.Of(node);
        if (node.Kind.CatalogRole == CatalogRole.Process)
        {
            // Sent whole and always: the Data Map replaces the sets it is given and keeps the ones it is not.
            (SortedSet<int> inputs, SortedSet<int> outputs) = steps.Jobs.TryGetValue(node.Index, out (SortedSet<int>, SortedSet<int>) sides) ? sides : ([], []);
            attributes["inputs"] = References(node.Graph, names, inputs).Concat(HandedTo(node, names, steps)).ToImmutableArray();
            attributes["outputs"] = References(node.Graph, names, outputs)
                .Concat(steps.HandOvers.ContainsKey(node.Index) ? [HandOver(node, names).Reference] : Enumerable.Empty<CatalogReference>())
                .ToImmutableArray();
            if (columns.Of(node.Graph, names, inputs, outputs) is { } mapping)
            {
                attributes[ColumnMappings.Attribute] = mapping;
            }
        }

        var entity = new CatalogEntity
        {
            TypeName = reference.TypeName,
            QualifiedName = reference.QualifiedName,
            Source = node.State == LineageNodeState.Place ? null : node.Id,
            Attributes = attributes.ToArray(),
            RelationshipAttributes = Relationships(node, names, steps),
            BusinessMetadata = node.Asset is { } judged
                ? ComplianceMetadata.Of(report, judged)
                : ImmutableSortedDictionary<string, ImmutableArray<CatalogAttribute>>.Empty,
        };
        return node.Asset is { } asset ? _overrides[node.Kind.Name].Aggregate(entity, (mapped, mapper) => mapper.Map(asset, mapped)) : entity;
    }

    /// <summary>Adds contacts and glossary terms.</summary>
    private CatalogEntity WithPeople(CatalogEntity entity, Asset asset, Func<Asset, ImmutableArray<CatalogContact>>? contacts)
    {
        ImmutableArray<CatalogContact> people = contacts?.Invoke(asset) ?? [];
        ImmutableArray<string> terms = _options.GlossaryRules.IsDefaultOrEmpty ? []
            : [.. _options.GlossaryRules.Where(rule => rule.Meets(asset, entity)).Select(rule => rule.Term).Distinct(StringComparer.OrdinalIgnoreCase).Order(StringComparer.Ordinal)];
        return people.IsEmpty && terms.IsEmpty ? entity : entity with { Contacts = people, Terms = terms };
    }

    /// <summary>Tells whether a step of lineage is published as an edge and not as a process.</summary>
    private bool IsDirect(LineageNode downstream, LineageRole role) => _options.DirectLineage.Contains(role) && downstream.Id.Form != AssetIdForm.Storage;

    private ImmutableArray<CatalogAttribute> Relationships(LineageNode node, EntityNames names, LineageSteps steps)
    {
        AttributeSet? attributes = null;
        foreach (CatalogRelationship relationship in CatalogRelationships.StatedBy(node.Kind))
        {
            if (!_options.TypeNames.IsOwn(relationship.Upstream) || !_options.TypeNames.IsOwn(relationship.Downstream))
            {
                continue; // Types of others take no relationships of ours.
            }

            ImmutableArray<CatalogReference> named =
            [
                .. Neighbours(node, relationship).Where(names.IsPublished).Select(names.Of).Distinct().OrderBy(reference => reference.QualifiedName, StringComparer.Ordinal),
            ];
            if (named is [var first, ..])
            {
                (attributes ??= new())[relationship.Attribute] = relationship.IsHolding ? first : named;
            }
        }

        if (_options.DirectLineage != default && node.Id.Form != AssetIdForm.Storage)
        {
            SortedSet<int> sources = steps.SourcesOf(node.Index, _options.DirectLineage);
            if (sources.Count > 0)
            {
                (attributes ??= new())["sources"] = References(node.Graph, names, sources).ToImmutableArray();
            }
        }

        return attributes?.ToArray() ?? [];
    }

    private static IEnumerable<LineageNode> Neighbours(LineageNode node, CatalogRelationship relationship) => relationship.IsStatedUpstream
        ? node.Graph.EdgesOutOf(node).Where(edge => edge.Role == relationship.Role && edge.Downstream.Kind == relationship.Downstream).Select(edge => edge.Downstream)
        : node.Graph.EdgesInto(node).Where(edge => edge.Role == relationship.Role && edge.Upstream.Kind == relationship.Upstream).Select(edge => edge.Upstream);

    private static AttributeSet StorageAttributes(LineageNode node) => new()
    {
        ["name"] = node.Id.Name,
    };

    private static IEnumerable<CatalogReference> HandedTo(LineageNode job, EntityNames names, LineageSteps steps) =>
        steps.HandedFrom.TryGetValue(job.Index, out SortedSet<int>? givers) ? givers.Select(giver => HandOver(job.Graph[giver], names).Reference) : [];

    /// <summary>Makes the data set that stands for what a job hands to other jobs.</summary>
    private static CatalogEntity HandOver(LineageNode job, EntityNames names) => new()
    {
        TypeName = TypeNames.Default.Of(AssetKinds.JobOutput),
        QualifiedName = names.Of(job).QualifiedName + "#outputs",
        Attributes = [new CatalogAttribute("assetKind", AssetKinds.JobOutput.Name), new CatalogAttribute("name", $"outputs of {job.DisplayName}")],
    };

    private static CatalogEntity Step(
        LineageGraph graph, EntityNames names, LineageNode downstream, LineageRole role, SortedSet<int> inputs, EdgeConfidence confidence) => new()
    {
        TypeName = TypeNames.LineageStep,
        QualifiedName = $"{names.Of(downstream).QualifiedName}#{role}",
        Attributes =
        [
            new CatalogAttribute("confidence", confidence.ToString()),
            new CatalogAttribute("inputs", References(graph, names, inputs).ToImmutableArray()),
            new CatalogAttribute("name", $"{role} {downstream.DisplayName}"),
            new CatalogAttribute("outputs", ImmutableArray.Create(names.Of(downstream))),
            new CatalogAttribute("role", role.ToString()),
        ],
    };

    private static IEnumerable<CatalogReference> References(LineageGraph graph, EntityNames names, SortedSet<int> nodes) =>
        nodes.Count == 1 ? [names.Of(graph[nodes.Min])] : nodes.Select(node => names.Of(graph[node])).Distinct().OrderBy(reference => reference.TypeName, StringComparer.Ordinal).ThenBy(reference => reference.QualifiedName, StringComparer.Ordinal);
}
