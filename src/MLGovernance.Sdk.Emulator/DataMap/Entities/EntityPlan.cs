using System.Text.Json.Nodes;
using MLGovernance.Emulator.DataMap.Store;
using MLGovernance.Emulator.DataMap.Types;

namespace MLGovernance.Emulator.DataMap.Entities;

/// <summary>The new members of one relationship end: they replace what was there.</summary>
internal sealed record EndPlan(RelationshipEnd End, IReadOnlyList<(EntityTarget Target, JsonObject Attributes)> Targets);

/// <summary>What a request is going to do to one entity, wholly checked.</summary>
internal sealed class EntityPlan
{
    public required JsonObject Source { get; init; }

    public required EntityShape Shape { get; init; }

    public required string Guid { get; init; }

    /// <summary>The entity to update; null creates one.</summary>
    public EntityRecord? Existing { get; set; }

    /// <summary>The plain attributes the request supplies.</summary>
    public JsonObject Attributes { get; } = [];

    /// <summary>The relationship ends the request supplies.</summary>
    public List<EndPlan> Ends { get; } = [];
}
