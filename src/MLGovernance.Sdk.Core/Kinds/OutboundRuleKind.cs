namespace MLGovernance;

internal static class OutboundRuleKind
{
    internal static AssetKind Create() => new("outboundRule")
    {
        DisplayName = "Outbound rule",
        ResourceTypes = ["Microsoft.MachineLearningServices/workspaces/outboundRules"],
        CatalogRole = CatalogRole.None,
        References = [new("/properties/destination/serviceResourceId", LineageRole.Supports)],
        Attributes =
        [
            new("ruleType", "/properties/type"),
            new("category", "/properties/category"),
            new("status", "/properties/status"),
        ],
    };
}
