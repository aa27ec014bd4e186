using System.Collections.Concurrent;
using System.Text.Json;
using MLGovernance.Emulator.Arm;

namespace MLGovernance.Emulator.RunHistory;

/// <summary>Seeded run records by workspace and run id. A record without a scope belongs to every workspace.</summary>
internal sealed class RunRecords
{
    private readonly ConcurrentDictionary<(string Scope, string RunId), JsonElement> _runs = new();

    public void Add(JsonElement run, string? scope)
    {
        string key = scope is null ? "" : ArmPath.Parse(scope)?.Key ?? "";
        if (ArmResource.Text(run, "runId") is { } runId)
        {
            _runs.TryAdd((key, runId), run);
        }
    }

    public JsonElement? Find(string scope, string runId) =>
        _runs.TryGetValue((scope, runId), out JsonElement run) || _runs.TryGetValue(("", runId), out run) ? run : null;

    public IEnumerable<JsonElement> ChildrenOf(string scope, string runId) => _runs
        .Where(entry => entry.Key.Scope.Length == 0 || entry.Key.Scope == scope)
        .Select(entry => entry.Value)
        .Where(run => ArmResource.Text(run, "parentRunId") == runId);
}
