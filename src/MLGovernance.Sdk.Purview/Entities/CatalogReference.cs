namespace MLGovernance.Purview;

/// <summary>Names an entity by its unique key, as Atlas does: the qualified name is unique within the type.</summary>
/// <param name="TypeName">The type's name.</param>
/// <param name="QualifiedName">The unique key within the type.</param>
public sealed record CatalogReference(string TypeName, string QualifiedName)
{
    /// <summary>Orders by type, then by qualified name.</summary>
    internal static int Compare(CatalogReference left, CatalogReference right)
    {
        int byType = string.CompareOrdinal(left.TypeName, right.TypeName);
        return byType != 0 ? byType : string.CompareOrdinal(left.QualifiedName, right.QualifiedName);
    }
}
