using System.Text.Json;
using MLGovernance.Access;

namespace MLGovernance.Tests.Access;

public sealed class AccessEvaluatorTests
{
    private const string Workspace = "/subscriptions/s1/resourceGroups/rg/providers/Microsoft.MachineLearningServices/workspaces/ws";
    private static readonly Dictionary<string, string> Parents = new() { ["/subscriptions/s1"] = "/" };

    [Fact]
    public void Evaluate_UnknownRoleDefinition_IsIndeterminateAndNamesTheRole()
    {
        AccessDecision decision = Ask(Model(Assign("u", "not-read")), "u");
        Assert.Equal((AccessResult.Indeterminate, DecisionBasis.Unknown), (decision.Result, decision.Basis));
        Assert.Contains("not-read", Assert.Single(decision.Evidence).Note, StringComparison.Ordinal);
    }

    [Fact]
    public void Evaluate_GroupNeverRead_IsIndeterminateForEverybody()
    {
        AccessModel model = Model(Assign("g", "Contributor") with { PrincipalType = "Group" });
        Assert.Equal(AccessResult.Indeterminate, Ask(model, "stranger").Result);
        Assert.Equal(AccessResult.Denied, Ask(model with { Groups = [new GroupMembership { Id = "g" }] }, "stranger").Result);
    }

    [Fact]
    public void Evaluate_IncompleteNestedGroup_StaysIndeterminate()
    {
        AccessModel model = Model(Assign("outer", "Contributor")) with
        {
            Groups = [new GroupMembership { Id = "outer", Members = ["inner"] }, new GroupMembership { Id = "inner", IsComplete = false }],
        };
        Assert.Equal(AccessResult.Indeterminate, Ask(model, "stranger").Result);
    }

    [Fact]
    public void Evaluate_UnreadableScope_NeverAnswersDenied() =>
        Assert.Equal(AccessResult.Indeterminate, Ask(Model() with { UnreadableScopes = ["/subscriptions/s1"] }, "u").Result);

    [Fact]
    public void Evaluate_ManagementGroupOfSubscriptionNotKnown_IsIndeterminate()
    {
        AccessModel model = Model(Assign("u", "Contributor") with { Scope = "/providers/Microsoft.Management/managementGroups/m" });
        Assert.Equal(AccessResult.Denied, Ask(model, "u").Result);
        Assert.Equal(AccessResult.Indeterminate, Ask(model with { ScopeParents = new Dictionary<string, string>() }, "u").Result);
    }

    [Fact]
    public void Evaluate_ThroughNestedGroups_ShowsTheChain()
    {
        AccessModel model = Model(Assign("outer", "Contributor")) with
        {
            Groups = [new GroupMembership { Id = "outer", Members = ["inner"] }, new GroupMembership { Id = "inner", Members = ["u"] }],
        };
        Assert.Equal(["u", "inner", "outer"], Assert.Single(Ask(model, "u").Evidence).Via.ToArray());
    }

    [Fact]
    public void Evaluate_EligibleOnly_IsDeniedWithThePotential()
    {
        AccessDecision decision = Ask(Model() with { EligibleAssignments = [Assign("u", "Owner")] }, "u");
        Assert.Equal(AccessResult.Denied, decision.Result);
        Assert.Equal("Owner", Assert.Single(decision.Potential).Role);
    }

    [Fact]
    public void Evaluate_DenyForGroupThatCannotBeRead_IsIndeterminate()
    {
        AccessModel model = Model(Assign("u", "Owner")) with
        {
            Groups = [new GroupMembership { Id = "g", IsComplete = false }],
            DenyAssignments = [new DenyAssignment { Name = "d", Scope = "/subscriptions/s1", Principals = ["g"], Permissions = [new RolePermissions { Actions = ["*"] }] }],
        };
        Assert.Equal(AccessResult.Indeterminate, Ask(model, "u").Result);
    }

    [Fact]
    public void Compile_ParentsInACircle_IsRefusedWithTheScope()
    {
        var circle = new Dictionary<string, string>
        {
            ["/providers/Microsoft.Management/managementGroups/a"] = "/providers/Microsoft.Management/managementGroups/b",
            ["/providers/Microsoft.Management/managementGroups/b"] = "/providers/Microsoft.Management/managementGroups/a",
        };
        Assert.Contains("managementgroups/a", Assert.Throws<ArgumentException>(() => AccessEvaluator.Compile(new AccessModel { ScopeParents = circle })).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Who_SecretOperation_ListsReadersOfNotebookKeys()
    {
        AccessModel model = Model(Assign("reader", "Reader"), Assign("computer", "AzureML Compute Operator"));
        AccessPrincipalGrant line = Assert.Single(
            AccessEvaluator.Compile(model).Who("Microsoft.MachineLearningServices/workspaces/listNotebookKeys/read", Workspace));
        Assert.Equal("reader", line.PrincipalId);
    }

    [Fact]
    public void What_DataScientist_HasDatastoreSecretsAndNoComputeCreation()
    {
        string[] operations = [.. AccessEvaluator.Compile(Model(Assign("u", "AzureML Data Scientist"))).What("u").Select(line => line.Operation)];
        Assert.Contains(AccessOperations.DatastoreListSecrets, operations);
        Assert.DoesNotContain("Microsoft.MachineLearningServices/workspaces/computes/write", operations);
    }

    [Fact]
    public void ForPersona_ReplacingDataScientist_RemovesSecretsAndIsReadBack()
    {
        RoleProposal proposal = RoleProposal.ForPersona(
            "Pod A scientist", AccessPersona.Find("pod-data-scientist")!, ["/subscriptions/s1"], [BuiltInRoles.Find("AzureML Data Scientist")!]);

        Assert.Contains(AccessOperations.DatastoreListSecrets, proposal.Removed);
        Assert.Contains(AccessOperations.JobsWrite, proposal.Kept);
        using JsonDocument json = JsonDocument.Parse(proposal.ToJson());
        RoleDefinition back = AccessModelReader.ReadRoleDefinition(json.RootElement, "proposal");
        Assert.Equal(proposal.Role.Permissions[0].Actions.ToArray(), back.Permissions[0].Actions.ToArray());
        Assert.Equal(proposal.Role.Permissions[0].NotActions.ToArray(), back.Permissions[0].NotActions.ToArray());
        Assert.True(back.IsCustom);
    }

    [Fact]
    public void ForOperations_UsedOperation_IsKeptAndTheRestOfContributorIsRemoved()
    {
        RoleProposal proposal = RoleProposal.ForOperations(
            "narrow", AccessOperations.All.Where(operation => operation.Name == AccessOperations.JobsWrite), ["/subscriptions/s1"], [BuiltInRoles.Find("Contributor")!]);
        Assert.Equal([AccessOperations.JobsWrite], proposal.Kept.ToArray());
        Assert.Contains(AccessOperations.StorageListKeys, proposal.Removed);
        Assert.DoesNotContain(AccessOperations.RoleAssignmentsWrite, proposal.Removed);
    }

    private static AccessModel Model(params RoleAssignment[] assignments) => new() { RoleAssignments = [.. assignments], ScopeParents = Parents };

    private static RoleAssignment Assign(string principal, string role) =>
        new() { PrincipalId = principal, RoleDefinitionId = BuiltInRoles.Find(role)?.Id ?? role, Scope = "/subscriptions/s1" };

    private static AccessDecision Ask(AccessModel model, string principal) =>
        AccessEvaluator.Compile(model).Evaluate(new AccessRequest { PrincipalId = principal, Operation = AccessOperations.JobsWrite, Scope = Workspace });
}
