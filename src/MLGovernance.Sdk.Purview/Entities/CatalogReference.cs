namespace MLGovernance.Purview;

/// <summary>Names an entity by its unique key, as Atlas does: the qualified name is unique within the type.</summary>
/// <param name="TypeName">The type's name.</param>
/// <param name="QualifiedName">The unique key within the type.</param>
public sealed record CatalogReference(string TypeName, string QualifiedName);
