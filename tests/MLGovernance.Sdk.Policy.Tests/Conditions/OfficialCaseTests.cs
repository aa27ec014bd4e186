using System.Collections.Immutable;
using System.Text.Json;
using MLGovernance.Policy;

namespace MLGovernance.Tests.Policy;

public sealed class OfficialCaseTests
{
    public static TheoryData<string> CaseFiles()
    {
        var files = new TheoryData<string>();
        foreach (string name in new[]
        {
            "AllowedACRs_EnforceSetting", "AllowedLogFilter_EnforceSetting", "AllowedModuleAuthors_EnforceSetting", "ApprovalEndpoint_EnforceSetting",
            "AuditDiagnosticLog_Audit", "DiagnosticSettingsExistsAudit_Audit", "DisableLocalAuth_Audit", "DisableLocalAuth_Modify",
            "ManagedNetworkIsolationMode_Audit", "OnlyDeployAllowedRegistryModels_Deny", "OnlyDeployAllowedRegistryModels_Deny_Versioning_Test", "Vnet_Audit",
            "Workspace_CMKEnabled_Audit", "Workspace_CMKEnabled_Audit_V2", "Workspace_EnableV1LegacyMode_Audit", "Workspace_PrivateDnsZones_DINE",
            "Workspace_PrivateEndpoint_Audit", "Workspace_PrivateEndpoint_DINE", "Workspace_PublicNetworkAccessDisabled_Audit",
        })
        {
            files.Add(name);
        }

        return files;
    }

    [SkippableTheory]
    [MemberData(nameof(CaseFiles))]
    public void Evaluate_CaseFile_GivesTheExpectedStateAndEffect(string name)
    {
        JsonElement file = OfficialPolicies.Read($"cases/dev/{name}.json");
        CompiledPolicy policy = CompiledPolicy.Compile(OfficialPolicies.Read(file.GetProperty("definitionFile").GetString()!));
        JsonElement parameters = file.TryGetProperty("parameters", out JsonElement given) ? given : default;
        file.TryGetProperty("relatedResources", out JsonElement related);
        JsonElement expected = file.GetProperty("expected");

        Check(policy, "compliant", file.GetProperty("compliant"), parameters, Related(related, "compliant"), expected.GetProperty("stateCompliant").GetString()!);
        PolicyLanguageResult bad = Check(
            policy, "nonCompliant", file.GetProperty("nonCompliant"), parameters, Related(related, "nonCompliant"), expected.GetProperty("stateNonCompliant").GetString()!);
        Assert.Equal(expected.GetProperty("effect").GetString(), bad.Effect, ignoreCase: true);

        if (!file.TryGetProperty("edgeCases", out JsonElement edges))
        {
            return;
        }

        foreach (JsonElement edge in edges.EnumerateArray())
        {
            JsonElement edgeParameters = edge.TryGetProperty("parameters", out JsonElement own) ? own : parameters;
            ImmutableArray<JsonElement>? edgeRelated = edge.TryGetProperty("relatedResources", out JsonElement list) && list.ValueKind == JsonValueKind.Array ? [.. list.EnumerateArray()] : [];
            Check(policy, edge.GetProperty("name").GetString()!, edge.GetProperty("resource"), edgeParameters, edgeRelated, edge.GetProperty("expected").GetString()!);
        }
    }

    private static PolicyLanguageResult Check(
        CompiledPolicy policy, string name, JsonElement resource, JsonElement parameters, ImmutableArray<JsonElement>? related, string expected)
    {
        PolicyLanguageResult result = policy.Evaluate(resource, policy.BindParameters(parameters), new PolicyRequestContext { Related = related }, PolicyEvaluationMode.Full);
        string trace = string.Join('\n', result.Trace.Select(static t => $"{t.Path}: {t.Why}"));
        if (expected == "notEvaluated")
        {
            Assert.True(result.State == PolicyLanguageState.NotApplicable && string.Equals(result.ResolvedEffect, "disabled", StringComparison.OrdinalIgnoreCase), $"{name}: {result.State}");
        }
        else
        {
            Assert.True(string.Equals(expected, result.State.ToString(), StringComparison.OrdinalIgnoreCase), $"{name}: expected {expected}, got {result.State} {result.Error} {result.Reason}\n{trace}");
        }

        return result;
    }

    private static ImmutableArray<JsonElement>? Related(JsonElement related, string which) =>
        related.ValueKind == JsonValueKind.Object && related.TryGetProperty(which, out JsonElement list) ? [.. list.EnumerateArray()] : [];
}
