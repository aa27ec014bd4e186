using System.Text.Json;
using MLGovernance.Lineage;
using MLGovernance.Policy;
using MLGovernance.Testing;

namespace MLGovernance.Tests.Policy;

public sealed class AssignedComparisonTests
{
    private const string Group = "/providers/Microsoft.Management/managementGroups/root";
    private const string Assignment = Group + "/providers/Microsoft.Authorization/policyAssignments/base";
    private const string Definition = "/providers/Microsoft.Authorization/policyDefinitions/pna";

    private static readonly EstateSnapshot Estate = new EstateBuilder()
        .Workspace("open", workspace => workspace.Set("/properties/publicNetworkAccess", "Enabled"))
        .Workspace("closed", workspace => workspace.Set("/properties/publicNetworkAccess", "Disabled"))
        .Workspace("waived", workspace => workspace.Set("/properties/publicNetworkAccess", "Enabled"))
        .Build();

    [Fact]
    public void Of_EachPair_StandsAsItShould()
    {
        var comparison = AssignedComparison.Of(
            Policies().Build(), Estate, [State("open", "NonCompliant"), State("closed", "NonCompliant"), State("gone", "Compliant")], EstateBuilder.TakenAt);

        Assert.Equal(
            [("closed", StateAgreement.Disagrees), ("gone", StateAgreement.OnlyTheirs), ("open", StateAgreement.Agrees), ("waived", StateAgreement.OnlyOurs)],
            comparison.Entries.Select(entry => (entry.ResourceId[(entry.ResourceId.LastIndexOf('/') + 1)..], entry.Agreement)).Order());
        Assert.Contains("""is "Disabled"; notEquals "Disabled" is false""", comparison.Entries.Single(entry => entry.Agreement == StateAgreement.Disagrees).Why, StringComparison.Ordinal);
        Assert.Equal(1, comparison.Count(StateAgreement.OnlyOurs));
    }

    [Fact]
    public void Of_WhatOneSideCouldNotDecide_IsNoDisagreement()
    {
        AssignedPoliciesBuilder unread = Policies(withDefinition: false);

        Assert.Equal([StateAgreement.Undecidable], Agreements(unread, State("open", "NonCompliant")));
        Assert.Equal([StateAgreement.Undecidable], Agreements(Policies(), State("open", "Conflict")));
    }

    [Fact]
    public void Of_ARecordWithoutReference_IsFoundByItsDefinition() =>
        Assert.Equal([StateAgreement.Agrees], Agreements(Policies(), State("open", "NonCompliant") with { ReferenceId = "" }));

    [Fact]
    public void ToPolicySet_IsJudgedAndReportedLikeAnyOther()
    {
        PolicySet set = Policies().Build().ToPolicySet();

        ComplianceReport report = new PolicyEvaluator(set).Evaluate(LineageGraphBuilder.Build(Estate), EstateBuilder.TakenAt);

        Assert.Equal(["base/one"], report.Policies.Select(policy => policy.Id));
        Assert.Equal([("open", ComplianceState.NonCompliant), ("waived", ComplianceState.Exempt)], report.Findings.Select(finding => (finding.Asset.Name, finding.State)));
        Assert.Equal("Close it", report.Findings[0].Message);
        Assert.Equal("moves in spring", report.Findings[1].Exemption!.Reason);
        Assert.Equal(["ML baseline"], ComplianceRollup.Of(report, ComplianceGrouping.Initiative).Groups.Select(group => group.Name));
        Assert.Equal(["ML baseline NS-2"], ComplianceRollup.Of(report, ComplianceGrouping.Control).Groups.Select(group => group.Name));
    }

    [Fact]
    public void ManagementGroups_OfASubscriptionThatWasListed_AreOnlyThose()
    {
        AssignedPoliciesBuilder builder = Policies();
        builder.AddListed(Json($$$"""{"id":"/subscriptions/{{{EstateBuilder.SubscriptionId}}}/providers/Microsoft.Authorization/policyAssignments/own","properties":{"policyDefinitionId":"{{{Definition}}}"} }"""), EstateBuilder.SubscriptionId);

        Asset asset = Estate.Assets.First();

        Assert.DoesNotContain(builder.Build().Evaluate(asset, EstateBuilder.TakenAt), result => result.Assignment.Id == Assignment);
        Assert.Contains(Policies().Build().Evaluate(asset, EstateBuilder.TakenAt), result => result.Assignment.Id == Assignment);
    }

