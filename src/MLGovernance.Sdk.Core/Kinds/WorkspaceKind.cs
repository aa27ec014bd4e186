namespace MLGovernance;

internal static class WorkspaceKind
{
    internal static AssetKind Create() => new("workspace")
    {
        DisplayName = "Workspace",
        ResourceTypes = ["Microsoft.MachineLearningServices/workspaces"],
        CatalogRole = CatalogRole.DataSet,
        TagsPath = "/tags",
        ParentRole = null,
        References =
        [
            new("/identity/userAssignedIdentities/#", LineageRole.Supports),
            new("/properties/hubResourceId", LineageRole.Contains),
            new("/properties/storageAccount", LineageRole.Supports),
            new("/properties/keyVault", LineageRole.Supports),
            new("/properties/containerRegistry", LineageRole.Supports),
            new("/properties/applicationInsights", LineageRole.Supports),
            new("/properties/primaryUserAssignedIdentity", LineageRole.Supports),
            new("/properties/encryption/keyVaultProperties/keyVaultArmId", LineageRole.Supports),
            new("/properties/encryption/identity/userAssignedIdentity", LineageRole.Supports),
            new("/properties/encryption/cosmosDbResourceId", LineageRole.Supports),
            new("/properties/encryption/searchAccountResourceId", LineageRole.Supports),
            new("/properties/encryption/storageAccountResourceId", LineageRole.Supports),
            new("/properties/serverlessComputeSettings/serverlessComputeCustomSubnet", LineageRole.Supports),
            new("/properties/privateEndpointConnections/*/properties/privateEndpoint/id", LineageRole.Supports),
            new("/properties/workspaceHubConfig/additionalWorkspaceStorageAccounts/*", LineageRole.Supports),
            new("/properties/imageBuildCompute", LineageRole.Supports) { Collection = "computes" },
        ],
        Attributes =
        [
            new("workspaceKind", "/kind"),
            new("location", "/location"),
            new("friendlyName", "/properties/friendlyName"),
            new("description", "/properties/description"),
            new("workspaceId", "/properties/workspaceId"),
            new("publicNetworkAccess", "/properties/publicNetworkAccess"),
            new("isolationMode", "/properties/managedNetwork/isolationMode"),
            new("encryptionStatus", "/properties/encryption/status"),
            new("highBusinessImpact", "/properties/hbiWorkspace", AssetPropertyType.Boolean),
            new("systemDatastoresAuthMode", "/properties/systemDatastoresAuthMode"),
            new("identityType", "/identity/type"),
            new("provisioningState", "/properties/provisioningState"),
        ],
    };
}
