using MLGovernance.Lineage;

namespace MLGovernance.OpenLineage;

/// <summary>Makes facets of what an estate knows of an asset.</summary>
/// <param name="graph">The lineage of the estate.</param>
/// <param name="carried">What OpenLineage events said about each thing.</param>
/// <param name="columns">The lineage of columns.</param>
internal sealed class AssetFacets(LineageGraph graph, CarriedFacets carried, ILookup<AssetId, ColumnEdge> columns)
{
    internal FacetSet OfJob(LineageNode node)
    {
        FacetSet facets = carried.Of(node.Id);
        if (node.Asset is not { } asset || asset.Kind == AssetKinds.OpenLineageJob)
        {
            return facets;
        }

        bool isJob = asset.Kind.CatalogRole == CatalogRole.Process;
        return facets
            .With(JobFacets.JobType, new JobTypeJobFacet
            {
                ProcessingType = isJob ? "BATCH" : "SERVICE",
                Integration = "AZURE_ML",
                JobType = (asset["/properties/jobType"]?.AsText() ?? asset.Kind.Name).ToUpperInvariant(),
            })
            .With(JobFacets.Documentation, Documentation(asset))
            .With(JobFacets.Ownership, Ownership(asset))
            .With(JobFacets.Tags, Tags(asset))
            .With(JobFacets.SourceCodeLocation, SourceCode(asset));
    }

    /// <summary>Returns the facets of a dataset.</summary>
    /// <param name="node">The dataset.</param>
    /// <param name="told">The datasets whose columns are told with the job that reads them.</param>
    internal FacetSet OfDataset(LineageNode node, HashSet<AssetId> told)
    {
        FacetSet facets = carried.Of(node.Id).With(DatasetFacets.ColumnLineage, Columns(node.Id, upstream => !told.Contains(upstream)));
        if (node.Asset is not { } asset || asset.Kind == AssetKinds.Dataset)
        {
            return facets;
        }

        string? address = asset["/properties/dataUri"]?.AsText() ?? asset["/properties/modelUri"]?.AsText();
        return facets
            .With(DatasetFacets.Version, asset.Version is { } version ? new DatasetVersionDatasetFacet { DatasetVersion = version } : null)
            .With(DatasetFacets.DatasetType, new DatasetTypeDatasetFacet { DatasetType = Type(asset), SubType = asset["/properties/modelType"]?.AsText() })
            .With(DatasetFacets.Documentation, Documentation(asset))
            .With(DatasetFacets.Ownership, Ownership(asset))
            .With(DatasetFacets.Tags, Tags(asset))
            .With(DatasetFacets.DataSource, Uri.IsWellFormedUriString(address, UriKind.Absolute) ? new DatasourceDatasetFacet { Name = asset.Id.Scope?.Name, Uri = address } : null)
            .With(DatasetFacets.Symlinks, Places(node));
    }

    /// <summary>Returns the place that holds the content, under the name that other tools know it by.</summary>
    private SymlinksDatasetFacet? Places(LineageNode node)
    {
        LineageNode[] places = [.. graph.EdgesInto(node).Where(edge => edge.Role == LineageRole.Materializes && edge.Upstream.State == LineageNodeState.Place).Select(edge => edge.Upstream)];
        if (places is not [var place])
        {
            return null;
        }

        (string space, string name) = OpenLineageNaming.NameOf(place.Id);
        return new SymlinksDatasetFacet { Identifiers = [new SymlinksDatasetFacetIdentifier { Namespace = space, Name = name, Type = "LOCATION" }] };
    }

    /// <summary>Returns what the columns of a dataset were made from, as far as the sources are wanted; null where that is nothing.</summary>
    internal ColumnLineageDatasetFacet? Columns(AssetId id, Func<AssetId, bool> wanted)
    {
        var fields = new SortedDictionary<string, ColumnLineageField>(StringComparer.Ordinal);
        foreach (IGrouping<string, ColumnEdge> column in columns[id].Where(edge => wanted(edge.Upstream.Dataset)).GroupBy(edge => edge.Downstream.Column, StringComparer.Ordinal))
        {
            fields[column.Key] = new ColumnLineageField
            {
                InputFields = [.. column.GroupBy(edge => edge.Upstream).OrderBy(input => input.Key).Select(input => Input(input.Key, input))],
            };
        }

        return fields.Count == 0 ? null : new ColumnLineageDatasetFacet { Fields = fields };
    }

    private static ColumnLineageInputField Input(DatasetColumn column, IEnumerable<ColumnEdge> edges)
    {
        (string space, string name) = OpenLineageNaming.NameOf(column.Dataset);
        LineageTransformation[] transformations =
        [
            .. edges.Where(edge => edge.Transformation is not null).Select(edge => new LineageTransformation
            {
                Type = edge.Transformation!.Split('/', 2)[0],
                Subtype = edge.Transformation.Split('/', 2) is [_, var subtype] ? subtype : null,
                Masking = edge.IsMasking,
            }),
        ];
        return new ColumnLineageInputField { Namespace = space, Name = name, Field = column.Column, Transformations = transformations is [] ? null : transformations };
    }

    private static string Type(Asset asset) =>
        asset.Kind == AssetKinds.ModelVersion ? "MODEL" : (asset["/properties/dataType"]?.AsText() ?? asset.Kind.Name).ToUpperInvariant();

    private static DocumentationFacet? Documentation(Asset asset) =>
        asset["/properties/description"]?.AsText() is { Length: > 0 } text ? new DocumentationFacet { Description = text } : null;

    private static OwnershipFacet? Ownership(Asset asset)
    {
        OwnershipFacetOwner[] owners =
        [
            .. (asset.Tags.TryGetValue("owner", out string? owner) && owner.Length > 0 ? [new OwnershipFacetOwner { Name = owner, Type = "OWNER" }] : Enumerable.Empty<OwnershipFacetOwner>()),
            .. (asset["/systemData/createdBy"]?.AsText() is { Length: > 0 } creator ? [new OwnershipFacetOwner { Name = creator, Type = "CREATOR" }] : Enumerable.Empty<OwnershipFacetOwner>()),
        ];
        return owners is [] ? null : new OwnershipFacet { Owners = owners };
    }

    private static TagsFacet? Tags(Asset asset) => asset.Tags.Count == 0
        ? null
        : new TagsFacet { Tags = [.. asset.Tags.OrderBy(tag => tag.Key, StringComparer.Ordinal).Select(tag => new TagsFacetTag { Key = tag.Key, Value = tag.Value, Source = "AZURE_ML" })] };

    private static SourceCodeLocationJobFacet? SourceCode(Asset asset) =>
        asset["/properties/properties/mlflow.source.git.repoURL"]?.AsText() is { } repository && Uri.IsWellFormedUriString(repository, UriKind.Absolute)
            ? new SourceCodeLocationJobFacet
            {
                Type = "git",
                Url = repository,
                RepoUrl = repository,
                Version = asset["/properties/properties/mlflow.source.git.commit"]?.AsText(),
                Branch = asset["/properties/properties/mlflow.source.git.branch"]?.AsText(),
            }
            : null;
}
