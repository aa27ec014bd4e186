using System.Collections.Immutable;
using MLGovernance.Lineage;

namespace MLGovernance.OpenLineage;

/// <summary>Writes the events of one node of a graph after the other.</summary>
internal sealed class GraphWriting
{
    private readonly LineageGraph _graph;
    private readonly AssetFacets _facets;

    internal GraphWriting(LineageGraph graph)
    {
        _graph = graph;
        _facets = new AssetFacets(graph, new CarriedFacets(graph.Snapshot), ColumnLineage.Build(graph.Snapshot).Edges.ToLookup(edge => edge.Downstream.Dataset));
    }

    internal IEnumerable<OpenLineageEvent> Of(LineageNode node)
    {
        if (node.Asset is { } run && node.Kind == AssetKinds.OpenLineageRun)
        {
            return CarriedRun.Events(run, _graph.Snapshot.TakenAt);
        }

        return IsJob(node) ? OfJob(node) : OfDataset(node);
    }

    /// <summary>Tells whether a node does work: a job, or what serves a model.</summary>
    private static bool IsJob(LineageNode node) =>
        node.Kind.CatalogRole == CatalogRole.Process || node.Kind.References.Any(reference => reference.Role == LineageRole.Deploys && reference.Subject is null);

    private IEnumerable<OpenLineageEvent> OfJob(LineageNode node)
    {
        (string space, string name) = OpenLineageNaming.NameOf(node.Id);
        ILookup<bool, LineageEdge> into = Data(_graph.EdgesInto(node)).ToLookup(edge => IsJob(edge.Upstream));
        IEnumerable<LineageEdge> outOf = Data(_graph.EdgesOutOf(node)).Where(edge => !IsJob(edge.Downstream));
        LineageEdge[] after = [.. into[true], .. _graph.EdgesInto(node).Where(edge => edge.Role is LineageRole.Triggers or LineageRole.Contains && IsJob(edge.Upstream))];
        LineageEdge? parent = after.Where(edge => edge.Role == LineageRole.Contains && IsRun(node) && IsRun(edge.Upstream)).OrderBy(edge => edge.Upstream.Id).Select(edge => (LineageEdge?)edge).FirstOrDefault();
        var job = new Job(space, name) { Facets = WithJobs(_facets.OfJob(node), [.. after.Where(edge => edge != parent)]) };
        ImmutableArray<InputDataset> inputs = [.. Sides(into[false], edge => edge.Upstream).Select(side => Input(side.Node, side.Edges))];
        ImmutableArray<OutputDataset> outputs = [.. Sides(outOf, edge => edge.Downstream).Select(side => Output(side.Node, side.Edges, ReadBy(node)))];
        if (!IsRun(node))
        {
            bool isTold = node.Asset is not null || inputs.Length + outputs.Length + after.Length > 0;
            return isTold ? [new JobEvent { EventTime = TimeOf(node), Job = job, Inputs = inputs, Outputs = outputs }] : [];
        }

        JobTimes times = JobTimes.Of(node.Asset!, _graph.Snapshot.TakenAt);
        var run = new Run(StableId.Of(node.Id.Value)) { Facets = FacetSet.Empty.With(RunFacets.Parent, parent is { } edge ? Parent(edge.Upstream) : null) };
        return
        [
            new RunEvent { EventType = RunEventType.Start, EventTime = times.Start, Run = run, Job = job, Inputs = inputs },
            new RunEvent { EventType = times.State, EventTime = times.End, Run = run, Job = job, Inputs = inputs, Outputs = outputs },
        ];
    }

