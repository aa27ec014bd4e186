namespace MLGovernance;

internal static class SubscriptionKind
{
    internal static AssetKind Create() => new("subscription")
    {
        DisplayName = "Subscription",
        ResourceTypes = ["Microsoft.Resources/subscriptions"],
        TagsPath = "/tags",
        CatalogRole = CatalogRole.None,
        ParentRole = null,
        IsAdministrativeScope = true,
        Attributes =
        [
            new("displayName", "/displayName"),
            new("state", "/state"),
        ],
    };
}
