using System.Text;
using MLGovernance.Access;

namespace MLGovernance.Tests.Access;

public sealed class PodPlanTests
{
    [Fact]
    public void Read_FullPlan_KeepsEveryPart()
    {
        PodPlan plan = Read("""
            {"administrators":["root"],"broadGroups":["g-all"],"approvedRepositories":["https://x/*"],
             "pods":[{"name":"a","members":["g"],"computeIdentities":["mi"],"workspaces":["/w"],
                      "prefixes":[{"account":"/subscriptions/s/resourceGroups/r/providers/Microsoft.Storage/storageAccounts/lake","container":"c","path":"x/"}],
                      "shares":[{"with":"b","access":"write"}]}, // a comment is fine
                     {"name":"b"}]}
            """);
        Assert.Equal(["a", "b"], plan.Pods.Select(pod => pod.Name));
        Assert.Equal("lake/c/x", Assert.Single(plan.Pods[0].Prefixes).ToString());
        Assert.True(Assert.Single(plan.Pods[0].Shares).AllowsWrite);
        Assert.Equal("root", Assert.Single(plan.Administrators));
    }

    [Theory]
    [InlineData("[]", "expected an object with an array 'pods'")]
    [InlineData("""{"pods":[{}]}""", "pods[0]: expected the text 'name'")]
    [InlineData("""{"pods":[{"name":"a"},{"name":"A"}]}""", "two pods are named 'A'")]
    [InlineData("""{"pods":[{"name":"a","shares":[{"with":"z"}]}]}""", "shares with 'z'")]
    [InlineData("""{"pods":[{"name":"a","prefixes":[{"container":"c"}]}]}""", "expected the text 'account'")]
    [InlineData("{", "plan.json is not JSON")]
    public void Read_BrokenPlan_NamesThePlace(string json, string message) =>
        Assert.Contains(message, Assert.Throws<FormatException>(() => Read(json)).Message, StringComparison.Ordinal);

    [Fact]
    public void Analyze_DeclaredShare_IsNoLeakForReadingAndStaysOneForWriting()
    {
        PodEstate estate = TwoPods.With(TwoPods.Assign("g-a", "Storage Blob Data Reader", TwoPods.Container("only-b")));
        PodPlan shared = TwoPods.Plan with { Pods = [TwoPods.Plan.Pods[0], TwoPods.Plan.Pods[1] with { Shares = [new PodShare { With = "pod-a" }] }] };
        Assert.NotEmpty(PodIsolation.Analyze(estate, TwoPods.Plan).Leaks);
        Assert.Empty(PodIsolation.Analyze(estate, shared).Leaks.Select(leak => leak.Describe()));

        PodEstate writing = TwoPods.With(TwoPods.Assign("g-a", "Storage Blob Data Contributor", TwoPods.Container("only-b")));
        Assert.NotEmpty(PodIsolation.Analyze(writing, shared).OfType("L05"));
    }

    [Fact]
    public void Analyze_GroupThatCannotBeRead_StaysAFinding()
    {
        PodEstate estate = TwoPods.With(TwoPods.Assign("g-unread", "Storage Blob Data Reader", TwoPods.Container("only-b")) with { PrincipalType = "Group" });
        PodEstate unread = estate with { Access = estate.Access with { Groups = estate.Access.Groups.Add(new GroupMembership { Id = "g-unread", IsComplete = false }) } };
        PodIsolationReport report = PodIsolation.Analyze(unread, TwoPods.Plan);
        Assert.Equal(LeakCertainty.Indeterminate, Assert.Single(report.OfType("L05")).Certainty);
        Assert.Contains(report.NotVisible, text => text.Contains("g-unread", StringComparison.Ordinal));
    }

    [Fact]
    public void Analyze_InputInAnotherOrder_GivesTheSameReport()
    {
        foreach (LeakCase item in LeakCases.All)
        {
            PodEstate turned = item.Open with
            {
                Access = item.Open.Access with { RoleAssignments = [.. item.Open.Access.RoleAssignments.Reverse()], Groups = [.. item.Open.Access.Groups.Reverse()] },
                Computes = [.. item.Open.Computes.Reverse()],
                Datastores = [.. item.Open.Datastores.Reverse()],
            };
            Assert.Equal(
                PodIsolation.Analyze(item.Open, item.Plan).Leaks.Select(leak => leak.Describe()),
                PodIsolation.Analyze(turned, item.Plan).Leaks.Select(leak => leak.Describe()));
        }
    }

    [Fact]
    public void Check_JobWithoutExecuteOnAParent_NamesTheMissingBit()
    {
        PodJob job = new() { Id = TwoPods.WorkspaceA + "/jobs/nightly", ComputeId = TwoPods.WorkspaceA + "/computes/cpu-a", Identity = JobIdentityMode.Managed, Uris = ["abfss://data@lake.dfs.core.windows.net/a/x.csv"] };
        PodEstate works = TwoPods.Estate with { Jobs = [job] };
        Assert.Empty(PodReadiness.Check(works, TwoPods.Plan));

        PodGap gap = Assert.Single(
            PodReadiness.Check(works.Path("/", "user::rwx,group::---,other::---"), TwoPods.Plan), gap => gap.For == "job nightly");
        Assert.Equal((AccessResult.Denied, "mi-a"), (gap.Result, gap.Principal));
        Assert.Contains(gap.Missing, step => step.Contains("--x on '/'", StringComparison.Ordinal));
    }

    [Fact]
    public void ToMermaid_HostileNames_CannotLeaveTheirBox()
    {
        PodLeak leak = PodIsolation.Analyze(TwoPods.Estate.Path("/b/y.csv", node => node with { Owner = "x\"]-->evil[\"<b>" }), TwoPods.Plan).OfType("L19").Single();
        string diagram = PodLeakDiagram.ToMermaid(leak);
        Assert.DoesNotContain("evil[", diagram, StringComparison.Ordinal);
        Assert.DoesNotContain("<b>", diagram, StringComparison.Ordinal);
        Assert.StartsWith("flowchart LR\n", diagram, StringComparison.Ordinal);
    }

    private static PodPlan Read(string json) => PodPlanReader.Read(Encoding.UTF8.GetBytes(json), "plan.json");
}
