namespace MLGovernance;

internal static class ContainerImageKind
{
    internal static AssetKind Create() => new("containerImage")
    {
        DisplayName = "Container image",
        CatalogRole = CatalogRole.DataSet,
        ParentRole = null,
    };
}
