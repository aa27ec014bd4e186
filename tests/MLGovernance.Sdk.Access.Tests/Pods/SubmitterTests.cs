using System.Text;
using MLGovernance.Access;
using static MLGovernance.Tests.Access.TwoPods;

namespace MLGovernance.Tests.Access;

/// <summary>Who submitted a job decides about L12, and Resource Manager often tells a name only; what is unknown never clears pods.</summary>
public sealed class SubmitterTests
{
    private static readonly PodEstate Wide = With(Assign("mi-a", "Storage Blob Data Reader", Container("only-b")));
    private static readonly PodJob Job = new() { Id = WorkspaceA + "/jobs/j", Submitter = "Alice Doe", ComputeId = WorkspaceA + "/computes/cpu-a", Identity = JobIdentityMode.Managed };

    public static TheoryData<string> Types => [.. LeakCases.All.Select(item => item.Type)];

    [Fact]
    public void SubmitterKnownByNameOnly_CannotBeRuledOut()
    {
        PodLeak leak = Assert.Single(PodIsolation.Analyze(Wide with { Jobs = [Job] }, Plan).OfType("L12"));
        Assert.Equal(LeakCertainty.Indeterminate, leak.Certainty);
        Assert.Contains("'Alice Doe', whose object id is not known,", leak.Describe(), StringComparison.Ordinal);
    }

    [Fact]
    public void SubmitterNamedByThePlan_IsProven()
    {
        PodPlan named = Plan with { Names = new Dictionary<string, string> { ["u-alice"] = "Alice Doe" } };
        Assert.Equal(LeakCertainty.Proven, Assert.Single(PodIsolation.Analyze(Wide with { Jobs = [Job] }, named).OfType("L12")).Certainty);
    }

    [Fact]
    public void UnknownSubmitter_WhereEverybodyMayReachIt_IsNone()
    {
        PodEstate open = Wide.With(Assign("g-a", "Storage Blob Data Reader", Container("only-b")));
        Assert.Empty(PodIsolation.Analyze(open with { Jobs = [Job with { Submitter = null }] }, Plan).OfType("L12"));
    }

    [Fact]
    public void From_RunHistory_KnowsTheObjectId()
    {
        var builder = new EstateSnapshotBuilder();
        builder.Add(Encoding.UTF8.GetBytes($$"""{"id":"{{WorkspaceA}}/jobs/j","systemData":{"createdBy":"Alice Doe"},"runHistory":{"createdBy":{"userObjectId":"u-alice"} } }"""));
        Assert.Equal("u-alice", Assert.Single(PodEstate.From(builder.Build(DateTimeOffset.UnixEpoch)).Jobs).Submitter);
    }

    [Theory]
    [InlineData("2026-12-31T00:00:00Z", "", true)]
    [InlineData("2026-12-31T00:00:00Z", "&suoid=u-2", true)]
    [InlineData("2026-01-01T00:00:00Z", "", false)]
    public void From_AddressWithDelegationSignature_IsReadWithoutItsSecret(string end, string more, bool isThere)
    {
        var builder = new EstateSnapshotBuilder();
        builder.Add(Encoding.UTF8.GetBytes($$"""
            {"id":"{{WorkspaceA}}/connections/c","properties":{"target":"https://lake.blob.core.windows.net/only-b/in%20box?sv=2024-08-04&sr=d&sp=rl&skoid=u-root&se={{Uri.EscapeDataString(end)}}{{more}}&sig=canary"} }
            """));
        PodSignature[] found = [.. PodEstate.From(builder.Build(new DateTimeOffset(2026, 6, 1, 0, 0, 0, TimeSpan.Zero))).Signatures];
        Assert.Equal(isThere ? 1 : 0, found.Length);
        if (isThere)
        {
            Assert.Equal(("lake", "only-b", "/in box", "rl", "u-root"), (found[0].Account, found[0].Token.Container, found[0].Token.Path, found[0].Token.Permissions, found[0].Token.Delegator));
            Assert.Equal(more.Length == 0 ? null : "u-2", found[0].Token.UnauthorizedObjectId);
            Assert.DoesNotContain("canary", found[0].ToString(), StringComparison.Ordinal);
        }
    }

    /// <summary>Unknown input never turns a leak into none: each leak stays found when groups were not wholly read.</summary>
    [Theory]
    [MemberData(nameof(Types))]
    public void GroupsNotWhollyRead_NoLeakIsLost(string type)
    {
        LeakCase found = LeakCases.All.Single(item => item.Type == type);
        PodEstate open = found.Open;
        PodEstate unsure = open with { Access = open.Access with { Groups = [.. open.Access.Groups.Select(group => group with { IsComplete = false })] } };
        Assert.NotEmpty(PodIsolation.Analyze(unsure, found.Plan).OfType(type));
    }
}
