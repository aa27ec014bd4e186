namespace MLGovernance;

internal static class ResourceGroupKind
{
    internal static AssetKind Create() => new("resourceGroup")
    {
        DisplayName = "Resource group",

        // Azure Policy knows it by the first name; Resource Manager writes the second into its payload.
        ResourceTypes = ["Microsoft.Resources/subscriptions/resourceGroups", "Microsoft.Resources/resourceGroups"],
        TagsPath = "/tags",
        CatalogRole = CatalogRole.None,
        ParentRole = null,
        IsAdministrativeScope = true,
        Attributes =
        [
            new("location", "/location"),
        ],
    };
}
