using MLGovernance.Policy;
using MLGovernance.Testing;
using static MLGovernance.Tests.Policy.OfficialPolicies;

namespace MLGovernance.Tests.Policy;

public sealed class AzurePolicyRuleTests
{
    private const string Public = """
        {"name": "pna", "properties": {"displayName": "No public access", "description": "Why", "parameters": {"wanted": {"type": "String", "defaultValue": "Disabled"}},
         "policyRule": {"if": {"allOf": [{"field": "type", "equals": "Microsoft.MachineLearningServices/workspaces"},
           {"field": "Microsoft.MachineLearningServices/workspaces/publicNetworkAccess", "notEquals": "[parameters('wanted')]"}]},
          "then": {"effect": "modify", "details": {"roleDefinitionIds": [], "operations": [
            {"operation": "addOrReplace", "field": "Microsoft.MachineLearningServices/workspaces/publicNetworkAccess", "value": "Disabled"}]}}}}}
        """;

    private const string HasCompute = """
        {"name": "has", "properties": {"displayName": "Has a compute", "policyRule": {"if": {"field": "type", "equals": "Microsoft.MachineLearningServices/workspaces"},
         "then": {"effect": "auditIfNotExists", "details": {"type": "Microsoft.MachineLearningServices/workspaces/computes", "existenceCondition": {"field": "Microsoft.MachineLearningServices/workspaces/computes/computeType", "equals": "AmlCompute"}}}}}}
        """;

    [Fact]
    public void Evaluate_ADefinitionOverAnEstate_ReportsWithEvidenceAndAFix()
    {
        var rule = AzurePolicyRule.Parse(Json(Public));
        EstateBuilder estate = new EstateBuilder()
            .Workspace("open", w => w.Set("/properties/publicNetworkAccess", "Enabled").Data("d", "1", "azureml://datastores/x/paths/y"))
            .Workspace("shut", w => w.Set("/properties/publicNetworkAccess", "Disabled"));

        Finding finding = new PolicyRuleVerifier(rule).Violates(estate, "open");

        Assert.Equal(AssetKinds.Workspace, Assert.Single(rule.AppliesTo));
        Assert.Equal(PolicyEffect.Modify, rule.Definition.DefaultEffect);
        Evidence evidence = Assert.Single(finding.Evidence);
        Assert.Equal(("/properties/publicNetworkAccess", "\"Enabled\"", "not notEquals \"Disabled\""), (evidence.Pointer, evidence.Actual, evidence.Expected));
        Assert.Equal("""{"properties":{"publicNetworkAccess":"Disabled"}}""", finding.Fix!.ArmPatch);
        new PolicyRuleVerifier(rule).Complies(estate, "shut");
    }

    [Fact]
    public void Evaluate_WithAnAssignedParameter_PassesItDown()
    {
        EstateBuilder estate = new EstateBuilder().Workspace("open", w => w.Set("/properties/publicNetworkAccess", "Enabled"));
        new PolicyRuleVerifier(AzurePolicyRule.Parse(Json(Public))).With("wanted", "enabled").Complies(estate, "open");
    }

    [Fact]
    public void Evaluate_AuditIfNotExists_SearchesTheSnapshot()
    {
        var rule = AzurePolicyRule.Parse(Json(HasCompute));
        EstateBuilder estate = new EstateBuilder()
            .Workspace("with", static w => w.Compute("c"))
            .Workspace("without")
            .Workspace("other", static w => w.Compute("ci", "ComputeInstance"));

        Assert.True(rule.ReadsLineage);
        new PolicyRuleVerifier(rule).Complies(estate, "with");
        new PolicyRuleVerifier(rule).Violates(estate, "without");
        new PolicyRuleVerifier(rule).Violates(estate, "other");
    }

    [Fact]
    public void Evaluate_AuditIfNotExists_WhenNoneWasReadOrReadingFailed_IsUnknown()
    {
        var verifier = new PolicyRuleVerifier(AzurePolicyRule.Parse(Json(HasCompute)));
        verifier.IsUnknown(new EstateBuilder().Workspace("w"), "w");
        verifier.IsUnknown(new EstateBuilder().Workspace("w", static w => w.Compute("c")).Unreadable(AssetKinds.Compute), "w");
    }

    [Theory]
    [InlineData("""{"anyOf": [{"field": "type", "equals": "Microsoft.Storage/storageAccounts"}, {"field": "TYPE", "in": ["Microsoft.KeyVault/vaults"]}]}""", 2)]
    [InlineData("""{"anyOf": [{"field": "type", "equals": "Microsoft.Storage/storageAccounts"}, {"field": "name", "equals": "x"}]}""", 0)]
    [InlineData("""{"not": {"field": "type", "equals": "Microsoft.Storage/storageAccounts"}}""", 0)]
    [InlineData("""{"field": "type", "equals": "[parameters('t')]"}""", 0)]
    public void AppliesTo_ComesFromTheConditionsOnType(string condition, int kinds) => Assert.Equal(
        kinds, AzurePolicyRule.Parse(Json($$"""{"if": {{condition}}, "then": {"effect": "audit"} }""")).AppliesTo.Length);
}
