namespace MLGovernance;

internal static class UnknownKind
{
    internal static AssetKind Create() => new("unknown")
    {
        DisplayName = "Unknown",
        CatalogRole = CatalogRole.None,
        ParentRole = null,
    };
}
