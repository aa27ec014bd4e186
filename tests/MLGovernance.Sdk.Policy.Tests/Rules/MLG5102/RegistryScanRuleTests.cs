using MLGovernance.Policy;
using MLGovernance.Testing;

namespace MLGovernance.Tests.Rules;

public sealed class RegistryScanRuleTests
{
    private const string Subscription = "/subscriptions/s1";
    private readonly PolicyRuleVerifier _verify = PolicyRuleVerifier.BuiltIn("MLG5102");

    private static EstateBuilder Registry(string? plan = null, string tier = "Standard")
    {
        EstateBuilder estate = new EstateBuilder().Resource(
            $"{Subscription}/resourceGroups/rg/providers/Microsoft.ContainerRegistry/registries/acr", r => r.Set("/properties/loginServer", "acr.azurecr.io"));
        return plan is null ? estate : estate.Resource($"{Subscription}/providers/Microsoft.Security/pricings/{plan}", p => p.Set("/properties/pricingTier", tier));
    }

    [Theory]
    [InlineData("Containers")]
    [InlineData("ContainerRegistry")]
    public void Registry_UnderDefendersPlan_Complies(string plan) => _verify.Complies(Registry(plan), "registries/acr");

    [Fact]
    public void Registry_WithAFreshScan_Complies()
    {
        _verify.Complies(Registry("Containers", "Free").Scan("acr.azurecr.io/e:1", EstateBuilder.TakenAt.AddDays(-6)), "registries/acr");
        _verify.Complies(Registry().Scan("acr.azurecr.io/e:1", EstateBuilder.TakenAt.AddDays(-6)), "registries/acr");
    }

    [Fact]
    public void Registry_WithoutPlanAndFreshScan_Violates()
    {
        Finding finding = _verify.Violates(Registry("Containers", "Free"), "registries/acr");
        Assert.Equal("az security pricing create --name Containers --tier standard", finding.Fix?.AzureCli);
        _verify.Violates(Registry("Containers", "Free").Scan("acr.azurecr.io/e:1", EstateBuilder.TakenAt.AddDays(-8)), "registries/acr");
        _verify.Violates(Registry("Containers", "Free").Scan("acr2.azurecr.io/e:1", EstateBuilder.TakenAt), "registries/acr");
        _verify.Violates(Registry("Containers", "Free").Scan("acr.azurecr.io/e:1", null), "registries/acr");
    }

    [Fact]
    public void Registry_WhosePlansWereNotRead_IsUnknown() => _verify.IsUnknown(Registry(), "registries/acr");
}
