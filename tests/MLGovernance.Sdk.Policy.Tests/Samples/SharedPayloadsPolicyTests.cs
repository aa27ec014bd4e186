using System.Text;
using System.Text.Json;
using MLGovernance.Lineage;
using MLGovernance.Policy;

namespace MLGovernance.Tests.Samples;

/// <summary>Evaluates both catalogues on payloads that were not written for them.</summary>
public sealed class SharedPayloadsPolicyTests
{
    [SkippableTheory]
    [InlineData("aml-payloads")]
    [InlineData("aml-payloads/odd")]
    [InlineData("aml-payloads/official")]
    public void Evaluate_ForeignPayloads_NoPolicyFails(string folder)
    {
        ComplianceReport report = Evaluate(folder);
        Assert.NotEmpty(report.Results);
        Assert.Empty(report.Findings.Where(finding => finding.State == ComplianceState.Error).Select(finding => finding.Message));
        Assert.Empty(report.Findings.Where(finding => finding.Message.Contains("could not be evaluated", StringComparison.Ordinal)).Select(finding => finding.ToString()));
    }

    [SkippableTheory]
    [InlineData("MLG3003", "computes/ci-ada")]
    [InlineData("MLG3001", "workspaces/ai-hub")]
    [InlineData("MLG3001", "workspaces/claims-assist")]
    [InlineData("MLG4001", "datastores/workspaceartifactstore")]
    [InlineData("MLG4001", "datastores/partner_sas")]
    [InlineData("MLG3002", "onlineendpoints/credit-edge")]
    [InlineData("A workspace is encrypted with a key of its owner", "workspaces/ai-hub")]
    [InlineData("A workspace opens its own datastores by identity", "workspaces/claims-assist")]
    [InlineData("A compute instance shuts down when idle", "computes/ci-ada")]
    [InlineData("Users of a compute instance are not root", "computes/ci-ada")]
    [InlineData("A connection authenticates by identity", "connections/snowflake-dw")]
    [InlineData("A connection authenticates by identity", "connections/git-risk")]
    [InlineData("A job is submitted from a clean working tree", "jobs/cmd-explore-0001")]
    [InlineData("An online deployment reports to Application Insights", "deployments/green")]
    public void Evaluate_ForeignEstate_FindsWhatIsKnownOfIt(string policy, string asset)
    {
        ComplianceReport report = Evaluate("aml-payloads");
        Assert.Contains(report.Violations, finding =>
            (finding.Policy.Id == policy || finding.Policy.DisplayName == policy)
            && finding.Asset.Id.Value.EndsWith(asset, StringComparison.OrdinalIgnoreCase));
    }

    private static ComplianceReport Evaluate(string folder)
    {
        PolicySet policies = PolicySet.BuiltIn.With(PolicySet.Controls.Rules.AsSpan());
        return new PolicyEvaluator(policies).Evaluate(LineageGraphBuilder.Build(Load(SharedData.Require(folder))));
    }

    private static EstateSnapshot Load(string folder)
    {
        var builder = new EstateSnapshotBuilder();
        foreach (string file in Directory.EnumerateFiles(folder, "*.json").Order(StringComparer.Ordinal))
        {
            try
            {
                using var json = JsonDocument.Parse(File.ReadAllBytes(file));
                foreach (JsonElement resource in Resources(json.RootElement))
                {
                    builder.TryAdd(Encoding.UTF8.GetBytes(resource.GetRawText()), file);
                }
            }
            catch (JsonException)
            {
                builder.AddIssue(new EstateIssue { Code = "malformed", Location = file, Message = "It is not JSON." });
            }
        }

        return builder.Build(new DateTimeOffset(2026, 6, 1, 0, 0, 0, TimeSpan.Zero));
    }

    /// <summary>Returns a resource, the resources of a list, or the bodies of the answers in an example of the specification.</summary>
    private static IEnumerable<JsonElement> Resources(JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object)
        {
            return [];
        }

        if (root.TryGetProperty("responses", out JsonElement responses) && responses.ValueKind == JsonValueKind.Object)
        {
            return responses.EnumerateObject()
                .Where(response => response.Value.ValueKind == JsonValueKind.Object && response.Value.TryGetProperty("body", out _))
                .SelectMany(response => Resources(response.Value.GetProperty("body")));
        }

        return root.TryGetProperty("value", out JsonElement list) && list.ValueKind == JsonValueKind.Array ? list.EnumerateArray() : [root];
    }
}
