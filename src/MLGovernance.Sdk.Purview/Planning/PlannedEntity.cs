using System.Collections.Immutable;

namespace MLGovernance.Purview;

/// <summary>An entity of a batch against what the catalogue holds.</summary>
/// <param name="Entity">The entity as wanted, under the name by which the catalogue holds it.</param>
/// <param name="Action">What to do with it.</param>
/// <param name="Guid">The guid of the entity that is there, or <see langword="null"/> when there is none or it was not asked for.</param>
/// <param name="Differences">What differs, for people: <c>description: "a" → "b"</c>. Empty for new entities.</param>
public sealed record PlannedEntity(CatalogEntity Entity, PlannedAction Action, string? Guid, ImmutableArray<string> Differences)
{
    /// <summary>Gets the entity as the batch states it: storage paths may be held under another name.</summary>
    public CatalogEntity Stated { get; init; } = Entity;

    /// <summary>
    /// Gets what a write sends. Known entities are sent without classifications and labels, which would replace those of curators, and with contacts only where
    /// nobody named one of that type; an entity that returns to the estate is sent with an empty <c>goneSince</c>. Terms are assigned apart.
    /// </summary>
    public CatalogEntity Outgoing { get; init; } = Entity.Terms.IsDefaultOrEmpty ? Entity : Entity with { Terms = [] };

    /// <summary>Gets whether attributes or business metadata differ, so that the entity itself is written.</summary>
    public bool IsWritten { get; init; } = Action == PlannedAction.Create;

    /// <summary>Gets the classifications that the entity that is there lacks.</summary>
    public ImmutableArray<string> MissingClassifications { get; init; } = [];

    /// <summary>Gets the classifications that an earlier publish put on the entity, and for which there is no reason any more.</summary>
    public ImmutableArray<string> RetractedClassifications { get; init; } = [];

    /// <summary>Gets the glossary terms that the entity lacks.</summary>
    public ImmutableArray<string> MissingTerms { get; init; } = Action == PlannedAction.Create ? Entity.Terms : [];

    /// <summary>Gets the labels that the entity that is there lacks.</summary>
    public ImmutableArray<string> MissingLabels { get; init; } = [];
}
