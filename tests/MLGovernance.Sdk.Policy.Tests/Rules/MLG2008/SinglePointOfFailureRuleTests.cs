using MLGovernance.Policy;
using MLGovernance.Testing;

namespace MLGovernance.Tests.Rules;

public sealed class SinglePointOfFailureRuleTests
{
    private readonly PolicyRuleVerifier _verify = PolicyRuleVerifier.BuiltIn("MLG2008");

    // Each model is trained by a job of its own, which reads the sources named for it.
    private static EstateBuilder Serving(params string[][] sources) => new EstateBuilder().Workspace("w", w =>
    {
        foreach (string data in sources.SelectMany(names => names).Distinct())
        {
            w.Data(data, "1", $"azureml://datastores/lake/paths/{data}/");
        }

        for (int i = 0; i < sources.Length; i++)
        {
            string[] names = sources[i];
            w.Job($"train{i}", job =>
            {
                foreach (string data in names)
                {
                    job.Input(data, $"azureml:{data}:1");
                }
            });
            w.Model($"m{i}", "1", $"train{i}").OnlineEndpoint($"e{i}").OnlineDeployment($"e{i}", "blue", $"azureml:m{i}:1");
        }
    });

    [Fact]
    public void Data_ThatEveryEndpointComesFromAlone_Violates()
    {
        Finding finding = _verify.Violates(Serving(["loans"], ["loans"], ["loans"]), "loans:1");

        Assert.Equal("3 of 3", Assert.Single(finding.Evidence).Actual);
    }

    [Fact]
    public void Data_BesideAnotherSource_CarriesNothingAlone() => _verify.DoesNotApply(Serving(["loans", "rates"], ["loans", "rates"], ["loans", "rates"]), "loans:1");

    [Fact]
    public void Data_OfFewEndpoints_Complies() => _verify.Complies(Serving(["loans"], ["loans"], ["claims"], ["claims"], ["claims"]), "loans:1");

    [Fact]
    public void Data_OfThreeInFour_Violates() => _verify.Violates(Serving(["loans"], ["loans"], ["loans"], ["claims"]), "loans:1");

    [Fact]
    public void ChainThatCarriesTheSame_IsReportedAtItsFirst()
    {
        EstateBuilder chain = new EstateBuilder().Workspace("w", w =>
        {
            w.Data("loans", "1", "azureml://datastores/lake/paths/loans/").Job("train", job => job.Input("data", "azureml:loans:1")).Model("m", "1", "train");
            foreach (string endpoint in (string[])["a", "b", "c"])
            {
                w.OnlineEndpoint(endpoint).OnlineDeployment(endpoint, "blue", "azureml:m:1");
            }
        });

        _verify.Violates(chain, "loans:1");
        _verify.Complies(chain, "m:1");
    }

    [Fact]
    public void WhenDeploymentsCouldNotBeRead_IsUnknown() =>
        _verify.IsUnknown(Serving(["loans"], ["loans"], ["loans"]).Unreadable(AssetKinds.OnlineDeployment, EstateBuilder.WorkspaceId("w")), "loans:1");

    [Fact]
    public void Update_WithAnUnconnectedEndpointMore_JudgesTheShareAnew()
    {
        var evaluator = new PolicyEvaluator(PolicySet.Empty.With(PolicySet.BuiltIn.Rules.Single(rule => rule.Definition.Id == "MLG2008")));
        ComplianceReport before = evaluator.Evaluate(Serving(["loans"], ["loans"], ["loans"], ["claims"]).BuildGraph());

        ComplianceReport after = evaluator.Update(before, Serving(["loans"], ["loans"], ["loans"], ["claims"], ["rates"], ["rates"]).BuildGraph());

        Assert.Equal(["loans"], before.Violations.Select(finding => finding.Asset.Name));
        Assert.Empty(after.Violations);
    }
}
