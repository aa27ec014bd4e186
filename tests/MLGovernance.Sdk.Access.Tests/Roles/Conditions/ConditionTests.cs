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
    [InlineData("'a' StringNotEquals 'A'", true)]
    [InlineData("'a' StringNotEqualsIgnoreCase 'A'", false)]
    [InlineData("'Pod/x' StringStartsWithIgnoreCase 'pod/'", true)]
    [InlineData("'Pod/x' StringNotStartsWithIgnoreCase 'pod/'", false)]
    [InlineData("'abcd' StringNotLike 'a*'", false)]
    [InlineData("'abcd' StringNotLikeIgnoreCase 'B*'", true)]
    [InlineData("'a?c' StringLike 'a\\?c'", true)]
    [InlineData("'abc' StringLike 'a\\?c'", false)]
    [InlineData("'' StringLike '*'", true)]
    [InlineData("'true' BoolNotEquals 'true'", false)]
    [InlineData("7 NumericEquals '7'", true)]
    [InlineData("7 NumericNotEquals 7", false)]
    [InlineData("7 NumericLessThanEquals 7", true)]
    [InlineData("7 NumericGreaterThan 7", false)]
    [InlineData("7 NumericGreaterThanEquals 7", true)]
    [InlineData("-3 NumericLessThan 2", true)]
    [InlineData("'2026-01-02T00:00:00Z' DateTimeEquals '2026-01-02T01:00:00+01:00'", true)]
    [InlineData("'2026-01-02T00:00:00Z' DateTimeNotEquals '2026-01-02T00:00:00Z'", false)]
    [InlineData("'2026-01-02T00:00:00Z' DateTimeLessThan '2026-01-02'", false)]
    [InlineData("'2026-01-02T00:00:00Z' DateTimeGreaterThanEquals '2026-01-02'", true)]
    [InlineData("'10.1.2.3' IpNotMatch '10.1.0.0/16'", false)]
    [InlineData("'2001:db8::1' IpMatch '2001:db8::/32'", true)]
    [InlineData("'f6c7c914-8db3-469d-8ca1-694a8f32e121' GuidNotEquals '{F6C7C914-8db3-469d-8ca1-694a8f32e121}'", false)]
    [InlineData("{'red','blue'} ForAnyOfAllValues:StringNotEquals {'red','green'}", true)]
    [InlineData("{'red'} ForAnyOfAllValues:StringNotEquals {'red','green'}", false)]
    [InlineData("{'red','blue'} ForAllOfAllValues:StringNotEqualsIgnoreCase {'RED'}", false)]
    [InlineData("{'pod-a/x','pod-a/y'} ForAllOfAnyValues:StringLike {'pod-a/*','pod-b/*'}", true)]
    [InlineData("{'pod-a/x','z'} ForAllOfAnyValues:StringLike {'pod-a/*','pod-b/*'}", false)]
    [InlineData("{'5e467623-bb1f-42f4-a55d-6e525e11384b'} ForAnyOfAnyValues:GuidEquals {5e467623-bb1f-42f4-a55d-6e525e11384b, a795c7a0-d4a2-40c1-ae25-d81f01202912}", true)]
    [InlineData("{'5e467623-bb1f-42f4-a55d-6e525e11384b'} ForAnyOfAllValues:GuidNotEquals {5e467623-bb1f-42f4-a55d-6e525e11384b, a795c7a0-d4a2-40c1-ae25-d81f01202912}", false)]
    [InlineData("(('a' stringequals 'a') and not ('b' STRINGEQUALS 'c'))", true)]
    [InlineData("!('a' StringEquals 'a') OR !(!('a' StringEquals 'a'))", true)]
    [InlineData("ActionMatches{'Microsoft.Storage/storageAccounts/blobServices/containers/blobs/*'}", true)]
    [InlineData("ActionMatches{'Microsoft.Storage/*/write', 'microsoft.storage/*/READ'}", true)]
    [InlineData("SubOperationMatches{'Blob.List'}", false)]
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

    [Theory]
    [InlineData("Blob.List", AccessResult.Denied)]
    [InlineData("blob.list", AccessResult.Denied)]
    [InlineData("Blob.Read.WithTagConditions", AccessResult.Allowed)]
    [InlineData(null, AccessResult.Allowed)]
    public void Evaluate_SubOperation_IsReadInBothForms(string? subOperation, AccessResult expected)
    {
        foreach (string guard in (string[])["SubOperationMatches{'Blob.List'}", "@Request[subOperation] ForAnyOfAnyValues:StringEqualsIgnoreCase {'Blob.List'}"])
        {
            Assert.Equal(expected, Ask($"(!(ActionMatches{{'{Read}'}} AND {guard})) OR (@Resource[n:name] StringEquals 'pod-a')", AccessAttributes.Empty, subOperation: subOperation).Result);
        }
    }

    [Fact]
    public void Evaluate_TagWhoseKeyCountsWithItsCase_IsFoundUnderItsPlainName()
    {
        const string Tag = "Microsoft.Storage/storageAccounts/blobServices/containers/blobs/tags:Project";
        AccessAttributes With(string key) => AccessAttributes.Empty with { Resource = new Dictionary<string, ImmutableArray<string>> { [key] = ["Cascade"] } };
        Assert.Equal(AccessResult.Allowed, Ask($"@Resource[{Tag}<$key_case_sensitive$>] StringEquals 'Cascade'", With(Tag)).Result);
        Assert.Equal(AccessResult.Allowed, Ask($"@Resource[{Tag}<$key_case_sensitive$>] StringEquals 'Cascade'", With(Tag + "<$key_case_sensitive$>")).Result);
        Assert.Equal(AccessResult.Denied, Ask($"@Resource[{Tag}<$key_case_sensitive$>] StringEquals 'Cascade'", With(Tag.Replace("Project", "project", StringComparison.Ordinal))).Result);
    }

    [Fact]
    public void Evaluate_AttributesOfTheEnvironment_DecideByTimeAndLink()
    {
        AccessAttributes attributes = AccessAttributes.Empty with
        {
            Environment = new Dictionary<string, ImmutableArray<string>> { ["UtcNow"] = ["2026-05-01T12:00:00Z"], ["isPrivateLink"] = ["true"] },
        };
        Assert.Equal(AccessResult.Allowed, Ask("@Environment[UtcNow] DateTimeGreaterThan '2026-05-01T09:00:00.0Z' AND @Environment[isPrivateLink] BoolEquals true", attributes).Result);
        Assert.Equal(AccessResult.Denied, Ask("@Environment[UtcNow] DateTimeLessThan '2026-05-01T09:00:00.0Z'", attributes).Result);
    }

    private static AccessDecision Ask(string condition, AccessAttributes attributes, string version = "2.0", string? subOperation = null) => AccessEvaluator.Compile(new AccessModel
    {
        RoleAssignments = [new RoleAssignment
        {
            PrincipalId = "u", RoleDefinitionId = BuiltInRoles.Find("Storage Blob Data Reader")!.Id, Scope = Scope, Condition = condition, ConditionVersion = version,
        }],
        ScopeParents = new Dictionary<string, string> { ["/subscriptions/s1"] = "/" },
    }).Evaluate(new AccessRequest { PrincipalId = "u", Operation = Read, IsDataAction = true, Scope = Scope, Attributes = attributes, SubOperation = subOperation });
}
