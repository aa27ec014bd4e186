using MLGovernance.Policy;
using MLGovernance.Testing;

namespace MLGovernance.Tests.Rules;

public sealed class VulnerableImageRuleTests
{
    private const string Image = "acr.azurecr.io/serve:1";
    private static readonly DateTimeOffset Yesterday = EstateBuilder.TakenAt.AddDays(-1);
    private readonly PolicyRuleVerifier _verify = PolicyRuleVerifier.BuiltIn("MLG5101");

    private static EstateBuilder Serving(string? image = Image, Action<ResourceBuilder>? environment = null) =>
        new EstateBuilder().Workspace("prod", w => w.Environment("serve", "1", image, environment).OnlineEndpoint("score").OnlineDeployment("score", "blue", null, "azureml:serve:1"));

    private static ImageVulnerability Found(VulnerabilitySeverity severity, int? daysOld, bool fixable = true, string? suppressed = null) => new("CVE-2026-1", severity)
    {
        Package = "openssl", IsFixable = fixable, Suppressed = suppressed, PublishedAt = daysOld is { } days ? EstateBuilder.TakenAt.AddDays(-days) : null,
    };

    [Theory]
    [InlineData(VulnerabilitySeverity.Critical, 8)]
    [InlineData(VulnerabilitySeverity.High, 31)]
    public void Deployment_OfAnImageWithAnOverdueVulnerability_Violates(VulnerabilitySeverity severity, int days)
    {
        Finding finding = _verify.Violates(Serving().Scan(Image, Yesterday, Found(severity, days)), "deployments/blue");
        Evidence evidence = Assert.Single(finding.Evidence);
        Assert.Contains("CVE-2026-1", finding.Message, StringComparison.Ordinal);
        Assert.Contains("Trivy", evidence.Actual, StringComparison.Ordinal);
        Assert.Equal(Image, evidence.Asset?.Value);
        Assert.Equal(3, evidence.Path!.Nodes.Count());
    }

    [Theory]
    [InlineData(VulnerabilitySeverity.Critical, 6, true, null)]
    [InlineData(VulnerabilitySeverity.High, 29, true, null)]
    [InlineData(VulnerabilitySeverity.Medium, 900, true, null)]
    [InlineData(VulnerabilitySeverity.Critical, 900, false, null)]
    [InlineData(VulnerabilitySeverity.Critical, 900, true, "not affected")]
    public void Deployment_OfAnImageWithoutAnOverdueVulnerability_Complies(VulnerabilitySeverity severity, int days, bool fixable, string? suppressed) =>
        _verify.Complies(Serving().Scan(Image, Yesterday, Found(severity, days, fixable, suppressed)), "deployments/blue");

    [Fact]
    public void Deployment_WithMoreTimeGranted_Complies() =>
        _verify.With("criticalDays", "20").Complies(Serving().Scan(Image, Yesterday, Found(VulnerabilitySeverity.Critical, 10)), "deployments/blue");

    [Fact]
    public void Vulnerability_WithoutADay_CountsFromTheScan()
    {
        _verify.Violates(Serving().Scan(Image, EstateBuilder.TakenAt.AddDays(-10), Found(VulnerabilitySeverity.Critical, null)), "deployments/blue");
        _verify.IsUnknown(Serving().Scan(Image, Yesterday, Found(VulnerabilitySeverity.Critical, null)), "deployments/blue");
    }

    [Fact]
    public void Image_WithoutAScan_IsUnknown()
    {
        _verify.IsUnknown(Serving(), "deployments/blue");
        _verify.IsUnknown(Serving().Scan("acr.azurecr.io/serve:2", Yesterday), "deployments/blue");
        _verify.IsUnknown(Serving(null, e => e.Set("/properties/build/dockerfilePath", "Dockerfile")), "deployments/blue");
    }

    [Fact]
    public void Deployment_WithoutAnEnvironment_IsNotSpokenOf() => _verify.DoesNotApply(
        new EstateBuilder().Workspace("w", w => w.Model("m", "1").OnlineEndpoint("score").OnlineDeployment("score", "blue", "azureml:m:1")), "deployments/blue");
}
