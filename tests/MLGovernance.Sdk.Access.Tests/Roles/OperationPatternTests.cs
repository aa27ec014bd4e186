using MLGovernance.Access;

namespace MLGovernance.Tests.Access;

public sealed class OperationPatternTests
{
    [Theory]
    [InlineData("a/*/b", "a/b", true, false)]
    [InlineData("a/*/b", "a/x/b", true, true)]
    [InlineData("a/*/b", "a/x/y/b", true, true)]
    [InlineData("a/*/b", "a/xb", false, false)]
    [InlineData("a/*/b", "ab", false, false)]
    [InlineData("a/*/*/b", "a/b", true, false)]
    [InlineData("*/read", "a/b/read", true, true)]
    [InlineData("*/read", "read", false, false)]
    [InlineData("a/*", "a/", true, true)]
    [InlineData("a/*", "a", false, false)]
    [InlineData("a/*list*/action", "a/listkeys/action", true, true)]
    [InlineData("a/*list*/action", "a/x/listsecrets/action", true, true)]
    [InlineData("a.b/read", "axb/read", false, false)]
    [InlineData("*", "anything/at/all", true, true)]
    [InlineData("**x**", "yxz", true, true)]
    [InlineData("a/b", "a/b/c", false, false)]
    [InlineData("*ab*ab", "ab", false, false)]
    [InlineData("*ab*ab", "abab", true, true)]
    public void Matches_BothModes_FollowTheirReading(string pattern, string operation, bool collapse, bool literal)
    {
        Assert.Equal(collapse, Covers(pattern, operation, WildcardMode.Collapse));
        Assert.Equal(literal, Covers(pattern, operation, WildcardMode.Literal));
    }

    private static bool Covers(string pattern, string operation, WildcardMode mode) => AccessEvaluator.Compile(new AccessModel
    {
        RoleDefinitions = [new RoleDefinition { Id = "r", RoleName = "r", Permissions = [new RolePermissions { Actions = [pattern] }] }],
        RoleAssignments = [new RoleAssignment { PrincipalId = "u", RoleDefinitionId = "r", Scope = "/" }],
    }, new AccessOptions { Wildcards = mode }).Evaluate(new AccessRequest { PrincipalId = "u", Operation = operation, Scope = "/" }).Result == AccessResult.Allowed;
}
