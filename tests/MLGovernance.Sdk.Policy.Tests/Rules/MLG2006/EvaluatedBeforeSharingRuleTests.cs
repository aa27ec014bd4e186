using MLGovernance.Policy;
using MLGovernance.Testing;

namespace MLGovernance.Tests.Rules;

public sealed class EvaluatedBeforeSharingRuleTests
{
    private const string Copy = "azureml://registries/shared/models/risk/versions/3";
    private readonly PolicyRuleVerifier _verify = PolicyRuleVerifier.BuiltIn("MLG2006");

    private static EstateBuilder Shared(Action<WorkspaceBuilder> more) => new EstateBuilder()
        .Workspace("w", w =>
        {
            w.Job("train").Model("risk", "3", "train");
            more(w);
        })
        .Registry("shared", r => r.Model("risk", "3"));

    [Fact]
    public void SharedModel_WithoutEvaluation_Violates() =>
        Assert.Equal(["risk:3", "risk:3"], Assert.Single(_verify.Violates(Shared(_ => { }), Copy).Evidence).Path?.Nodes.Select(node => node.DisplayName));

    [Fact]
    public void SharedModel_EvaluatedBeforeItWasCopied_Complies() =>
        _verify.Complies(Shared(w => w.Job("evaluate", j => j.Input("model", "azureml:risk:3", "mlflow_model"))), Copy);

    [Fact]
    public void SharedModel_EvaluatedFromTheRegistry_Complies() => _verify.Complies(Shared(w => w.Job("evaluate", j => j.Input("model", Copy, "mlflow_model"))), Copy);

    [Fact]
    public void SharedModel_WithoutOrigin_IsUnknown() => _verify.IsUnknown(new EstateBuilder().Registry("shared", r => r.Model("risk", "3")), "risk:3");

    [Fact]
    public void WorkspaceModel_IsNotSpokenOf() => _verify.DoesNotApply(new EstateBuilder().Workspace("w", w => w.Model("risk", "3")), "risk:3");
}
