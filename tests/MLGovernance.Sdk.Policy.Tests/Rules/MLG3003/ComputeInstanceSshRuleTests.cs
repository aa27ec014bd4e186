using MLGovernance.Policy;
using MLGovernance.Testing;

namespace MLGovernance.Tests.Rules;

public sealed class ComputeInstanceSshRuleTests
{
    private readonly PolicyRuleVerifier _verify = PolicyRuleVerifier.BuiltIn("MLG3003");

    private static EstateBuilder Instance(Action<ResourceBuilder> build) =>
        new EstateBuilder().Workspace("w", w => w.Compute("ci", "ComputeInstance", c =>
        {
            c.Set("/properties/properties/vmSize", "Standard_DS3_v2");
            build(c);
        }));

    [Fact]
    public void Instance_WithPublicSsh_Violates()
    {
        Finding finding = _verify.Violates(
            Instance(c => c.Set("/properties/properties/sshSettings/sshPublicAccess", "Enabled").Set("/properties/properties/sshSettings/sshPort", 50000)), "ci");
        Assert.Contains("50000", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Instance_WithClosedSsh_Complies() => _verify.Complies(Instance(c => c.Set("/properties/properties/sshSettings/sshPublicAccess", "Disabled")), "ci");

    [Fact]
    public void Instance_WithoutSshSettings_CompliesByTheServicesDefault() => _verify.Complies(Instance(_ => { }), "ci");

    [Fact]
    public void Instance_ReadWithoutSettings_IsUnknown() => _verify.IsUnknown(Instance(c => c.Set("/properties/properties", null)), "ci");

    [Fact]
    public void Compute_WithoutType_IsUnknown() => _verify.IsUnknown(new EstateBuilder().Workspace("w", w => w.TrackedChild("computes/c")), "computes/c");

    [Fact]
    public void Cluster_IsNotSpokenOf() => _verify.DoesNotApply(new EstateBuilder().Workspace("w", w => w.Compute("cpu")), "cpu");
}
