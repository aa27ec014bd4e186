using System.Collections.Immutable;
using MLGovernance.Purview;

namespace MLGovernance.Azure;

/// <summary>An entity of a batch against what the Data Map holds.</summary>
/// <param name="Entity">The entity as wanted.</param>
/// <param name="Action">What to do with it.</param>
/// <param name="Existing">The entity that is there, or <see langword="null"/>.</param>
/// <param name="Differences">What differs, for people: <c>description: "a" → "b"</c>. Empty for new entities.</param>
public sealed record PlannedEntity(
    CatalogEntity Entity, PlannedAction Action, AtlasEntity? Existing, ImmutableArray<string> Differences);
