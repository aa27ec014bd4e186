using System.Collections.Immutable;
using MLGovernance.Lineage;
using MLGovernance.Policy;
using MLGovernance.Testing;
using MLGovernance.Tests.Evaluation;

namespace MLGovernance.Tests;

public sealed class ComplianceRollupTests
{
    private const string Owner = "/providers/Microsoft.Authorization/roleDefinitions/8e3af657-a8ff-443c-a75c-2fe8c4bcb635";

    private static readonly LineageGraph Graph = new EstateBuilder()
        .Workspace("a", workspace => workspace.Tag("owner", "team a"))
        .Workspace("b")
        .Workspace("c")
        .Json($$$"""{"id":"{{{EstateBuilder.WorkspaceId("b")}}}/providers/Microsoft.Authorization/roleAssignments/1","type":"Microsoft.Authorization/roleAssignments","properties":{"principalId":"p1","roleDefinitionId":"{{{Owner}}}","scope":"{{{EstateBuilder.WorkspaceId("b")}}}"}}""")
        .BuildGraph();

    private static readonly ComplianceReport Report = Evaluate(Graph);

    [Fact]
    public void Total_CountsVerdictsAndAssetsByTheirWorst()
    {
        ComplianceGroup total = Of(ComplianceGrouping.Framework).Total;

        Assert.Equal(new ComplianceCounts(Compliant: 3, NonCompliant: 1, Exempt: 0, Unknown: 2, Error: 0), total.Verdicts);
        Assert.Equal(new ComplianceCounts(Compliant: 0, NonCompliant: 1, Exempt: 0, Unknown: 2, Error: 0), total.Assets);
        Assert.Equal(0.5, total.Verdicts.Ratio);
        Assert.Equal(0.0, total.Assets.Ratio);
    }

    [Fact]
    public void Owner_IsTheTagElseTheRoleElseNobody() =>
        Assert.Equal(["principal p1", "team a", null], Of(ComplianceGrouping.Owner).Groups.Select(group => group.Name));

    [Fact]
    public void Workspace_OneGroupEach() =>
        Assert.Equal(["a", "b", "c"], Of(ComplianceGrouping.Workspace).Groups.Select(group => AssetId.Parse(group.Name!).Name));

    [Fact]
    public void Pod_TheNarrowestScopeWins()
    {
        string group = EstateBuilder.WorkspaceId("a")[..EstateBuilder.WorkspaceId("a").IndexOf("/providers/", StringComparison.Ordinal)];
        ImmutableDictionary<AssetId, string> pods = new Dictionary<AssetId, string>
        {
            [AssetId.Parse(group)] = "wide",
            [AssetId.Parse(EstateBuilder.WorkspaceId("a"))] = "narrow",
            [AssetId.Parse(EstateBuilder.WorkspaceId("b"))] = "other",
        }.ToImmutableDictionary();

        ComplianceRollup rollup = ComplianceRollup.Of(Report, ComplianceGrouping.Pod, new RollupOptions { Pods = pods });

        Assert.Equal(["narrow", "other", null], rollup.Groups.Select(line => line.Name));
    }

    [Fact]
    public void ControlAndFramework_CountAPolicyInEach()
    {
        Assert.Equal(["F 1", "F 2", "G 1"], Of(ComplianceGrouping.Control).Groups.Select(group => group.Name));
        Assert.Equal([("F", 6), ("G", 3)], Of(ComplianceGrouping.Framework).Groups.Select(group => (group.Name, group.Verdicts.Total)));
    }

    [Fact]
    public void Initiative_NamesPoliciesByIdOrPrefix()
    {
        ComplianceRollup rollup = Of(ComplianceGrouping.Initiative);

        Assert.Equal([("all", 6), ("second", 3)], rollup.Groups.Select(group => (group.Name, group.Verdicts.Total)));
    }

    [Fact]
    public void Ratio_WithNothingToJudge_IsNull() => Assert.Null(default(ComplianceCounts).With(ComplianceState.Exempt).Ratio);

    private static ComplianceRollup Of(ComplianceGrouping grouping) => ComplianceRollup.Of(Report, grouping);

    private static ComplianceReport Evaluate(LineageGraph graph)
    {
        PolicySet policies = PolicySet.Empty.With(
            new MappedRule("MLG1901", (context, asset) => { if (asset.Name == "a") { context.Report("broken", new Evidence("/id")); } }, new("F", "1", false), new("G", "1", false)),
            new MappedRule("MLG1902", (context, asset) => { if (asset.Name != "a") { context.Unknown("not read"); } }, new("F", "2", false), new("F", "1", false)));
        policies = policies with { Initiatives = [new PolicyInitiative("all", ["mlg19*"]), new PolicyInitiative("second", ["MLG1902"])] };
        return new PolicyEvaluator(policies).Evaluate(graph);
    }

    private sealed class MappedRule(string id, Action<PolicyContext, Asset> evaluate, params ImmutableArray<ControlMapping> controls) : PolicyRule
    {
        public override PolicyDefinition Definition { get; } = ProbeRule.ReportsAlways(id).Definition with { Controls = controls };

        public override ImmutableArray<AssetKind> AppliesTo => [AssetKinds.Workspace];

        public override void Evaluate(PolicyContext context, Asset asset) => evaluate(context, asset);
    }
}
