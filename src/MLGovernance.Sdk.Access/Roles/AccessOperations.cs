using System.Collections.Immutable;

namespace MLGovernance.Access;

/// <summary>The operations that decide who reaches what in a machine learning estate.</summary>
/// <remarks>Source: the published operations of Microsoft.MachineLearningServices, Microsoft.Storage, Microsoft.Authorization,
/// Microsoft.ManagedIdentity and Microsoft.ContainerRegistry.</remarks>
public static class AccessOperations
{
    private const string Ml = "Microsoft.MachineLearningServices/";
    private const string Storage = "Microsoft.Storage/storageAccounts/";

    /// <summary>Reading a blob or listing a directory.</summary>
    public const string BlobRead = Storage + "blobServices/containers/blobs/read";

    /// <summary>Writing a blob.</summary>
    public const string BlobWrite = Storage + "blobServices/containers/blobs/write";

    /// <summary>Creating or appending to a blob.</summary>
    public const string BlobAdd = Storage + "blobServices/containers/blobs/add/action";

    /// <summary>Deleting a blob.</summary>
    public const string BlobDelete = Storage + "blobServices/containers/blobs/delete";

    /// <summary>Moving a blob or directory.</summary>
    public const string BlobMove = Storage + "blobServices/containers/blobs/move/action";

    /// <summary>Changing the POSIX permissions of a path.</summary>
    public const string BlobModifyPermissions = Storage + "blobServices/containers/blobs/modifyPermissions/action";

    /// <summary>Changing the owner of a path.</summary>
    public const string BlobManageOwnership = Storage + "blobServices/containers/blobs/manageOwnership/action";

    /// <summary>Acting as super-user on every path; what Storage Blob Data Owner has and the lesser data roles have not.</summary>
    public const string BlobRunAsSuperUser = Storage + "blobServices/containers/blobs/runAsSuperUser/action";

    /// <summary>Listing the keys of a storage account.</summary>
    public const string StorageListKeys = Storage + "listKeys/action";

    /// <summary>Reading the secret that a datastore keeps.</summary>
    public const string DatastoreListSecrets = Ml + "workspaces/datastores/listsecrets/action";

    /// <summary>Granting a role.</summary>
    public const string RoleAssignmentsWrite = "Microsoft.Authorization/roleAssignments/write";

    /// <summary>Attaching a user-assigned managed identity to a resource.</summary>
    public const string IdentityAssign = "Microsoft.ManagedIdentity/userAssignedIdentities/assign/action";

    /// <summary>Submitting a job.</summary>
    public const string JobsWrite = Ml + "workspaces/jobs/write";

    /// <summary>Gets the operations that read secrets; some end in <c>/read</c>, so plain Reader has them.</summary>
    public static ImmutableArray<AccessOperation> Secrets { get; } =
    [
        .. Of("secrets", Ml + "workspaces/", "listKeys/action", "datastores/listsecrets/action", "connections/listsecrets/action",
            "computes/listKeys/action", "environments/readSecrets/action", "onlineEndpoints/listkeys/action", "onlineEndpoints/regeneratekeys/action",
            "onlineEndpoints/token/action", "endpoints/listkeys/action", "batchEndpoints/listKeys/action", "metadata/secrets/read",
            "metadata/secrets/write", "metadata/secrets/delete", "listNotebookKeys/read", "listNotebookAccessToken/read"),
        .. Of("secrets", Storage, "listKeys/action", "listAccountSas/action", "listServiceSas/action", "regenerateKey/action"),
        .. Of("secrets", "Microsoft.ContainerRegistry/registries/", "listCredentials/action"),
    ];

    /// <summary>Gets the operations that grant or widen access.</summary>
    public static ImmutableArray<AccessOperation> Granting { get; } =
    [
        .. Of("identity", "Microsoft.Authorization/", "roleAssignments/write", "roleDefinitions/write", "elevateAccess/action"),
        new(IdentityAssign, false, "identity"),
        new(BlobModifyPermissions, true, "data"),
        new(BlobManageOwnership, true, "data"),
    ];

    /// <summary>Gets every operation of the catalogue, ordered by name.</summary>
    public static ImmutableArray<AccessOperation> All { get; } =
    [
        .. Secrets.Concat(Granting)
            .Concat(Of("workspace", Ml + "workspaces/", "read", "write", "delete", "privateEndpointConnections/write", "hubs/join/action"))
            .Concat(Of("compute", Ml + "workspaces/computes/", "read", "write", "delete", "start/action", "stop/action", "restart/action",
                "reimage/action", "applicationaccess/action", "updateDataMounts/action", "updateSchedules/action", "listNodes/action"))
            .Concat(Of("jobs", Ml + "workspaces/", "jobs/read", "jobs/write", "jobs/delete", "jobs/cancel/action", "experiments/runs/submit/action",
                "schedules/write", "schedules/delete"))
            .Concat(Of("notebooks", Ml + "workspaces/", "notebooks/storage/read", "notebooks/storage/write", "notebooks/storage/delete",
                "notebooks/vm/read", "notebooks/vm/write", "notebooks/vm/delete"))
            .Concat(Of("assets", Ml + "workspaces/", "data/versions/read", "data/versions/write", "data/versions/delete", "datastores/read",
                "datastores/write", "datastores/delete", "environments/versions/read", "environments/versions/write", "environments/build/action",
                "models/versions/read", "models/versions/write", "models/versions/delete", "components/versions/write", "codes/versions/write"))
            .Concat(Of("deployment", Ml + "workspaces/", "onlineEndpoints/write", "onlineEndpoints/delete", "onlineEndpoints/deployments/read",
                "onlineEndpoints/deployments/write", "onlineEndpoints/deployments/delete", "onlineEndpoints/score/action", "batchEndpoints/write",
                "batchEndpoints/deployments/write", "batchEndpoints/jobs/write"))
            .Concat(Of("registries", Ml + "registries/", "read", "write", "delete", "assets/read", "assets/write", "assets/delete"))
            .Concat(Of("registries", "Microsoft.ContainerRegistry/registries/", "push/write", "pull/read"))
            .Concat([
                new(BlobRead, true, "data"), new(BlobWrite, true, "data"), new(BlobAdd, true, "data"), new(BlobDelete, true, "data"),
                new(BlobMove, true, "data"), new(BlobRunAsSuperUser, true, "data"),
            ])
            .OrderBy(operation => operation.Name, StringComparer.Ordinal),
    ];

    /// <summary>Tells whether an operation name belongs to the data plane as far as this catalogue knows: everything below <c>containers/blobs/</c>.</summary>
    /// <param name="operation">The operation.</param>
    public static bool IsDataOperation(string operation)
    {
        ArgumentNullException.ThrowIfNull(operation);
        return operation.StartsWith(Storage + "blobServices/containers/blobs/", StringComparison.OrdinalIgnoreCase);
    }

    private static IEnumerable<AccessOperation> Of(string group, string prefix, params string[] names) =>
        names.Select(name => new AccessOperation(prefix + name, false, group));
}