    private IEnumerable<OpenLineageEvent> OfDataset(LineageNode node)
    {
        LineageEdge[] from = [.. Data(_graph.EdgesInto(node)).Where(edge => !IsJob(edge.Upstream)).OrderBy(edge => edge.Upstream.Id).ThenBy(edge => edge.Role)];
        bool isLineage = from.Length > 0 || Data(_graph.EdgesInto(node)).Any() || Data(_graph.EdgesOutOf(node)).Any();
        FacetSet facets = isLineage || node.Kind == AssetKinds.Dataset ? _facets.OfDataset(node, [.. Data(_graph.EdgesInto(node)).Where(edge => IsJob(edge.Upstream)).SelectMany(edge => ReadBy(edge.Upstream))]) : FacetSet.Empty;
        if (from.Length > 0)
        {
            facets = facets
                .With(DatasetFacets.Lineage, new LineageDatasetFacet { Inputs = [.. from.Select(edge => Source(edge.Upstream, "DATASET"))] })
                .With([.. from.Select(EdgeMeaning.Of)], LineageRole.DerivesFrom);
        }

        if (!facets.Names.Any())
        {
            return [];
        }

        (string space, string name) = OpenLineageNaming.NameOf(node.Id);
        return [new DatasetEvent { EventTime = TimeOf(node), Dataset = new Dataset(space, name) { Facets = facets } }];
    }

    /// <summary>States which jobs this one follows, belongs to, or takes over from.</summary>
    private static FacetSet WithJobs(FacetSet facets, LineageEdge[] after)
    {
        if (after.Length == 0)
        {
            return facets;
        }

        LineageEdge[] ordered = [.. after.OrderBy(edge => edge.Upstream.Id).ThenBy(edge => edge.Role)];
        return facets
            .With(JobFacets.Lineage, new LineageJobFacet { Entries = [new LineageEntry { Type = "JOB", Inputs = [.. ordered.Select(edge => Source(edge.Upstream, "JOB"))] }] })
            .With([.. ordered.Select(EdgeMeaning.Of)], LineageRole.Consumes);
    }

    /// <summary>Returns what a job reads.</summary>
    private HashSet<AssetId> ReadBy(LineageNode job) => [.. Data(_graph.EdgesInto(job)).Select(edge => edge.Upstream.Id)];

    private static bool IsRun(LineageNode node) => node.Kind == AssetKinds.Job && node.Asset is not null;

    private static IEnumerable<LineageEdge> Data(IEnumerable<LineageEdge> edges) => edges.Where(edge => LineageRoleSet.Data.Contains(edge.Role));

    private static IEnumerable<(LineageNode Node, EdgeMeaning[] Edges)> Sides(IEnumerable<LineageEdge> edges, Func<LineageEdge, LineageNode> end) =>
        edges.GroupBy(end).OrderBy(side => side.Key.Id).Select(side => (side.Key, (EdgeMeaning[])[.. side.Select(EdgeMeaning.Of).OrderBy(edge => edge.Role)]));

    private static InputDataset Input(LineageNode node, EdgeMeaning[] edges)
    {
        (string space, string name) = OpenLineageNaming.NameOf(node.Id);
        return new InputDataset(space, name) { InputFacets = FacetSet.Empty.With(edges, LineageRole.Consumes) };
    }

    private OutputDataset Output(LineageNode node, EdgeMeaning[] edges, HashSet<AssetId> read)
    {
        (string space, string name) = OpenLineageNaming.NameOf(node.Id);
        return new OutputDataset(space, name)
        {
            Facets = FacetSet.Empty.With(DatasetFacets.ColumnLineage, _facets.Columns(node.Id, read.Contains)),
            OutputFacets = FacetSet.Empty.With(edges, LineageRole.Produces),
        };
    }

    private static LineageInput Source(LineageNode node, string type)
    {
        (string space, string name) = OpenLineageNaming.NameOf(node.Id);
        return new LineageInput { Namespace = space, Name = name, Type = type };
    }

    private static ParentRunFacet Parent(LineageNode node)
    {
        (string space, string name) = OpenLineageNaming.NameOf(node.Id);
        return new ParentRunFacet { Run = new RunIdentifier { RunId = StableId.Of(node.Id.Value) }, Job = new JobIdentifier { Namespace = space, Name = name } };
    }

    private DateTimeOffset TimeOf(LineageNode node) => node.Asset?.ModifiedAt ?? node.Asset?.CreatedAt ?? _graph.Snapshot.TakenAt;
}
