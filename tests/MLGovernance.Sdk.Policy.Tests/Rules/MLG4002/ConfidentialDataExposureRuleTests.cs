using MLGovernance.Policy;
using MLGovernance.Testing;

namespace MLGovernance.Tests.Rules;

public sealed class ConfidentialDataExposureRuleTests
{
    private readonly PolicyRuleVerifier _verify = PolicyRuleVerifier.BuiltIn("MLG4002");

    private static EstateBuilder Estate(string classification, Action<ResourceBuilder> endpoint) => new EstateBuilder().Workspace("prod", w => w
        .Data("loans", "1", "azureml://datastores/lake/paths/loans/", d => d.Tag("classification", classification))
        .Job("train", j => j.Input("data", "azureml:loans:1"))
        .Model("risk", "1", "train")
        .OnlineEndpoint("score", endpoint)
        .OnlineDeployment("score", "blue", "azureml:risk:1"));

    [Fact]
    public void PublicEndpoint_WithConfidentialDataUpstream_ViolatesWithThePath()
    {
        Finding finding = _verify.Violates(Estate("Confidential", e => e.Set("/properties/publicNetworkAccess", "Enabled")), "score");
        Assert.Equal("/properties/publicNetworkAccess", finding.Evidence[0].Pointer);
        Assert.Equal("/properties/tags/classification", finding.Evidence[1].Pointer);
        Assert.Equal(["loans:1", "train", "risk:1", "blue", "score"], finding.Evidence[1].Path?.Nodes.Select(node => node.DisplayName));
    }

    [Fact]
    public void Endpoint_WithoutTheSetting_CountsAsPublic() => _verify.Violates(Estate("confidential", e => e.Set("/properties/publicNetworkAccess", null)), "score");

    [Fact]
    public void PrivateEndpoint_IsNotSpokenOf() => _verify.DoesNotApply(Estate("confidential", _ => { }), "score");

    [Fact]
    public void PublicEndpoint_WithPublicDataUpstream_Complies() => _verify.Complies(Estate("public", e => e.Set("/properties/publicNetworkAccess", "Enabled")), "score");

    [Fact]
    public void ClassificationOfTheDataContainer_Counts() => _verify.Violates(
        Estate("", e => e.Set("/properties/publicNetworkAccess", "Enabled"))
            .Json($$$$"""{"id":"{{{{EstateBuilder.WorkspaceId("prod")}}}}/data/loans","properties":{"tags":{"classification":"restricted"}}}"""),
        "score");

    [Fact]
    public void EndpointOnKubernetes_WithoutTheSetting_IsUnknown() => _verify.IsUnknown(
        Estate("confidential", e => e.Set("/kind", "K8S").Set("/properties/publicNetworkAccess", null)), "score");

    [Fact]
    public void BatchEndpoint_IsAsPublicAsItsWorkspace() => _verify.Violates(
        new EstateBuilder().Workspace("open", w => w
            .Set("/properties/publicNetworkAccess", "Enabled")
            .Data("loans", "1", "azureml://datastores/lake/paths/loans/", d => d.Tag("classification", "secret"))
            .Job("train", j => j.Input("data", "azureml:loans:1")).Model("risk", "1", "train")
            .BatchEndpoint("nightly").BatchDeployment("nightly", "main", "azureml:risk:1")),
        "nightly");

    [Fact]
    public void PublicEndpoint_ServingAModelOfUnknownData_IsUnknown() => _verify.IsUnknown(
        new EstateBuilder().Workspace("w", w => w
            .Model("risk", "1")
            .OnlineEndpoint("score", e => e.Set("/properties/publicNetworkAccess", "Enabled")).OnlineDeployment("score", "blue", "azureml:risk:1")),
        "score");

    [Fact]
    public void PublicEndpoint_WhenDataAssetsCouldNotBeRead_IsUnknown() => _verify.IsUnknown(
        Estate("public", e => e.Set("/properties/publicNetworkAccess", "Enabled")).Unreadable(AssetKinds.DataVersion, EstateBuilder.WorkspaceId("prod")), "score");

    [Fact]
    public void Marks_AreAParameter() => _verify.With("confidentialMarks", "personalData").Violates(
        new EstateBuilder().Workspace("w", w => w
            .Data("people", "1", "azureml://datastores/lake/paths/people/", d => d.Tag("personalData", "true"))
            .Job("train", j => j.Input("data", "azureml:people:1")).Model("m", "1", "train")
            .OnlineEndpoint("e", e => e.Set("/properties/publicNetworkAccess", "Enabled")).OnlineDeployment("e", "blue", "azureml:m:1")),
        "onlineEndpoints/e");
}
