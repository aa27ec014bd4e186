namespace MLGovernance;

internal static class MarketplaceSubscriptionKind
{
    internal static AssetKind Create() => new("marketplaceSubscription")
    {
        DisplayName = "Marketplace subscription",
        ResourceTypes = ["Microsoft.MachineLearningServices/workspaces/marketplaceSubscriptions"],
        References = [new("/properties/modelId", LineageRole.Supports) { Collection = "models" }],
        Attributes =
        [
            new("modelId", "/properties/modelId"),
            new("status", "/properties/marketplaceSubscriptionStatus"),
        ],
    };
}
