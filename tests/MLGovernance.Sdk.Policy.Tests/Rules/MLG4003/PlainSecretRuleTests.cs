using MLGovernance.Policy;
using MLGovernance.Testing;

namespace MLGovernance.Tests.Rules;

public sealed class PlainSecretRuleTests
{
    private const string Canary = "Zq3vT9xK2mB7nR4wL8pD6sF1gH5jC0yA";
    private readonly PolicyRuleVerifier _verify = PolicyRuleVerifier.BuiltIn("MLG4003");

    private static EstateBuilder Job(Action<JobBuilder> build) => new EstateBuilder().Workspace("w", w => w.Job("j", build));

    [Fact]
    public void Job_WithASecretInAVariable_ViolatesWithoutShowingIt()
    {
        Finding finding = _verify.Violates(Job(j => j.Set("/properties/environmentVariables/DB_PASSWORD", Canary)), "jobs/j");
        Assert.Equal("/properties/environmentVariables/DB_PASSWORD", Assert.Single(finding.Evidence).Pointer);
        Assert.DoesNotContain(Canary, finding.Message + finding.Evidence[0].Actual, StringComparison.Ordinal);
    }

    [Fact]
    public void Job_WithASignatureInItsCommand_Violates() => _verify.Violates(
        Job(j => j.Set("/properties/command", $"azcopy 'https://a.blob.core.windows.net/c?sv=2024-01-01&sig={Canary}%3D' .")), "jobs/j");

    [Fact]
    public void Job_WithOrdinaryVariables_Complies() => _verify.Complies(Job(j => j.Set("/properties/environmentVariables/LOG_LEVEL", "INFO")), "jobs/j");

    [Fact]
    public void Deployment_WithASecretInAVariable_Violates() => _verify.Violates(
        new EstateBuilder().Workspace("w", w => w.OnlineEndpoint("e").OnlineDeployment("e", "blue", null, build: d => d.Set("/properties/environmentVariables/API_KEY", Canary))), "deployments/blue");

    [Fact]
    public void Job_ReadWithoutProperties_IsUnknown() => _verify.IsUnknown(new EstateBuilder().Json($$"""{"id":"{{EstateBuilder.WorkspaceId("x")}}/jobs/j"}"""), "jobs/j");

    [Fact]
    public void Workspace_IsNotSpokenOf() => _verify.DoesNotApply(new EstateBuilder().Workspace("w"), "w");

    [Theory]
    [InlineData("export AZURE_STORAGE_CONNECTION_STRING='DefaultEndpointsProtocol=https;AccountName=a;AccountKey=Zm9vYmFyYmF6Zm9vYmFyYmF6Zm9vYmFyYmF6Zm9vYmFyYmF6Zm9vYmFyYmF6Zm9vYmFyYmF6Zm9vYmFyYmF6Zm9vYg==;EndpointSuffix=core.windows.net'", true)]
    [InlineData("pip install mlflow", false)]
    public void SetupScript_WithASecret_ViolatesAndQuotesNothing(string script, bool violates)
    {
        string data = Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes(script));
        EstateBuilder estate = new EstateBuilder().Workspace("w", w => w.Compute("ci", "ComputeInstance", c => c
            .Set("/properties/properties/setupScripts/scripts/startupScript/scriptSource", "inline")
            .Set("/properties/properties/setupScripts/scripts/startupScript/scriptData", data)));
        if (!violates)
        {
            _verify.Complies(estate, "ci");
            return;
        }

        Finding finding = _verify.Violates(estate, "ci");
        Assert.Equal("/properties/properties/setupScripts/scripts/startupScript/scriptData", Assert.Single(finding.Evidence).Pointer);
        Assert.DoesNotContain("AccountKey", finding.Message, StringComparison.Ordinal);
    }
}