    [Fact]
    public void Override_OfAnEffectThatTheParameterForbids_IsAnError()
    {
        AssignedPolicyResult result = Overridden("DeployIfNotExists");

        Assert.Equal((PolicyLanguageState.Error, "OverrideNotAllowed"), (result.Result.State, result.Result.Error!.Code));
        Assert.Equal("Audit", Overridden("Audit").Result.Effect);
    }

    [Fact]
    public void Exemption_OfADataPlaneComponent_DoesNotHold()
    {
        AssignedPoliciesBuilder builder = Policies(mode: "Microsoft.MachineLearningServices.v2.Data");

        Assert.DoesNotContain(Estate.Assets.SelectMany(asset => builder.Build().Evaluate(asset, EstateBuilder.TakenAt)), result => result.Result.State == PolicyLanguageState.Exempt);
    }

    private static AssignedPolicyResult Overridden(string effect)
    {
        AssignedPoliciesBuilder builder = Policies();
        builder.Add(Json($$$"""{"id":"{{{Assignment}}}","properties":{"policyDefinitionId":"/providers/Microsoft.Authorization/policySetDefinitions/set","overrides":[{"kind":"policyEffect","value":"{{{effect}}}"}]} }"""));
        return builder.Build().Evaluate(Estate.Assets.Single(asset => asset.Name == "open"), EstateBuilder.TakenAt).Single();
    }

    private static IEnumerable<StateAgreement> Agreements(AssignedPoliciesBuilder policies, AzurePolicyState state) =>
        AssignedComparison.Of(policies.Build(), Estate, [state], EstateBuilder.TakenAt).Entries
            .Where(entry => entry.ResourceId.EndsWith("/open", StringComparison.Ordinal))
            .Select(entry => entry.Agreement);

    private static AzurePolicyState State(string workspace, string state) => AzurePolicyState.Parse(Json($$"""
        {"resourceId":"{{EstateBuilder.WorkspaceId(workspace).ToUpperInvariant().Replace(workspace.ToUpperInvariant(), workspace, StringComparison.Ordinal)}}","policyAssignmentId":"{{Assignment}}","policyDefinitionId":"{{Definition}}","policyDefinitionReferenceId":"one","complianceState":"{{state}}","timestamp":"2026-05-31T00:00:00Z"}
        """));

    private static AssignedPoliciesBuilder Policies(bool withDefinition = true, string mode = "All")
    {
        var builder = new AssignedPoliciesBuilder();
        if (withDefinition)
        {
            builder.Add(Json($$$"""
                {"id":"{{{Definition}}}","name":"pna","properties":{"displayName":"Closed","mode":"{{{mode}}}","parameters":{"effect":{"type":"String","allowedValues":["Audit","Deny","Disabled"],"defaultValue":"Audit"} },
                 "policyRule":{"if":{"allOf":[{"field":"type","equals":"Microsoft.MachineLearningServices/workspaces"},{"field":"Microsoft.MachineLearningServices/workspaces/publicNetworkAccess","notEquals":"Disabled"}]},"then":{"effect":"[parameters('effect')]"} } } }
                """));
        }

        builder.Add(Json($$$"""
            {"id":"/providers/Microsoft.Authorization/policySetDefinitions/set","name":"set","properties":{"displayName":"ML baseline","policyDefinitionGroups":[{"name":"NS-2"}],
             "policyDefinitions":[{"policyDefinitionId":"{{{Definition}}}","policyDefinitionReferenceId":"one","groupNames":["NS-2"],"parameters":{"effect":{"value":"Deny"} } }]} }
            """));
        builder.Add(Json($$$"""{"id":"{{{Assignment}}}","properties":{"policyDefinitionId":"/providers/Microsoft.Authorization/policySetDefinitions/set","nonComplianceMessages":[{"message":"Close it"}]} }"""));
        builder.Add(Json($$$"""{"id":"{{{EstateBuilder.WorkspaceId("waived")}}}/providers/Microsoft.Authorization/policyExemptions/x","properties":{"policyAssignmentId":"{{{Assignment}}}","exemptionCategory":"Waiver","description":"moves in spring"} }"""));
        return builder;
    }

    private static JsonElement Json(string text) => JsonElement.Parse(text);
}
