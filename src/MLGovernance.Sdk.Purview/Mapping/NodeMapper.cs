using System.Collections.Immutable;
using MLGovernance.Lineage;
using MLGovernance.Policy;

namespace MLGovernance.Purview;

/// <summary>Maps the nodes and steps of one graph to entities. Serves one mapping, on one thread.</summary>
internal sealed class NodeMapper
{
    private readonly ComplianceReport _report;
    private readonly EntityMapperOptions _options;
    private readonly LineageGraph _graph;
    private readonly EntityNames _names;
    private readonly LineageSteps _steps;
    private readonly ColumnMappings _columns;
    private readonly ILookup<int, LineageStep> _direct;
    private readonly AttributeSet _attributes = new();
    private readonly HashSet<AssetId> _scopes = [];

    internal NodeMapper(ComplianceReport report, EntityMapperOptions options)
    {
        _report = report;
        _options = options;
        _graph = report.Graph;
        _names = new EntityNames(_graph, options.TypeNames);
        _steps = new LineageSteps(_graph);
        _columns = new ColumnMappings(_graph.Snapshot);
        _direct = _steps.Steps.Where(IsDirect).ToLookup(step => step.Downstream);
    }

    internal bool IsPublished(int node) => _names.IsPublished(node);

    internal AssetId IdOf(int node) => _names.IdOf(node);

    /// <summary>Maps a node by the table of its kind.</summary>
    internal CatalogEntity Map(LineageNode node, Asset? asset)
    {
        AssetId id = IdOf(node.Index);
        CatalogReference reference = _names.Of(node.Index);
        AssetAttributes.Add(_attributes, node, id, ScopeOf(id), _names.DisplayNameOf(node), asset);
        if (node.Kind.CatalogRole == CatalogRole.Process)
        {
            AddSides(node.Index);
        }

        return new CatalogEntity
        {
            TypeName = reference.TypeName,
            QualifiedName = reference.QualifiedName,
            Source = node.State == LineageNodeState.Place ? null : id,
            Attributes = _attributes.Take(),
            RelationshipAttributes = Relationships(node),
            BusinessMetadata = asset is null ? CatalogEntity.NoMetadata : ComplianceMetadata.Of(_report, asset),
        };
    }

    /// <summary>Adds the data sets that stand for what jobs hand to other jobs.</summary>
    internal void AddHandOvers(List<CatalogEntity> dataSets)
    {
        for (int job = 0; job < _graph.NodeCount; job++)
        {
            if (!_steps.HandOvers.Of(job).IsEmpty)
            {
                CatalogReference reference = HandOver(job);
                dataSets.Add(new CatalogEntity
                {
                    TypeName = reference.TypeName,
                    QualifiedName = reference.QualifiedName,
                    Attributes = [new CatalogAttribute("assetKind", AssetKinds.JobOutput.Name), new CatalogAttribute("name", $"outputs of {_names.DisplayNameOf(_graph[job])}")],
                });
            }
        }
    }

    /// <summary>Adds the processes that stand where data leads to data without a job.</summary>
    internal void AddSteps(List<CatalogEntity> processes)
    {
        foreach (LineageStep step in _steps.Steps)
        {
            if (!IsDirect(step))
            {
                processes.Add(Step(step));
            }
        }
    }

    /// <summary>Gets the workspace or registry of an asset; one text for all that lie in it.</summary>
    private AssetId? ScopeOf(AssetId id)
    {
        if (id.Scope is not { } scope)
        {
            return null;
        }

        if (_scopes.TryGetValue(scope, out AssetId known))
        {
            return known;
        }

        _scopes.Add(scope);
        return scope;
    }

    /// <summary>Sets what a job reads and writes: whole and always, since the Data Map replaces the sets that it is given and keeps those that it is not.</summary>
    private void AddSides(int job)
    {
        ReadOnlySpan<int> inputs = _steps.Inputs.Of(job), outputs = _steps.Outputs.Of(job);
        var read = _names.Of(inputs);
        foreach (int giver in _steps.HandedFrom.Of(job))
        {
            read = read.Add(HandOver(giver));
        }

        ImmutableArray<CatalogReference> written = _names.Of(outputs);
        _attributes["inputs"] = read;
        _attributes["outputs"] = _steps.HandOvers.Of(job).IsEmpty ? written : written.Add(HandOver(job));
        if (_columns.Of(_graph, _names, inputs, outputs) is { } mapping)
        {
            _attributes[ColumnMappings.Attribute] = mapping;
        }
    }

    private ImmutableArray<CatalogAttribute> Relationships(LineageNode node)
    {
        foreach (CatalogRelationship relationship in CatalogRelationships.StatedBy(node.Kind))
        {
            // Types of others take no relationships of ours.
            if (_options.TypeNames.IsOwn(relationship.Upstream) && _options.TypeNames.IsOwn(relationship.Downstream)
                && Named(node, relationship) is { IsEmpty: false } named)
            {
                _attributes[relationship.Attribute] = relationship.IsHolding ? named[0] : named;
            }
        }

        int[] sources = [.. _direct[node.Index].SelectMany(step => step.Inputs).Distinct()];
        if (sources.Length > 0)
        {
            _attributes["sources"] = _names.Of(sources);
        }

        return _attributes.Take();
    }

    /// <summary>Names the published ends of a relationship.</summary>
    private ImmutableArray<CatalogReference> Named(LineageNode node, CatalogRelationship relationship)
    {
        LineageEdges edges = relationship.IsStatedUpstream ? _graph.EdgesOutOf(node) : _graph.EdgesInto(node);
        Span<int> named = edges.Count <= 64 ? stackalloc int[edges.Count] : new int[edges.Count];
        int count = 0;
        foreach (LineageEdge edge in edges)
        {
            LineageNode end = relationship.IsStatedUpstream ? edge.Downstream : edge.Upstream;
            if (edge.Role == relationship.Role && end.Kind == relationship.Named && IsPublished(end.Index))
            {
                named[count++] = end.Index;
            }
        }

        return _names.Of(named[..count]);
    }

    /// <summary>Tells whether a step is published as an edge and not as a process. Storage paths keep the process: an edge would replace those that others state.</summary>
    private bool IsDirect(LineageStep step) => _options.DirectLineage.Contains(step.Role) && IdOf(step.Downstream).Form != AssetIdForm.Storage;

    /// <summary>Names the data set that stands for what a job hands to other jobs.</summary>
    private CatalogReference HandOver(int job) => new(TypeNames.Default.Of(AssetKinds.JobOutput), _names.Of(job).QualifiedName + "#outputs");

    private CatalogEntity Step(LineageStep step)
    {
        CatalogReference downstream = _names.Of(step.Downstream);
        string role = step.Role.ToString();
        return new CatalogEntity
        {
            TypeName = TypeNames.LineageStep,
            QualifiedName = $"{downstream.QualifiedName}#{role}",
            Attributes =
            [
                new CatalogAttribute("confidence", step.Confidence.ToString()),
                new CatalogAttribute("inputs", _names.Of(step.Inputs)),
                new CatalogAttribute("name", $"{role} {_names.DisplayNameOf(_graph[step.Downstream])}"),
                new CatalogAttribute("outputs", ImmutableArray.Create(downstream)),
                new CatalogAttribute("role", role),
            ],
        };
    }
}
