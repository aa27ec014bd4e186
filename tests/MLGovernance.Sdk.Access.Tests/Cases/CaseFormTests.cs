using System.Text;
using System.Text.Json;
using MLGovernance.Access;

namespace MLGovernance.Tests.Access;

/// <summary>Cases of the kinds of the published vectors that those do not hold, and the forms in which people and tools write them.</summary>
public sealed class CaseFormTests
{
    private const string Workspace = "/subscriptions/s1/resourceGroups/rg/providers/Microsoft.MachineLearningServices/workspaces/ws1";

    [Theory]
    [InlineData("arm", """{"id":"/x/a1","properties":{"principalId":"u1","roleDefinitionId":"/subscriptions/s1/providers/Microsoft.Authorization/roleDefinitions/acdd72a7-3385-48ef-bd42-f606fba81ae7","scope":"/subscriptions/s1"}}""")]
    [InlineData("cli", """{"id":"/x/a1","principalId":"U1","principalName":"u@x","roleDefinitionName":"Reader","roleDefinitionId":"/SUBSCRIPTIONS/S1/providers/Microsoft.Authorization/roleDefinitions/ACDD72A7-3385-48ef-bd42-f606fba81ae7","scope":"/subscriptions/S1/"}""")]
    [InlineData("powershell", """{"RoleAssignmentId":"/x/a1","ObjectId":"u1","ObjectType":"User","RoleDefinitionName":"Reader","RoleDefinitionId":"acdd72a7-3385-48ef-bd42-f606fba81ae7","Scope":"/subscriptions/s1"}""")]
    [InlineData("by name", """{"principalId":"u1","roleDefinitionName":"reader","scope":"/"}""")]
    [InlineData("odd case", """{"ID":"/x/a1","Properties":{"PRINCIPALID":"u1","RoleDefinitionID":"acdd72a7-3385-48ef-bd42-f606fba81ae7","SCOPE":"/subscriptions/s1"}}""")]
    public void Assignment_InEveryForm_Grants(string form, string assignment) =>
        Assert.True(Role(assignment, "u1", "Microsoft.MachineLearningServices/workspaces/read").Result == "Allowed", form);

    [Fact]
    public void UnknownRole_InAFileOfTwoValues_IsDeniedByNoMatchingRole()
    {
        AccessCaseResult result = Role("""{"principalId":"u1","roleDefinitionId":"nobody-knows","scope":"/subscriptions/s1"}""", "u1", "Microsoft.MachineLearningServices/workspaces/read", schema: "rbac-vectors/1");
        Assert.Equal(("Denied", "noMatchingRole", AccessResult.Indeterminate), (result.Result, result.DecidedBy, result.Outcome));
        Assert.Equal("Indeterminate", Role("""{"principalId":"u1","roleDefinitionId":"nobody-knows","scope":"/subscriptions/s1"}""", "u1", "Microsoft.MachineLearningServices/workspaces/read").Result);
    }

    [Fact]
    public void BrokenCondition_InAFileOfTwoValues_IsDeniedByTheCondition() => Assert.Equal("condition", Role(
        """{"principalId":"u1","roleDefinitionName":"Reader","scope":"/","condition":"((","conditionVersion":"2.0"}""", "u1", "Microsoft.MachineLearningServices/workspaces/read", schema: "rbac-vectors/1").DecidedBy);

    [Fact]
    public void Reader_HoldsTheSecretsThatEndInRead() =>
        Assert.Equal("Allowed", Role("""{"principalId":"u1","roleDefinitionName":"Reader","scope":"/"}""", "u1", "Microsoft.MachineLearningServices/workspaces/listNotebookAccessToken/read").Result);

    [Theory]
    [InlineData("AzureML Data Scientist", "computes/write", "Denied")]
    [InlineData("AzureML Data Scientist", "delete", "Denied")]
    [InlineData("AzureML Data Scientist", "onlineEndpoints/listkeys/action", "Allowed")]
    [InlineData("AzureML Compute Operator", "notebooks/vm/write", "Allowed")]
    [InlineData("AzureML Compute Operator", "computes/delete", "Allowed")]
    public void BuiltInRoles_AsDocumented(string role, string operation, string expected) =>
        Assert.Equal(expected, Role($$"""{"principalId":"u1","roleDefinitionName":"{{role}}","scope":"/"}""", "u1", "Microsoft.MachineLearningServices/workspaces/" + operation).Result);

