using System.Collections.Immutable;
using MLGovernance.Access;
using static MLGovernance.Tests.Access.TwoPods;

namespace MLGovernance.Tests.Access;

/// <summary>One case a leak type: keys, roles and identities. The lists are in <see cref="ListLeakCases"/>.</summary>
internal static class LeakCases
{
    private const string Read = "Microsoft.Storage/storageAccounts/blobServices/containers/blobs/read";
    private const string OnlyA = "@Resource[Microsoft.Storage/storageAccounts/blobServices/containers:name] StringEquals 'only-a'";
    private const string ReadGuarded = "!(ActionMatches{'" + Read + "'}) OR (" + OnlyA + ")";

    public static ImmutableArray<LeakCase> All { get; } = [.. Keys(), .. Roles(), .. Identities(), .. Resources(), .. ListLeakCases.All];

    private static IEnumerable<LeakCase> Keys()
    {
        PodEstate keyed = Estate.Account(account => account with { AllowsSharedKey = true });
        PodEstate store = keyed with { Datastores = [Datastore(WorkspaceB, "ds", DatastoreCredential.AccountKey)] };
        PodEstate listed = store.With(Assign("g-a", "AzureML Data Scientist", WorkspaceB));
        yield return new LeakCase("L01", listed, listed.Account(account => account with { AllowsSharedKey = false }));
        yield return new LeakCase(
            "L02", keyed with { Datastores = [Datastore(WorkspaceB, "ds", DatastoreCredential.Sas)] }, keyed with { Datastores = [Datastore(WorkspaceB, "ds", DatastoreCredential.None)] });
        PodDatastore principal = Datastore(WorkspaceB, "ds", DatastoreCredential.ServicePrincipal) with { ServicePrincipalId = "sp" };
        PodEstate oneStore = Estate with { Datastores = [principal] };
        yield return new LeakCase(
            "L03",
            oneStore.With(Assign("sp", "Storage Blob Data Reader", Container("only-b")), Assign("sp", "Storage Blob Data Reader", Container("only-a"))),
            oneStore.With(Assign("sp", "Storage Blob Data Reader", Container("only-b"))));
        yield return new LeakCase("L08", keyed.With(Assign("u-alice", "Contributor", Lake)), Estate.With(Assign("u-alice", "Contributor", Lake)));
        yield return new LeakCase("L09", With(Assign("u-alice", "Storage Blob Data Owner", Lake)), With(Assign("u-alice", "Storage Blob Data Contributor", Lake)));
    }

    private static IEnumerable<LeakCase> Roles()
    {
        yield return new LeakCase("L04", With(Assign("g-a", "Storage Blob Data Reader", Group)), With(Assign("g-a", "Storage Blob Data Reader", Container("only-a"))));
        yield return new LeakCase("L05", With(Assign("g-a", "Storage Blob Data Reader", Container("only-b"))), With(Assign("g-a", "Storage Blob Data Reader", Container("only-a"))));
        yield return new LeakCase("L06", With(Assign("g-a", "Storage Blob Data Contributor", Lake, ReadGuarded)), With(Assign("g-a", "Storage Blob Data Contributor", Lake, OnlyA)));
        RoleAssignment guarded = Assign("g-a", "Storage Blob Data Reader", Lake, OnlyA);
        yield return new LeakCase("L07", With(guarded, Assign("u-alice", "Storage Blob Data Reader", Group)), With(guarded, Assign("u-alice", "Storage Blob Data Reader", Group, OnlyA)));
        yield return new LeakCase("L30", Eligible(Container("only-b")), Eligible(Container("only-a")));
    }

