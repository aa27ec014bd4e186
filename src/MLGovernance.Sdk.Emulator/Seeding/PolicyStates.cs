using System.Collections.Concurrent;
using System.Text.Json;
using MLGovernance.Emulator.Arm;

namespace MLGovernance.Emulator.Seeding;

/// <summary>The Azure Policy states of a seed: what PolicyInsights reports per resource and policy assignment.</summary>
internal sealed class PolicyStates
{
    private readonly ConcurrentQueue<JsonElement> _states = new();

    public void Add(JsonElement state) => _states.Enqueue(state);

    /// <summary>The states of resources at the scope or below it.</summary>
    public JsonElement[] At(ArmPath scope) => [.. _states.Where(state =>
    {
        string key = ArmPath.Parse(ArmResource.Text(state, "resourceId")!)?.Key ?? "";
        return scope.Segments.Length == 0 || key == scope.Key || key.StartsWith(scope.Key + "/", StringComparison.Ordinal);
    })];
}
