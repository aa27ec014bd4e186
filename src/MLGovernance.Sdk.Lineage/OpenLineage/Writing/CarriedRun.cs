using System.Collections.Immutable;
using System.Text.Json;

namespace MLGovernance.OpenLineage;

/// <summary>Tells a run that events told of again: its start and its last state, with what was read, written and measured.</summary>
internal static class CarriedRun
{
    internal static IEnumerable<OpenLineageEvent> Events(Asset asset, DateTimeOffset fallback)
    {
        if (!Guid.TryParse(asset["/properties/runId"]?.AsText(), out Guid id) || asset.Id.Parent is not { OpenLineageNamespace: { } space } parent)
        {
            return [];
        }

        var run = new Run(id) { Facets = CarriedFacets.Read(asset["/properties/facets"]) };
        var job = new Job(space, parent.Name);
        ImmutableArray<InputDataset> inputs =
        [
            .. Side(asset, "/properties/inputs").Select(side => new InputDataset(side.Namespace, side.Name) { InputFacets = CarriedFacets.Read(side.Json.At("/inputFacets"), withRoles: true) }),
        ];
        ImmutableArray<OutputDataset> outputs =
        [
            .. Side(asset, "/properties/outputs").Select(side => new OutputDataset(side.Namespace, side.Name) { OutputFacets = CarriedFacets.Read(side.Json.At("/outputFacets"), withRoles: true) }),
        ];
        DateTimeOffset seen = asset.ModifiedAt ?? fallback;
        RunEventType? state = EventTypeNames.Parse(asset["/properties/state"]?.AsText());
        var last = new RunEvent { EventType = state, EventTime = asset["/properties/endedAt"]?.AsTime() ?? seen, Run = run, Job = job, Inputs = inputs, Outputs = outputs };
        return asset["/properties/startedAt"]?.AsTime() is { } start && state != RunEventType.Start
            ? [new RunEvent { EventType = RunEventType.Start, EventTime = start, Run = run, Job = job, Inputs = inputs }, last]
            : [last];
    }

    private static IEnumerable<(string Namespace, string Name, JsonElement Json)> Side(Asset asset, string pointer)
    {
        foreach (JsonElement json in asset[pointer] is { ValueKind: JsonValueKind.Array } side ? side.EnumerateArray() : default)
        {
            if (json.At("/namespace")?.AsText() is { Length: > 0 } space && json.At("/name")?.AsText() is { Length: > 0 } name)
            {
                yield return (space, name, json);
            }
        }
    }
}