    private static IEnumerable<LeakCase> Identities()
    {
        PodEstate sharing = Estate with { Computes = [Compute(WorkspaceA, "cpu-a", "mi-a"), Compute(WorkspaceB, "cpu-b", "mi-a")] };
        yield return new LeakCase("L10", sharing, Estate);
        yield return new LeakCase(
            "L11",
            With(Assign("u-alice", "AzureML Data Scientist", WorkspaceA), Assign("mi-a", "Storage Blob Data Reader", Container("only-b"))),
            With(Assign("u-alice", "AzureML Data Scientist", WorkspaceA), Assign("mi-a", "Storage Blob Data Reader", Container("only-a"))));
        PodJob job = new() { Id = WorkspaceA + "/jobs/j", Submitter = "u-alice", ComputeId = WorkspaceA + "/computes/cpu-a", Identity = JobIdentityMode.Managed };
        PodEstate wide = With(Assign("mi-a", "Storage Blob Data Reader", Container("only-b")));
        yield return new LeakCase("L12", wide with { Jobs = [job] }, wide with { Jobs = [job with { Identity = JobIdentityMode.UserIdentity }] });
        yield return new LeakCase(
            "L13",
            Estate with { Datastores = [Datastore(WorkspaceB, "ds", DatastoreCredential.None) with { UsesWorkspaceIdentity = true }] },
            Estate with { Datastores = [Datastore(WorkspaceB, "ds", DatastoreCredential.None)] });
        PodEstate deployed = With(Assign("u-alice", "AzureML Data Scientist", WorkspaceA)) with
        {
            Deployments = [new PodDeployment { Id = WorkspaceA + "/onlineEndpoints/e/deployments/d", IdentityPrincipalIds = ["mi-e"] }],
        };
        yield return new LeakCase(
            "L29", deployed.With(Assign("mi-e", "Storage Blob Data Reader", Container("only-b"))), deployed.With(Assign("mi-e", "Storage Blob Data Reader", Container("only-a"))));
        PodCompute instance = Compute(WorkspaceB, "ci") with { IsInstance = true, AssignedUser = "u-bob" };
        yield return new LeakCase("L26", Estate with { Computes = [instance with { AssignedUser = "u-alice" }] }, Estate with { Computes = [instance] });
    }

    private static IEnumerable<LeakCase> Resources()
    {
        PodPlan together = Plan with { Pods = [Plan.Pods[0] with { Workspaces = [WorkspaceA, WorkspaceB] }, Plan.Pods[1]] };
        yield return new LeakCase("L22", Estate, Estate) { Plan = together, ClosedPlan = Plan };
        yield return new LeakCase(
            "L23",
            Estate with { Datastores = [Datastore(WorkspaceA, "ds", DatastoreCredential.None)] }, Estate with { Datastores = [Datastore(WorkspaceA, "ds", DatastoreCredential.None, "only-a")] });
        PodJob job = new() { Id = WorkspaceA + "/jobs/j", Submitter = "u-alice", Uris = ["abfss://only-b@lake.dfs.core.windows.net/in"] };
        yield return new LeakCase("L24", Estate with { Jobs = [job] }, Estate with { Jobs = [job with { Uris = ["abfss://only-a@lake.dfs.core.windows.net/in"] }] });
        PodAsset asset = new() { Id = WorkspaceA + "/data/d/versions/1", Uri = "https://lake.blob.core.windows.net/only-b/x" };
        yield return new LeakCase("L25", Estate with { Assets = [asset] }, Estate with { Assets = [asset with { Uri = "https://lake.blob.core.windows.net/only-a/x" }] });
        var signature = new PodSignature { Account = "lake", Token = new SharedAccessToken { Permissions = "rl", Container = "only-b", Delegator = "u-root" } };
        PodEstate delegating = With(Assign("u-root", "Storage Blob Data Owner", Lake));
        yield return new LeakCase(
            "L27", delegating with { Signatures = [signature] },
            delegating with { Signatures = [signature with { Token = signature.Token with { UnauthorizedObjectId = "u-bob" } }] });
        yield return new LeakCase("L28", Estate.Account(account => account with { HasLocalUsers = true }), Estate);
        yield return new LeakCase("L31", With(Assign("u-alice", "AcrPush", RegistryB)), With(Assign("u-alice", "AcrPull", RegistryB)));
        PodJob tracked = new() { Id = WorkspaceA + "/jobs/j", Submitter = "u-alice", GitRepository = "https://git.example.org/team/code", IsGitDirty = true };
        yield return new LeakCase("L32", Estate with { Jobs = [tracked] }, Estate with { Jobs = [tracked with { IsGitDirty = false }] });
    }

    private static PodEstate Eligible(string scope) =>
        Estate with { Access = Estate.Access with { EligibleAssignments = [Assign("g-a", "Storage Blob Data Reader", scope)] } };
}
