using System.Text;
using MLGovernance.Access;

namespace MLGovernance.Tests.Access;

public sealed class SnapshotAccessTests
{
    private const string Group = "/subscriptions/S1/resourceGroups/RG";
    private const string Lake = Group + "/providers/Microsoft.Storage/storageAccounts/lake";
    private const string Workspace = Group + "/providers/Microsoft.MachineLearningServices/workspaces/ws";
    private const string Container = Lake + "/blobServices/default/containers/data";

    [Fact]
    public void From_SnapshotWithoutRoleAssignments_NeverAnswersDenied()
    {
        AccessModel model = AccessModel.From(EstateSnapshot.Empty);
        Assert.Equal(AccessResult.Indeterminate, Ask(model, "anybody"));
    }

    [Fact]
    public void From_RolesGroupsAndManagementGroups_AnswersAsTheModelWould()
    {
        AccessModel model = AccessModel.From(Snapshot());
        Assert.Equal(AccessResult.Allowed, Ask(model, "u-1"));
        Assert.Equal(AccessResult.Denied, Ask(model, "u-2"));
        Assert.Equal("/providers/microsoft.management/managementgroups/mg", model.ScopeParents["/subscriptions/s1"], ignoreCase: true);
        Assert.Equal(["u-1"], Assert.Single(model.Groups, group => group.Id == "g-1").Members.ToArray());
        Assert.Equal("u-3", Assert.Single(model.EligibleAssignments).PrincipalId);
    }

    [Fact]
    public void From_AccountWithLists_ReadsPathsOwnersAndDefaults()
    {
        LakeAccount account = Assert.Single(PodEstate.From(Snapshot()).Accounts);
        LakePath path = account.Find("data")!.Find("/Raw")!;
        Assert.Equal(("u-9", true, true), (path.Owner, path.IsDirectory, path.IsSticky));
        Assert.Equal("user::rwx,group::---,user:u-1:r-x,mask::rwx,other::---", path.Access.ToString());
        Assert.Equal("user::rwx,group::---,other::---", path.Default.ToString());
        Assert.True(account.IsHierarchical);
        Assert.True(account.AllowsSharedKey);
    }

    [Fact]
    public void From_WorkspaceResources_ReadsCredentialsIdentitiesAndCode()
    {
        PodEstate estate = PodEstate.From(Snapshot());
        Assert.Equal((DatastoreCredential.AccountKey, "data"), (Assert.Single(estate.Datastores).Credential, estate.Datastores[0].Container));
        PodCompute compute = Assert.Single(estate.Computes);
        Assert.Equal(("u-1", true, true), (compute.AssignedUser, compute.SharesApplications, compute.AllowsSsh));
        Assert.Equal(["mi-own", "mi-user"], compute.IdentityPrincipalIds.ToArray());
        PodJob job = Assert.Single(estate.Jobs);
        Assert.Equal((JobIdentityMode.Managed, "https://git.example/x", true), (job.Identity, job.GitRepository, job.IsGitDirty));
        Assert.Equal(["azureml://datastores/ds/paths/in", "azureml://datastores/ds/paths/out"], job.Uris.ToArray());
    }

    private static EstateSnapshot Snapshot()
    {
        var builder = new EstateSnapshotBuilder();
        foreach (string resource in (string[])[
            """{"id":"%Group%/providers/Microsoft.Authorization/roleAssignments/a1","properties":{"principalId":"g-1","roleDefinitionId":"/subscriptions/s1/providers/Microsoft.Authorization/roleDefinitions/b24988ac-6180-42a0-ab88-20f7382dd24c","scope":"%Group%"}}""",
            """{"id":"%Group%/providers/Microsoft.Authorization/roleEligibilityScheduleInstances/e1","properties":{"principalId":"u-3","roleDefinitionId":"/providers/Microsoft.Authorization/roleDefinitions/8e3af657-a8ff-443c-a75c-2fe8c4bcb635","scope":"%Group%"}}""",
            """{"id":"/providers/Microsoft.Graph/groups/g-1","properties":{"displayName":"one","members":["u-1"]}}""",
            """{"id":"/providers/Microsoft.Management/managementGroups/mg/subscriptions/s1","properties":{"parent":{"id":"/providers/Microsoft.Management/managementGroups/mg"}}}""",
            """{"id":"%Lake%","properties":{"isHnsEnabled":true}}""",
            """{"id":"%Container%/accessControls/0a","properties":{"path":"/","isDirectory":true,"owner":"u-9","group":"u-9","acl":"user::rwx,group::--x,other::--x"}}""",
            """{"id":"%Container%/accessControls/0b","properties":{"path":"/Raw","isDirectory":true,"owner":"u-9","group":"u-9","permissions":"rwxrwx--T+","acl":"user::rwx,group::---,user:u-1:r-x,mask::rwx,other::---,default:user::rwx,default:group::---,default:other::---"}}""",
            """{"id":"%Workspace%/datastores/ds","properties":{"accountName":"lake","filesystem":"data","credentials":{"credentialsType":"AccountKey"}}}""",
            """{"id":"%Workspace%/computes/ci","identity":{"principalId":"mi-own","userAssignedIdentities":{"/x/y":{"principalId":"mi-user"}}},"properties":{"computeType":"ComputeInstance","properties":{"applicationSharingPolicy":"Shared","sshSettings":{"sshPublicAccess":"Enabled"},"personalComputeInstanceSettings":{"assignedUser":{"objectId":"u-1"}}}}}""",
            """{"id":"%Workspace%/jobs/j","properties":{"identity":{"identityType":"Managed"},"inputs":{"in":{"uri":"azureml://datastores/ds/paths/in"}},"outputs":{"out":{"uri":"azureml://datastores/ds/paths/out"}},"properties":{"azureml.git.repository_uri":"https://git.example/x","azureml.git.dirty":"True"}}}"""])
        {
            string json = resource.Replace("%Group%", Group, StringComparison.Ordinal).Replace("%Lake%", Lake, StringComparison.Ordinal)
                .Replace("%Container%", Container, StringComparison.Ordinal).Replace("%Workspace%", Workspace, StringComparison.Ordinal);
            builder.Add(Encoding.UTF8.GetBytes(json));
        }

        return builder.Build(DateTimeOffset.UnixEpoch);
    }

    private static AccessResult Ask(AccessModel model, string principal) => AccessEvaluator.Compile(model).Evaluate(new AccessRequest
    {
        PrincipalId = principal, Operation = AccessOperations.JobsWrite, Scope = Workspace,
    }).Result;
}
