using System.Collections.Immutable;

namespace MLGovernance.Access;

/// <content>The roles of storage accounts.</content>
public static partial class BuiltInRoles
{
    private const string Accounts = "Microsoft.Storage/storageAccounts/";
    private const string Containers = Accounts + "blobServices/containers/";
    private const string Blobs = Containers + "blobs/";
    private const string DelegationKey = Accounts + "blobServices/generateUserDelegationKey/action";

    private static IEnumerable<RoleDefinition> Storage() =>
    [
        Data("2a2b9908-6ea1-4ae2-8e65-a410df84e7d1", "Storage Blob Data Reader", [Containers + "read", DelegationKey], [Blobs + "read"]),
        Data("ba92f5b4-2d11-453d-a403-e96b0029c9fe", "Storage Blob Data Contributor",
            [Containers + "delete", Containers + "read", Containers + "write", DelegationKey],
            [Blobs + "delete", Blobs + "read", Blobs + "write", Blobs + "move/action", Blobs + "add/action"]),
        Data("b7e6dc6d-f1e8-4753-8033-0f276bb0955b", "Storage Blob Data Owner", [Containers + "*", DelegationKey], [Blobs + "*"]),
        Control("db58b8e5-c6ad-4a2a-8342-4190687cbf4a", "Storage Blob Delegator", [DelegationKey]),
        Control("81a9662b-bebf-436f-a333-f67b29880f12", "Storage Account Key Operator Service Role",
            [Accounts + "listkeys/action", Accounts + "regeneratekey/action"]),
        Control("17d1049b-9a84-46fb-8f53-869881c3d3ab", "Storage Account Contributor",
            [
                "Microsoft.Authorization/*/read", "Microsoft.Insights/alertRules/*", "Microsoft.Insights/diagnosticSettings/*",
                "Microsoft.Network/virtualNetworks/subnets/joinViaServiceEndpoint/action", "Microsoft.ResourceHealth/availabilityStatuses/read",
                "Microsoft.Resources/deployments/*", "Microsoft.Resources/subscriptions/resourceGroups/read", Accounts + "*", "Microsoft.Support/*",
            ]),
    ];

    private static RoleDefinition Data(string id, string name, ImmutableArray<string> actions, ImmutableArray<string> dataActions) =>
        Role(id, name, new RolePermissions { Actions = actions, DataActions = dataActions });
}
