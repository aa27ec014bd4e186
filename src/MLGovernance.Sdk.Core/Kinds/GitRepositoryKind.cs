namespace MLGovernance;

internal static class GitRepositoryKind
{
    internal static AssetKind Create() => new("gitRepository")
    {
        DisplayName = "Git repository",
        CatalogRole = CatalogRole.DataSet,
        ParentRole = null,
    };
}