    [Theory]
    [InlineData("""{"excludePrincipals":[{"id":"g1","type":"Group"}]}""", "u1", "Allowed")]
    [InlineData("""{"excludePrincipals":[{"id":"g1","type":"Group"}]}""", "u2", "Denied")]
    [InlineData("""{"doNotApplyToChildScopes":true,"scope":"/subscriptions/s1/resourceGroups/rg/providers/Microsoft.MachineLearningServices/workspaces/ws1"}""", "u1", "Denied")]
    [InlineData("""{"doNotApplyToChildScopes":true,"isSystemProtected":true}""", "u1", "Allowed")]
    [InlineData("""{"scope":"/providers/Microsoft.Management/managementGroups/mg"}""", "u1", "Denied")]
    [InlineData("""{"principals":["g2"]}""", "u2", "Allowed")]
    public void Denial_ByEveryField(string changes, string caller, string expected)
    {
        var deny = new Dictionary<string, JsonElement>(StringComparer.OrdinalIgnoreCase);
        foreach (string json in (string[])["""{"name":"d","scope":"/subscriptions/s1","principals":[{"id":"00000000-0000-0000-0000-000000000000"}],"permissions":[{"actions":["*"],"notActions":["*/read"]}]}""", changes])
        {
            using JsonDocument part = JsonDocument.Parse(json);
            foreach (JsonProperty property in part.RootElement.EnumerateObject())
            {
                deny[property.Name] = property.Value.Clone();
            }
        }

        string denial = string.Join(',', deny.Select(pair => $"\"{pair.Key}\":{pair.Value.GetRawText()}"));
        AccessCaseResult result = Role("""{"principalId":"g3","roleDefinitionName":"Owner","scope":"/"}""", caller, "Microsoft.MachineLearningServices/workspaces/write", more:
            "\"denyAssignments\":[{" + denial + "}],\"parents\":{\"/subscriptions/s1\":\"/providers/Microsoft.Management/managementGroups/mg\"},"
            + """ "groups":[{"id":"g1","members":["u1"]},{"id":"g3","members":["g1","u2"]},{"id":"g2","members":["g2"]}],""");
        Assert.Equal(expected, result.Result);
    }

    [Theory]
    [InlineData("2026-06-01T00:00:00Z", "Denied")]
    [InlineData("2026-04-01T00:00:00Z", "Allowed")]
    [InlineData(null, "Allowed")]
    public void Assignment_ThatEnded_GrantsNothing(string? asOf, string expected) => Assert.Equal(expected, Role(
        """{"principalId":"u1","roleDefinitionName":"Reader","scope":"/","endDateTime":"2026-05-01T00:00:00Z"}""", "u1", "Microsoft.MachineLearningServices/workspaces/read", more: asOf is null ? "" : $"\"asOf\":\"{asOf}\",").Result);

    [Theory]
    [InlineData("setOwner", "$superuser", "Allowed")]
    [InlineData("setOwner", "u-owner", "Denied")]
    [InlineData("setAcl", "u-owner", "Allowed")]
    [InlineData("setAcl", "u-2", "Denied")]
    [InlineData("delete", "u-2", "Denied")]
    [InlineData("delete", "u-owner", "Allowed")]
    [InlineData("delete", "$superuser", "Allowed")]
    [InlineData("rename", "u-2", "Denied")]
    [InlineData("create", "u-2", "Allowed")]
    [InlineData("list", "u-2", "Allowed")]
    public void StickyDirectory_ByOwnersAndSuperUser(string operation, string caller, string expected)
    {
        string item = $$"""
            [{"id":"c","kind":"access","container":"lake","rbac":[],"groups":[],
              "nodes":[{"path":"/","type":"dir","owner":"$superuser","acl":"user::rwx,group::r-x,other::--x"},
                       {"path":"/d","type":"directory","owner":"u-dir","sticky":true,"acl":"user::rwx,group::rwx,other::rwx,default:user::rwx,default:group::r-x,default:other::---"},
                       {"path":"/d/f","type":"file","owner":"u-owner","acl":"user::rw-,group::r--,other::rw-"}],
              "request":{"principalId":"{{caller}}","operation":"{{operation}}","path":"{{(operation is "list" ? "/d" : operation is "create" ? "/d/n" : "/d/f")}}","target":"/d/g"} }]
            """;
        Assert.Equal(expected, Assert.Single(AccessCases.Run(Encoding.UTF8.GetBytes(item), "own")).Result);
    }

    [Theory]
    [InlineData("\"type\":\"file\"", "user::rw-,group::r--,other::---", false)]
    [InlineData("\"type\":\"dir\",\"permissions\":\"1777\",\"umask\":\"0000\"", "user::rwx,group::rwx,other::rwx", true)]
    public void Child_WithoutDefaultList_GetsModeCutByUmask(string child, string acl, bool sticky)
    {
        string item = $$"""[{"id":"i","kind":"inherit","parent":{"group":"g"},"child":{"creator":"u",{{child}} } }]""";
        LakePath made = Assert.Single(AccessCases.Run(Encoding.UTF8.GetBytes(item), "own")).Child!;
        Assert.Equal((acl, sticky, "g"), (made.Access.ToString(), made.IsSticky, made.OwningGroup));
    }

    private static AccessCaseResult Role(string assignment, string caller, string operation, string? schema = null, string more = "")
    {
        string file = $$"""
            {"schema":"{{schema}}","vectors":[{"id":"c",{{more}}"roleAssignments":[{{assignment}}],
              "request":{"principalId":"{{caller}}","operation":"{{operation}}","scope":"{{Workspace}}"} }]}
            """;
        return Assert.Single(AccessCases.Run(Encoding.UTF8.GetBytes(file), "own"));
    }
}
