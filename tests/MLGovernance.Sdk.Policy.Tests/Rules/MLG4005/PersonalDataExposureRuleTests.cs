using MLGovernance.Policy;
using MLGovernance.Testing;

namespace MLGovernance.Tests.Rules;

public sealed class PersonalDataExposureRuleTests
{
    private readonly PolicyRuleVerifier _verify = PolicyRuleVerifier.BuiltIn("MLG4005");

    private static EstateBuilder Estate(string personal, string access) => new EstateBuilder().Workspace("w", w => w
        .Data("people", "1", "azureml://datastores/lake/paths/people/", d => d.Tag("personalData", personal))
        .Job("train", j => j.Input("data", "azureml:people:1")).Model("m", "1", "train")
        .OnlineEndpoint("e", e => e.Set("/properties/publicNetworkAccess", access)).OnlineDeployment("e", "blue", "azureml:m:1"));

    [Fact]
    public void PublicEndpoint_OverPersonalData_Violates() =>
        Assert.Equal("people:1", _verify.Violates(Estate("true", "Enabled"), "onlineEndpoints/e").Evidence[1].Path?.Start.DisplayName);

    [Fact]
    public void PublicEndpoint_OverOtherData_Complies() => _verify.Complies(Estate("false", "Enabled"), "onlineEndpoints/e");

    [Fact]
    public void PrivateEndpoint_IsNotSpokenOf() => _verify.DoesNotApply(Estate("true", "Disabled"), "onlineEndpoints/e");

    [Fact]
    public void PublicEndpoint_OfAnUnreadModel_IsUnknown() => _verify.IsUnknown(
        new EstateBuilder().Workspace("w", w => w
            .OnlineEndpoint("e", e => e.Set("/properties/publicNetworkAccess", "Enabled"))
            .OnlineDeployment("e", "blue", "azureml://registries/elsewhere/models/m/versions/1")),
        "onlineEndpoints/e");
}
