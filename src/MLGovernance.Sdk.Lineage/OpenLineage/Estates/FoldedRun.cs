namespace MLGovernance.OpenLineage;

/// <summary>All events of one run.</summary>
internal sealed class FoldedRun(Guid runId, EventEnd job)
{
    private readonly Dictionary<EventEnd, FoldedFacts> _inputs = [];
    private readonly Dictionary<EventEnd, FoldedFacts> _outputs = [];
    private readonly List<(DateTimeOffset Time, RunEventType? Type, string Location)> _events = [];

    internal Guid RunId => runId;

    internal EventEnd Job => job;

    internal FoldedFacts Facts { get; } = new();

    internal EventStatements Statements { get; } = new();

    internal IEnumerable<KeyValuePair<EventEnd, FoldedFacts>> Inputs => _inputs;

    internal IEnumerable<KeyValuePair<EventEnd, FoldedFacts>> Outputs => _outputs;

    internal IEnumerable<(DateTimeOffset Time, RunEventType? Type, string Location)> Events =>
        _events.OrderBy(read => read.Time).ThenBy(read => read.Type ?? RunEventType.Other).ThenBy(read => read.Location, StringComparer.Ordinal);

    internal DateTimeOffset? StartedAt => TimeOf(static type => type is RunEventType.Start);

    internal DateTimeOffset? EndedAt => TimeOf(static type => type is RunEventType.Complete or RunEventType.Fail or RunEventType.Abort);

    /// <summary>Gets the state: the last end if the run has one, else the last transition.</summary>
    internal RunEventType? State
    {
        get
        {
            RunEventType?[] types = [.. Events.Select(read => read.Type).Where(type => type is not (null or RunEventType.Other))];
            return types.LastOrDefault(type => type is RunEventType.Complete or RunEventType.Fail or RunEventType.Abort) ?? types.LastOrDefault();
        }
    }

    internal void Take(RunEvent read, string location)
    {
        _events.Add((read.EventTime, read.EventType, location));
        Facts.Take(read.Run.Facets.Detached(), read.EventTime);
        foreach (InputDataset input in read.Inputs)
        {
            Side(_inputs, input).Take(input.InputFacets.Detached(), read.EventTime);
        }

        foreach (OutputDataset output in read.Outputs)
        {
            Side(_outputs, output).Take(output.OutputFacets.Detached(), read.EventTime);
        }
    }

    private DateTimeOffset? TimeOf(Func<RunEventType?, bool> wanted) =>
        Events.Where(read => wanted(read.Type)).Select(read => (DateTimeOffset?)read.Time).FirstOrDefault();

    private static FoldedFacts Side(Dictionary<EventEnd, FoldedFacts> side, Dataset dataset)
    {
        EventEnd end = EventEnd.Of(dataset);
        if (!side.TryGetValue(end, out FoldedFacts? facts))
        {
            side[end] = facts = new FoldedFacts();
        }

        return facts;
    }
}
