using MLGovernance.Policy;
using MLGovernance.Testing;
using MLGovernance.Tests.Evaluation;

namespace MLGovernance.Tests.Testing;

public sealed class PolicyRuleVerifierTests
{
    private static readonly EstateBuilder Estate = new EstateBuilder().Workspace("w");

    private static PolicyRuleVerifier Verify(Action<PolicyContext> evaluate) =>
        new(new ProbeRule("MLG1900", (context, _) => evaluate(context), AssetKinds.Workspace));

    [Fact]
    public void Violates_WhereThePolicyIsKept_Throws()
    {
        var error = Assert.Throws<PolicyVerificationException>(() => Verify(_ => { }).Violates(Estate, "w"));
        Assert.Contains("finds it Compliant", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Complies_WhereThePolicyIsBroken_ThrowsWithItsMessage()
    {
        var error = Assert.Throws<PolicyVerificationException>(() => Verify(context => context.Report("No lock.", new Evidence("/id"))).Complies(Estate, "w"));
        Assert.Contains("No lock.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void RuleThatThrows_IsNotTakenForAVerdict() =>
        Assert.Throws<PolicyVerificationException>(() => Verify(_ => throw new InvalidOperationException()).DoesNotApply(Estate, "w"));

    [Fact]
    public void ViolationWithoutEvidence_IsRefused() =>
        Assert.Throws<PolicyVerificationException>(() => Verify(context => context.Report("Broken.")).Violates(Estate, "w"));

    [Fact]
    public void EvidenceOfAValueThatIsNotThere_IsRefused()
    {
        var error = Assert.Throws<PolicyVerificationException>(
            () => Verify(context => context.Report("Broken.", new Evidence("/tags/owner") { Actual = "me" })).Violates(Estate, "w"));
        Assert.Contains("'/tags/owner'", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void EvidenceThatIsNoPointer_IsRefused() => Assert.Throws<PolicyVerificationException>(
        () => Verify(context => context.Report("Broken.", new Evidence("tags.owner"))).Violates(Estate, "w"));

    [Fact]
    public void AssetThatIsNotThere_IsNamed()
    {
        var error = Assert.Throws<ArgumentException>(() => Verify(_ => { }).Complies(Estate, "lab"));
        Assert.Contains("'lab'", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void NameOfTwoAssets_IsRefused() =>
        Assert.Throws<ArgumentException>(() => Verify(_ => { }).Complies(new EstateBuilder().Workspace("a", w => w.Job("j")).Workspace("b", w => w.Job("j")), "j"));

    [Fact]
    public void BuiltIn_UnknownId_Throws() => Assert.Throws<ArgumentException>(() => PolicyRuleVerifier.BuiltIn("MLG9999"));
}
