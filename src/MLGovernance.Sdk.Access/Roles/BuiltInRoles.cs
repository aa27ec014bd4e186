using System.Collections.Immutable;

namespace MLGovernance.Access;

/// <summary>The built-in Azure roles that matter to a machine learning estate, as Azure documents them.</summary>
/// <remarks>Source: the built-in role catalogue of Azure RBAC (AI + machine learning, storage, containers, identity, privileged).
/// A definition read from the estate replaces the shipped one, so a later change by Azure is picked up by reading.</remarks>
public static partial class BuiltInRoles
{
    private const string Workspaces = "Microsoft.MachineLearningServices/workspaces/";
    private const string Registries = "Microsoft.MachineLearningServices/registries/";

    /// <summary>Gets every shipped role, ordered by name.</summary>
    public static ImmutableArray<RoleDefinition> All { get; } =
    [
        .. new[]
        {
            Control("8e3af657-a8ff-443c-a75c-2fe8c4bcb635", "Owner", ["*"]),
            Control("b24988ac-6180-42a0-ab88-20f7382dd24c", "Contributor", ["*"],
            [
                "Microsoft.Authorization/*/Delete", "Microsoft.Authorization/*/Write", "Microsoft.Authorization/elevateAccess/Action",
                "Microsoft.Blueprint/blueprintAssignments/write", "Microsoft.Blueprint/blueprintAssignments/delete",
                "Microsoft.Compute/galleries/share/action", "Microsoft.Purview/consents/write", "Microsoft.Purview/consents/delete",
            ]),
            Control("acdd72a7-3385-48ef-bd42-f606fba81ae7", "Reader", ["*/read"]),
            Control("18d7d88d-d35e-4fb5-a5c3-7773c20a72d9", "User Access Administrator", ["*/read", "Microsoft.Authorization/*", "Microsoft.Support/*"]),
            Control("f58310d9-a9f6-439a-9e8d-f62e7b41a168", "Role Based Access Control Administrator",
                ["Microsoft.Authorization/roleAssignments/write", "Microsoft.Authorization/roleAssignments/delete", "*/read", "Microsoft.Support/*"]),
            Control("f6c7c914-8db3-469d-8ca1-694a8f32e121", "AzureML Data Scientist",
                [Workspaces + "*/read", Workspaces + "*/action", Workspaces + "*/delete", Workspaces + "*/write"],
                [
                    Workspaces + "delete", Workspaces + "write", Workspaces + "computes/*/write", Workspaces + "computes/*/delete",
                    Workspaces + "computes/listKeys/action", Workspaces + "listKeys/action", Workspaces + "hubs/write", Workspaces + "hubs/delete",
                    Workspaces + "featurestores/write", Workspaces + "featurestores/delete",
                ]),
            Control("e503ece1-11d0-4e8e-8e2c-7a6c3bf38815", "AzureML Compute Operator", [Workspaces + "computes/*", Workspaces + "notebooks/vm/*"]),
            Control("1823dd4f-9b8c-4ab6-ab4e-7397a3684615", "AzureML Registry User", [Registries + "read", Registries + "assets/*"]),
            Control("635dd51f-9968-44d3-b7fb-6d9a6bd613ae", "AzureML Metrics Writer", [Workspaces + "metrics/*/write"]),
            Control("f1a07417-d97a-45cb-824c-7a7467783830", "Managed Identity Operator",
                [
                    "Microsoft.ManagedIdentity/userAssignedIdentities/*/read", "Microsoft.ManagedIdentity/userAssignedIdentities/*/assign/action",
                    "Microsoft.Authorization/*/read", "Microsoft.Insights/alertRules/*", "Microsoft.Resources/subscriptions/resourceGroups/read",
                    "Microsoft.Resources/deployments/*", "Microsoft.Support/*",
                ]),
            Control("7f951dda-4ed3-4680-a7ca-43fe172d538d", "AcrPull", ["Microsoft.ContainerRegistry/registries/pull/read"]),
            Control("8311e382-0749-4cb8-b61a-304f252e45ec", "AcrPush",
                ["Microsoft.ContainerRegistry/registries/pull/read", "Microsoft.ContainerRegistry/registries/push/write"]),
        }.Concat(Storage()).OrderBy(role => role.RoleName, StringComparer.Ordinal),
    ];

    /// <summary>Finds a shipped role by name without regard to case, or returns <see langword="null"/>.</summary>
    /// <param name="roleName">The name, for example "Storage Blob Data Reader".</param>
    public static RoleDefinition? Find(string roleName) =>
        All.FirstOrDefault(role => role.RoleName.Equals(roleName, StringComparison.OrdinalIgnoreCase));

    private static RoleDefinition Control(string id, string name, ImmutableArray<string> actions, ImmutableArray<string> notActions = default) =>
        Role(id, name, new RolePermissions { Actions = actions, NotActions = notActions.IsDefault ? [] : notActions });

    private static RoleDefinition Role(string id, string name, RolePermissions permissions) => new()
    {
        Id = "/providers/Microsoft.Authorization/roleDefinitions/" + id,
        RoleName = name,
        Permissions = [permissions],
    };
}
