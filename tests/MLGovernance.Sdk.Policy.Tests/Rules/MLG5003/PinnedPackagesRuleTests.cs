using MLGovernance.Policy;
using MLGovernance.Testing;

namespace MLGovernance.Tests.Rules;

public sealed class PinnedPackagesRuleTests
{
    private readonly PolicyRuleVerifier _verify = PolicyRuleVerifier.BuiltIn("MLG5003");

    private static EstateBuilder Conda(params string[] lines) => new EstateBuilder().Workspace("w", w =>
        w.Environment("e", "1", "acr.azurecr.io/e:1", e => e.Set("/properties/condaFile", string.Join('\n', ["channels:", "- conda-forge", "dependencies:", .. lines]))));

    [Theory]
    [InlineData("- python", "python")]
    [InlineData("- numpy>=1.26", "numpy")]
    [InlineData("- pip=24.2\n- pip:\n  - pandas", "pandas")]
    [InlineData("- pip:\n  - scikit-learn~=1.5", "scikit-learn")]
    [InlineData("- scipy=1.*  # newest", "scipy")]
    [InlineData("- pip:\n  - git+https://git.example/team/lib", "git+https://git.example/team/lib")]
    public void Environment_WithALoosePackage_Violates(string line, string name) =>
        Assert.Equal(name, Assert.Single(_verify.Violates(Conda(line), "e:1").Evidence).Actual);

    [Fact]
    public void Environment_WithExactVersions_Complies() => _verify.Complies(
        Conda("# all pinned", "- python=3.11.9", "- \"pip=24.2\"", "- pip:", "  - --extra-index-url https://pkgs.example/simple", "  - scikit-learn==1.5.2", "  - git+https://git.example/team/lib@4d2f1a9", "variables:", "  - ignored"), "e:1");

    [Fact]
    public void Environment_WithAFileOfRequirements_IsUnknown() => _verify.IsUnknown(Conda("- python=3.11", "- pip:", "  - -r requirements.txt"), "e:1");

    [Fact]
    public void Environment_WithoutCondaFile_IsNotSpokenOf() => _verify.DoesNotApply(new EstateBuilder().Workspace("w", w => w.Environment("e", "1", "acr.azurecr.io/e:1")), "e:1");
}
