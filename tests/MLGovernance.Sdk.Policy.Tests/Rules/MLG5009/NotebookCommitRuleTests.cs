using MLGovernance.Policy;
using MLGovernance.Testing;

namespace MLGovernance.Tests.Rules;

public sealed class NotebookCommitRuleTests
{
    private const string Properties = "/properties/properties/";
    private readonly PolicyRuleVerifier _verify = PolicyRuleVerifier.BuiltIn("MLG5009");

    private static EstateBuilder Run(params (string Name, string Value)[] properties) => new EstateBuilder().Workspace("w", w => w.Job("j1", job =>
    {
        foreach ((string name, string value) in properties)
        {
            job.Set(name.StartsWith('/') ? name : Properties + name, value);
        }
    }));

    [Theory]
    [InlineData("mlflow.source.name", "explore.ipynb")]
    [InlineData("mlflow.source.type", "NOTEBOOK")]
    [InlineData("/properties/command", "papermill explore.ipynb out.ipynb")]
    public void Notebook_WithoutCommit_Violates(string name, string value) =>
        Assert.Contains("no git commit", _verify.Violates(Run((name, value)), "j1").Message, StringComparison.Ordinal);

    [Fact]
    public void Notebook_FromCleanCommit_Complies() =>
        _verify.Complies(Run(("mlflow.source.name", "a.ipynb"), ("azureml.git.commit", "c0ffee"), ("azureml.git.dirty", "False")), "j1");

    [Fact]
    public void Notebook_FromDirtyTree_Violates() =>
        _verify.Violates(Run(("mlflow.source.name", "a.ipynb"), ("azureml.git.commit", "c0ffee"), ("azureml.git.dirty", "True")), "j1");

    [Fact]
    public void Notebook_WithoutStateOfTree_IsUnknown() => _verify.IsUnknown(Run(("mlflow.source.name", "a.ipynb"), ("mlflow.source.git.commit", "c0ffee")), "j1");

    [Fact]
    public void Notebook_FromForeignRepository_ViolatesWithoutToken()
    {
        Finding finding = _verify.With("allowedRepositories", "https://github.com/contoso/").Violates(
            Run(("mlflow.source.name", "a.ipynb"), ("azureml.git.commit", "c0ffee"), ("azureml.git.dirty", "False"), ("azureml.git.repository_uri", "https://t0ken@example.com/x/y")), "j1");
        Assert.Equal("https://example.com/x/y", Assert.Single(finding.Evidence).Actual);
        Assert.DoesNotContain("t0ken", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void OtherJob_IsNotSpokenOf() => _verify.DoesNotApply(Run(("/properties/command", "python train.py")), "j1");
}
