using System.Text.Json;
using MLGovernance.Policy;

namespace MLGovernance.Tests.Policy;

/// <summary>Reads the official definitions and case files that lie beside the repository.</summary>
internal static class OfficialPolicies
{
    public static JsonElement Read(string relativePath)
    {
        using JsonDocument document = JsonDocument.Parse(File.ReadAllBytes(SharedData.Require("azure-policy/" + relativePath)));
        return document.RootElement.Clone();
    }

    public static JsonElement Json(string text)
    {
        using JsonDocument document = JsonDocument.Parse(text, new JsonDocumentOptions { MaxDepth = 1000 });
        return document.RootElement.Clone();
    }

    public static PolicyLanguageResult Run(string rule, string resource, string? parameters = null, PolicyRequestContext? context = null, PolicyLanguageOptions? options = null, PolicyEvaluationMode mode = PolicyEvaluationMode.Full)
    {
        CompiledPolicy policy = CompiledPolicy.Compile(Json(rule), options: options);
        return policy.Evaluate(Json(resource), policy.BindParameters(parameters is null ? default : Json(parameters)), context ?? PolicyRequestContext.Empty, mode);
    }

    /// <summary>Whether a condition holds for a resource.</summary>
    public static bool Holds(string condition, string resource, PolicyLanguageOptions? options = null, PolicyRequestContext? context = null)
    {
        PolicyLanguageResult result = Run($$"""{"if": {{condition}}, "then": {"effect": "audit"} }""", resource, options: options, context: context);
        Assert.Null(result.Error);
        Assert.NotEqual(PolicyLanguageState.Unknown, result.State);
        return result.State == PolicyLanguageState.NonCompliant;
    }
}
