using System.Collections.Immutable;
using MLGovernance.Access;

namespace MLGovernance.Tests.Access;

public sealed class ConditionTests
{
    private const string Read = "Microsoft.Storage/storageAccounts/blobServices/containers/blobs/read";
    private const string Scope = RandomAccess.Lake;

    [Theory]
    [InlineData("{'red', 'blue'} ForAnyOfAnyValues:StringEquals {'blue', 'green'}", true)]
    [InlineData("{'red', 'blue'} ForAnyOfAnyValues:StringEquals {'orange', 'green'}", false)]
    [InlineData("{'red', 'blue'} ForAllOfAnyValues:StringEquals {'orange', 'red', 'blue'}", true)]
    [InlineData("{'red', 'blue'} ForAllOfAnyValues:StringEquals {'red', 'green'}", false)]
    [InlineData("{10, 20} ForAnyOfAllValues:NumericLessThan {15, 18}", true)]
    [InlineData("{10, 20} ForAllOfAllValues:NumericLessThan {5, 15, 18}", false)]
    [InlineData("{10, 20} ForAllOfAllValues:NumericLessThan {25, 30}", true)]
    [InlineData("{10, 20} ForAllOfAllValues:NumericLessThan {15, 25, 30}", false)]
    [InlineData("'abcd' StringLike 'a*c?'", true)]
    [InlineData("'abcd' StringLike 'A*C?'", false)]
    [InlineData("'abcd' StringLikeIgnoreCase 'A*C?'", true)]
    [InlineData("'abcd' StringLike 'a*c'", false)]
    [InlineData("'a*' StringLike 'a\\*'", true)]
    [InlineData("'ab' StringLike 'a\\*'", false)]
    [InlineData("'pod/x' StringStartsWith 'pod/'", true)]
    [InlineData("'pod/x' StringNotStartsWith 'pod/'", false)]
    [InlineData("'true' BoolEquals 'True'", true)]
    [InlineData("'2026-01-02T00:00:00Z' DateTimeGreaterThan '2026-01-01T23:59:59Z'", true)]
    [InlineData("'2026-01-02T00:00:00Z' DateTimeLessThanEquals '2026-01-01T23:59:59Z'", false)]
    [InlineData("'10.1.2.3' IpMatch '10.1.0.0/16'", true)]
    [InlineData("'10.2.2.3' IpMatch '10.1.0.0/16'", false)]
    [InlineData("'F6C7C914-8db3-469d-8ca1-694a8f32e121' GuidEquals 'f6c7c914-8db3-469d-8ca1-694a8f32e121'", true)]
    [InlineData("NOT ('a' StringEquals 'b') AND ('a' StringEquals 'a' OR 'a' StringEquals 'b')", true)]
    [InlineData("'a' StringEquals 'a' || 'a' StringEquals 'b' && 'a' StringEquals 'b'", true)]
    [InlineData("'it''s' StringEquals 'it''s'", true)]
    public void Evaluate_DocumentedOperators_FollowTheirDefinition(string condition, bool met) =>
        Assert.Equal(met ? AccessResult.Allowed : AccessResult.Denied, Ask(condition, AccessAttributes.Empty).Result);

    [Theory]
    [InlineData("@Resource[a:b] StringEquals 'x'", AccessResult.Indeterminate, AccessResult.Denied)]
    [InlineData("Exists @Resource[a:b]", AccessResult.Indeterminate, AccessResult.Denied)]
    [InlineData("NOT Exists @Resource[a:b]", AccessResult.Indeterminate, AccessResult.Allowed)]
    [InlineData("'x' StringMatchesMoon 'x'", AccessResult.Indeterminate, AccessResult.Indeterminate)]
    [InlineData("'x' NumericEquals '1'", AccessResult.Indeterminate, AccessResult.Indeterminate)]
    [InlineData("((", AccessResult.Indeterminate, AccessResult.Indeterminate)]
    [InlineData("!(ActionMatches{'Microsoft.Other/*'}) OR (@Resource[a:b] StringEquals 'x')", AccessResult.Allowed, AccessResult.Allowed)]
    [InlineData("@Resource[a:b] StringEquals 'x' AND 'a' StringEquals 'b'", AccessResult.Denied, AccessResult.Denied)]
    public void Evaluate_UnknownAndMissingAttributes_AreKeptApart(string condition, AccessResult unknown, AccessResult missing)
    {
        Assert.Equal(unknown, Ask(condition, AccessAttributes.Unknown).Result);
        Assert.Equal(missing, Ask(condition, AccessAttributes.Empty).Result);
    }

    [Fact]
    public void Evaluate_ConditionThatCannotBeRead_NamesThePlace()
    {
        AccessEvidence piece = Assert.Single(Ask("@Resource[a:b] StringEquals", AccessAttributes.Empty).Evidence);
        Assert.Contains("character 28 of 27", piece.Note, StringComparison.Ordinal);
        Assert.Contains("expected an attribute, a value", piece.Note, StringComparison.Ordinal);
    }

    [Fact]
    public void Evaluate_ConditionVersionNotUnderstood_IsIndeterminate() =>
        Assert.Equal(AccessResult.Indeterminate, Ask("'a' StringEquals 'a'", AccessAttributes.Empty, "3.0").Result);

    [Fact]
    public void Evaluate_AttributesOfRequestAndPrincipal_ReadTheirOwnSource()
    {
        var attributes = AccessAttributes.Empty with
        {
            Request = new Dictionary<string, ImmutableArray<string>> { ["n:role"] = ["x", "y"] },
            Principal = new Dictionary<string, ImmutableArray<string>> { ["Eng_Pod"] = ["POD-A"] },
        };
        Assert.Equal(AccessResult.Allowed, Ask("@Request[n:role] ForAllOfAnyValues:StringEquals {'x','y','z'}", attributes).Result);
        Assert.Equal(AccessResult.Denied, Ask("@Resource[n:role] StringEquals 'x'", attributes).Result);
        Assert.Equal(AccessResult.Allowed, Ask("@Principal[eng_pod] StringEqualsIgnoreCase 'pod-a'", attributes).Result);
    }

    private static AccessDecision Ask(string condition, AccessAttributes attributes, string version = "2.0") => AccessEvaluator.Compile(new AccessModel
    {
        RoleAssignments = [new RoleAssignment
        {
            PrincipalId = "u", RoleDefinitionId = BuiltInRoles.Find("Storage Blob Data Reader")!.Id, Scope = Scope, Condition = condition, ConditionVersion = version,
        }],
        ScopeParents = new Dictionary<string, string> { ["/subscriptions/s1"] = "/" },
    }).Evaluate(new AccessRequest { PrincipalId = "u", Operation = Read, IsDataAction = true, Scope = Scope, Attributes = attributes });
}
