namespace MLGovernance.Azure;

/// <summary>One edge of the Data Map's lineage.</summary>
/// <param name="From">The guid upstream.</param>
/// <param name="To">The guid downstream.</param>
/// <param name="RelationshipGuid">The guid of the relationship, or <see langword="null"/> when not stated.</param>
public sealed record AtlasLineageRelation(string From, string To, string? RelationshipGuid);
