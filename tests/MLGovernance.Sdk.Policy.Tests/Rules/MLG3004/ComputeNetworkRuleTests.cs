using MLGovernance.Policy;
using MLGovernance.Testing;

namespace MLGovernance.Tests.Rules;

public sealed class ComputeNetworkRuleTests
{
    private readonly PolicyRuleVerifier _verify = PolicyRuleVerifier.BuiltIn("MLG3004");

    private static EstateBuilder Cluster(string? subnet, string? isolation) => new EstateBuilder().Workspace("w", w => w
        .Set("/properties/managedNetwork/isolationMode", isolation)
        .Compute("cpu", build: c => c.Set("/properties/properties/vmSize", "D4").Set("/properties/properties/subnet/id", subnet)));

    [Theory]
    [InlineData(null)]
    [InlineData("Disabled")]
    public void Cluster_InNoNetwork_Violates(string? isolation) => _verify.Violates(Cluster(null, isolation), "cpu");

    [Fact]
    public void Cluster_InASubnet_Complies() => _verify.Complies(Cluster("/subscriptions/s/resourceGroups/g/providers/Microsoft.Network/virtualNetworks/v/subnets/a", null), "cpu");

    [Fact]
    public void Cluster_InAManagedNetwork_Complies() => _verify.Complies(Cluster(null, "AllowInternetOutbound"), "cpu");

    [Fact]
    public void Cluster_WhoseWorkspaceCouldNotBeRead_IsUnknown() => _verify.IsUnknown(
        new EstateBuilder().Json($$$"""{"id":"{{{EstateBuilder.WorkspaceId("x")}}}/computes/cpu","properties":{"computeType":"AmlCompute","properties":{} } }"""), "cpu");

    [Fact]
    public void AttachedCluster_IsNotSpokenOf() => _verify.DoesNotApply(new EstateBuilder().Workspace("w", w => w.Compute("k", "Kubernetes")), "k");
}
