namespace MLGovernance.OpenLineage;

/// <summary>
/// Makes estate assets of events: datasets, jobs, and for each run one asset that states what the run read and wrote. The events of one
/// run fold into one. The lineage graph of the estate then runs through them.
/// </summary>
/// <remarks>
/// A dataset or job that is something else by <see cref="OpenLineageNaming"/> or by its symlinks (a folder in Azure storage, an asset of
/// Azure ML) becomes no asset of its own: edges lead to that thing itself. Facets of later
/// events replace those of earlier ones, by the time that the events state. Not safe for concurrent use.
/// </remarks>
public sealed class OpenLineageEstateBuilder
{
    private readonly DatasetAliases _names = new();
    private readonly Dictionary<(EventEnd Job, Guid RunId), FoldedRun> _runs = [];
    private readonly Dictionary<EventEnd, FoldedFacts> _things = [];
    private readonly Dictionary<EventEnd, EventStatements> _static = [];

    /// <summary>Gets the number of events taken.</summary>
    public int EventCount { get; private set; }

    /// <summary>Takes an event.</summary>
    /// <param name="event">The event.</param>
    /// <param name="location">Where it comes from, for the provenance of edges, for example <c>spark/events.ndjson:12</c>.</param>
    public void Add(OpenLineageEvent @event, string location)
    {
        ArgumentNullException.ThrowIfNull(@event);
        ArgumentNullException.ThrowIfNull(location);
        EventCount++;
        EventStatements statements = StatementsOf(@event, location);
        new StatementReading(statements, _names, location).Read(@event);
        switch (@event)
        {
            case RunEvent run:
                TakeJob(run.Job, [.. run.Inputs, .. run.Outputs], run.EventTime);
                break;
            case JobEvent job:
                TakeJob(job.Job, [.. job.Inputs, .. job.Outputs], job.EventTime);
                break;
            case DatasetEvent dataset:
                Thing(EventEnd.Of(dataset.Dataset)).Take(dataset.Dataset.Facets, dataset.EventTime);
                break;
        }
    }

    /// <summary>Adds the assets to a snapshot's builder.</summary>
    /// <param name="into">Receives them.</param>
    public void AddTo(EstateSnapshotBuilder into)
    {
        ArgumentNullException.ThrowIfNull(into);
        var payloads = new OpenLineagePayloads(_names);
        foreach (FoldedRun run in _runs.Values)
        {
            AssetId id = AssetId.OpenLineageJob(run.Job.Namespace, run.Job.Name).OpenLineageRun(run.RunId);
            into.Add(id, payloads.Run(id, run));
        }

        foreach (EventEnd end in Ends())
        {
            AddThing(end, into, payloads);
        }
    }

    private void AddThing(EventEnd end, EstateSnapshotBuilder into, OpenLineagePayloads payloads)
    {
        FoldedFacts facts = _things.GetValueOrDefault(end) ?? new FoldedFacts();
        EventStatements? statements = _static.GetValueOrDefault(end);
        AssetId own = end.IsJob ? AssetId.OpenLineageJob(end.Namespace, end.Name) : AssetId.OpenLineageDataset(end.Namespace, end.Name);
        AssetId meant = _names.Resolve(end);
        bool isOwn = meant == own;
        if (isOwn)
        {
            into.Add(own, payloads.Thing(own, end, facts));
        }

        // What events say about something that another source tells of stays beside it, so that neither replaces the other.
        if (statements is { IsEmpty: false } || (!isOwn && facts.Facets.Names.Any()))
        {
            AssetId id = own.OpenLineageStatic();
            into.Add(id, payloads.Static(id, meant, end, isOwn ? new FoldedFacts() : facts, statements ?? new EventStatements()));
        }
    }

    /// <summary>Returns everything that events name, the ends of edges that no event describes too.</summary>
    private HashSet<EventEnd> Ends() =>
    [
        .. _things.Keys,
        .. _static.Keys,
        .. _runs.Values.Select(run => run.Statements).Concat(_static.Values)
            .SelectMany(statements => statements.Edges)
            .SelectMany(edge => new[] { edge.Upstream, edge.Downstream }),
    ];

    private void TakeJob(Job job, IEnumerable<Dataset> datasets, DateTimeOffset time)
    {
        Thing(EventEnd.Of(job)).Take(job.Facets, time);
        foreach (Dataset dataset in datasets)
        {
            Thing(EventEnd.Of(dataset)).Take(dataset.Facets, time);
        }
    }

    private EventStatements StatementsOf(OpenLineageEvent read, string location)
    {
        if (read is RunEvent run)
        {
            EventEnd job = EventEnd.Of(run.Job);
            if (!_runs.TryGetValue((job, run.Run.RunId), out FoldedRun? folded))
            {
                _runs[(job, run.Run.RunId)] = folded = new FoldedRun(run.Run.RunId, job);
            }

            folded.Take(run, location);
            return folded.Statements;
        }

        EventEnd end = read is JobEvent designed ? EventEnd.Of(designed.Job) : EventEnd.Of(((DatasetEvent)read).Dataset);
        if (!_static.TryGetValue(end, out EventStatements? statements))
        {
            _static[end] = statements = new EventStatements();
        }

        return statements;
    }

    private FoldedFacts Thing(EventEnd end)
    {
        if (!_things.TryGetValue(end, out FoldedFacts? facts))
        {
            _things[end] = facts = new FoldedFacts();
        }

        return facts;
    }
}
