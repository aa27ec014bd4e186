using System.Collections.Immutable;

namespace MLGovernance.Purview;

/// <summary>An entity of a batch against what the catalogue holds.</summary>
/// <param name="Entity">The entity as wanted.</param>
/// <param name="Action">What to do with it.</param>
/// <param name="Guid">The guid of the entity that is there, or <see langword="null"/> when there is none or it was not asked for.</param>
/// <param name="Differences">What differs, for people: <c>description: "a" → "b"</c>. Empty for new entities.</param>
public sealed record PlannedEntity(CatalogEntity Entity, PlannedAction Action, string? Guid, ImmutableArray<string> Differences)
{
    /// <summary>Gets the classifications that the entity that is there lacks.</summary>
    public ImmutableArray<string> MissingClassifications { get; init; } = [];

    /// <summary>Gets the labels that the entity that is there lacks.</summary>
    public ImmutableArray<string> MissingLabels { get; init; } = [];
}
