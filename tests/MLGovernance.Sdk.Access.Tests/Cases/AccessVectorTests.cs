using System.Text.Json;
using MLGovernance.Access;

namespace MLGovernance.Tests.Access;

public sealed class AccessVectorTests
{
    private static readonly string[] CollapseOnly = ["rbac-017", "rbac-018", "rbac-019"];

    [SkippableTheory]
    [InlineData("access/rbac/rbac.json")]
    [InlineData("access/acl/acl.json")]
    public void Run_EveryVector_GivesTheExpectedResultAndBasis(string file)
    {
        byte[] json = File.ReadAllBytes(SharedData.Require(file));
        Dictionary<string, string?> decidedBy = DecidedBy(json);
        AccessCaseResult[] results = [.. AccessCases.Run(json, file)];

        Assert.Equal(decidedBy.Count, results.Length);
        Assert.Empty(results.Where(result => result.Passed != true).Select(result => result.Id));
        Assert.Empty(results.Where(result => decidedBy[result.Id] is { } expected && expected != result.DecidedBy)
            .Select(result => $"{result.Id}: {result.DecidedBy}"));
    }

    [SkippableFact]
    public void Run_LiteralWildcards_OnlyTheCollapseVectorsDiffer()
    {
        byte[] json = File.ReadAllBytes(SharedData.Require("access/rbac/rbac.json"));
        string[] failed =
        [
            .. AccessCases.Run(json, "rbac.json", new AccessCaseOptions { Wildcards = WildcardMode.Literal })
                .Where(result => result.Passed == false).Select(result => result.Id),
        ];

        Assert.NotEmpty(failed);
        Assert.Subset(CollapseOnly.ToHashSet(), failed.ToHashSet());
    }

    [SkippableFact]
    public void Run_VectorsThatDependOnTheGroupReading_NameTheOtherAnswer()
    {
        byte[] json = File.ReadAllBytes(SharedData.Require("access/acl/acl.json"));
        AccessCaseResult combined = AccessCases.Run(json, "acl.json").Single(result => result.Id == "acl-030");

        Assert.Contains(combined.Alternatives, text => text.StartsWith("groups each", StringComparison.Ordinal) && text.EndsWith("Denied", StringComparison.Ordinal));
    }

    private static Dictionary<string, string?> DecidedBy(byte[] json)
    {
        using JsonDocument document = JsonDocument.Parse(json);
        return document.RootElement.GetProperty("vectors").EnumerateArray().ToDictionary(
            vector => vector.GetProperty("id").GetString()!,
            vector => vector.GetProperty("expected").TryGetProperty("decidedBy", out JsonElement basis) ? basis.GetString() : null);
    }
}
