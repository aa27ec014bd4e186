using System.Collections.Immutable;
using MLGovernance.Access;

namespace MLGovernance.Tests.Access;

/// <summary>An estate of two pods that are really apart; each test opens it in one way.</summary>
internal static class TwoPods
{
    public const string Group = "/subscriptions/s1/resourceGroups/rg";
    public const string Lake = Group + "/providers/Microsoft.Storage/storageAccounts/lake";
    public const string WorkspaceA = Group + "/providers/Microsoft.MachineLearningServices/workspaces/ws-a";
    public const string WorkspaceB = Group + "/providers/Microsoft.MachineLearningServices/workspaces/ws-b";
    public const string RegistryB = Group + "/providers/Microsoft.ContainerRegistry/registries/acrb";

    public static PodPlan Plan { get; } = new()
    {
        Administrators = ["u-root"],
        ApprovedRepositories = ["https://git.example.org/*"],
        Pods =
        [
            new Pod
            {
                Name = "pod-a", Members = ["g-a"], ComputeIdentities = ["mi-a"], Workspaces = [WorkspaceA],
                Prefixes = [new PodPrefix { Account = "lake", Container = "data", Path = "/a" }, new PodPrefix { Account = "lake", Container = "only-a" }],
            },
            new Pod
            {
                Name = "pod-b", Members = ["g-b"], ComputeIdentities = ["mi-b"], Workspaces = [WorkspaceB],
                Prefixes = [new PodPrefix { Account = "lake", Container = "data", Path = "/b" }, new PodPrefix { Account = "lake", Container = "only-b" }],
            },
        ],
    };

    public static PodEstate Estate { get; } = new()
    {
        Access = new AccessModel
        {
            ScopeParents = new Dictionary<string, string> { ["/subscriptions/s1"] = "/" },
            Groups =
            [
                new GroupMembership { Id = "g-a", Members = ["u-alice", "mi-a"] },
                new GroupMembership { Id = "g-b", Members = ["u-bob", "mi-b"] },
                new GroupMembership { Id = "g-all", Members = ["g-a", "g-b"] },
            ],
        },
        Accounts = [new LakeAccount { Id = Lake, AllowsSharedKey = false, Containers = [Data(), Own("only-a", "g-a"), Own("only-b", "g-b")] }],
        Workspaces = [new PodWorkspace { Id = WorkspaceA }, new PodWorkspace { Id = WorkspaceB, ContainerRegistryId = RegistryB }],
        Computes = [Compute(WorkspaceA, "cpu-a", "mi-a"), Compute(WorkspaceB, "cpu-b", "mi-b")],
    };

    public static PodCompute Compute(string workspace, string name, params string[] identities) =>
        new() { Id = $"{workspace}/computes/{name}", IdentityPrincipalIds = [.. identities] };

    public static RoleAssignment Assign(string principal, string role, string scope, string? condition = null) => new()
    {
        PrincipalId = principal, RoleDefinitionId = BuiltInRoles.Find(role)?.Id ?? role, Scope = scope, Condition = condition, ConditionVersion = condition is null ? null : "2.0",
    };

    public static string Container(string name) => $"{Lake}/blobServices/default/containers/{name}";

    public static PodDatastore Datastore(string workspace, string name, DatastoreCredential credential, string container = "only-b") =>
        new() { Id = $"{workspace}/datastores/{name}", Account = "lake", Container = container, Credential = credential };

    public static PodEstate With(params RoleAssignment[] assignments) =>
        Estate with { Access = Estate.Access with { RoleAssignments = [.. assignments] } };

    public static PodEstate With(this PodEstate estate, params RoleAssignment[] assignments) =>
        estate with { Access = estate.Access with { RoleAssignments = [.. estate.Access.RoleAssignments, .. assignments] } };

    /// <summary>Changes one path of the container that both pods share.</summary>
    public static PodEstate Path(this PodEstate estate, string path, Func<LakePath, LakePath> change)
    {
        LakeAccount account = estate.Accounts[0];
        LakeContainer data = account.Containers[0];
        LakePath changed = change(data.Find(path) ?? new LakePath { Path = path, Owner = "u-root", OwningGroup = "u-root", Access = AccessControlList.Parse("user::rwx,group::---,other::---") });
        var container = new LakeContainer(data.Name, data.Paths.Where(other => other.Path != path).Append(changed));
        return estate with { Accounts = [account with { Containers = account.Containers.SetItem(0, container) }] };
    }

    public static PodEstate Path(this PodEstate estate, string path, string access) => estate.Path(path, node => node with { Access = AccessControlList.Parse(access) });

    public static PodEstate Account(this PodEstate estate, Func<LakeAccount, LakeAccount> change) => estate with { Accounts = [change(estate.Accounts[0])] };

    private static LakeContainer Data() => new("data",
    [
        Node("/", true, "user::rwx,group::---,group:g-all:--x,mask::rwx,other::---"),
        Node("/a", true, Folder("g-a")), Node("/a/x.csv", false, "user::rw-,group::---,group:g-a:rw-,mask::rw-,other::---"),
        Node("/b", true, Folder("g-b")), Node("/b/y.csv", false, "user::rw-,group::---,group:g-b:rw-,mask::rw-,other::---"),
    ]);

    private static string Folder(string group) => $"user::rwx,group::---,group:{group}:rwx,mask::rwx,other::---";

    private static LakeContainer Own(string name, string group) => new(name, [Node("/", true, Folder(group))]);

    private static LakePath Node(string path, bool directory, string access) =>
        new() { Path = path, IsDirectory = directory, Owner = "u-root", OwningGroup = "u-root", Access = AccessControlList.Parse(access) };
}
