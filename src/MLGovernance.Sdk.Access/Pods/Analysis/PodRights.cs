using System.Collections.Immutable;

namespace MLGovernance.Access;

/// <summary>Who may do the operations that the analysis asks about, on every resource it knows.</summary>
internal sealed class PodRights
{
    public const string Ml = "Microsoft.MachineLearningServices/workspaces/";
    public const string DatastoresRead = Ml + "datastores/read";
    public const string NotebooksRead = Ml + "notebooks/storage/read";
    public const string EnvironmentsWrite = Ml + "environments/versions/write";
    public const string DeploymentsWrite = Ml + "onlineEndpoints/deployments/write";
    public const string ApplicationAccess = Ml + "computes/applicationaccess/action";
    public const string RegistryPush = "Microsoft.ContainerRegistry/registries/push/write";
    public const string AccountSas = "Microsoft.Storage/storageAccounts/listAccountSas/action";
    public const string ServiceSas = "Microsoft.Storage/storageAccounts/listServiceSas/action";
    public const string DelegationKey = "Microsoft.Storage/storageAccounts/blobServices/generateUserDelegationKey/action";

    private static readonly ImmutableArray<AccessOperation> Operations =
    [
        .. new[]
        {
            AccessOperations.DatastoreListSecrets, AccessOperations.StorageListKeys, AccountSas, ServiceSas, AccessOperations.JobsWrite, DatastoresRead,
            AccessOperations.RoleAssignmentsWrite, NotebooksRead, EnvironmentsWrite, DeploymentsWrite, ApplicationAccess, RegistryPush, DelegationKey,
            AccessOperations.BlobRead, AccessOperations.BlobWrite, AccessOperations.BlobAdd, AccessOperations.BlobDelete, AccessOperations.BlobMove,
            AccessOperations.BlobModifyPermissions, AccessOperations.BlobRunAsSuperUser,
        }.Select(name => new AccessOperation(name, AccessOperations.IsDataOperation(name), "")),
    ];

    private readonly Dictionary<string, int> _operations = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, int> _scopes = new(StringComparer.Ordinal);
    private readonly AccessMatrix _matrix;

    public PodRights(AccessEvaluator evaluator, PodUniverse universe, IEnumerable<string> scopes)
    {
        foreach (AccessOperation operation in Operations)
        {
            _operations.Add(operation.Name, _operations.Count);
        }

        ImmutableArray<string> list = [.. scopes.Select(ScopePath.Normalize).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        for (int i = 0; i < list.Length; i++)
        {
            _scopes.Add(list[i], i);
        }

        _matrix = evaluator.Matrix(universe.Principals, Operations, list);
    }

    /// <summary>Returns who may, and who perhaps may, do an operation on a resource the analysis was made with.</summary>
    public (ulong[] Known, ulong[] Maybe) Who(string operation, string scope)
    {
        AccessMatrix.MatrixRow row = _matrix.Row(_operations[operation], _scopes[ScopePath.Normalize(scope)]);
        return (row.Allowed, row.Open);
    }
}
