using System.Collections.Immutable;
using System.Text.Json;

namespace MLGovernance.Policy;

/// <summary>Compares a result with what a case expects. States and effects ignore case; only what the case names is compared.</summary>
internal static class PolicyCaseExpectation
{
    /// <summary>The state a case may expect when the effect is disabled.</summary>
    private const string NotEvaluated = "notEvaluated";

    public static string NameOf(PolicyLanguageState state) => state switch
    {
        PolicyLanguageState.Compliant => "compliant",
        PolicyLanguageState.NonCompliant => "nonCompliant",
        PolicyLanguageState.NotApplicable => "notApplicable",
        PolicyLanguageState.Exempt => "exempt",
        PolicyLanguageState.Unknown => "unknown",
        _ => "error",
    };

    public static ImmutableArray<string> Compare(JsonElement expect, PolicyLanguageResult result)
    {
        var differences = new List<string>();
        switch (expect.ValueKind)
        {
            case JsonValueKind.Null:
                CompareEffect(expect, result, differences);
                break;
            case JsonValueKind.String when IsState(expect.GetString()!):
                CompareState(expect, result, differences);
                break;
            case JsonValueKind.String:
                CompareEffect(expect, result, differences);
                break;
            case JsonValueKind.Object:
                CompareMembers(expect, result, differences);
                break;
            default:
                differences.Add($"'expect' must be a text, null or an object, not {expect.ValueKind}");
                break;
        }

        return [.. differences];
    }

    private static void CompareMembers(JsonElement expect, PolicyLanguageResult result, List<string> differences)
    {
        foreach (JsonProperty property in expect.EnumerateObject())
        {
            switch (property.Name)
            {
                case "state":
                    CompareState(property.Value, result, differences);
                    break;
                case "effect":
                    CompareEffect(property.Value, result, differences);
                    break;
                case "details":
                    if (result.Details is null ? property.Value.ValueKind != JsonValueKind.Null : !JsonElement.DeepEquals(property.Value, result.Details.Value))
                    {
                        differences.Add($"expected details {Shorten(property.Value.GetRawText())}, got {Shorten(result.Details?.GetRawText() ?? "none")}");
                    }

                    break;
                default:
                    differences.Add($"'expect.{property.Name}' is not known; state, effect and details are");
                    break;
            }
        }
    }

    private static void CompareState(JsonElement expected, PolicyLanguageResult result, List<string> differences)
    {
        string wanted = expected.ValueKind == JsonValueKind.String ? expected.GetString()! : expected.GetRawText();
        bool disabled = string.Equals(result.ResolvedEffect, EffectNames.Disabled, StringComparison.OrdinalIgnoreCase);
        bool same = string.Equals(wanted, NotEvaluated, StringComparison.OrdinalIgnoreCase)
            ? disabled
            : string.Equals(wanted, NameOf(result.State), StringComparison.OrdinalIgnoreCase);
        if (!same)
        {
            differences.Add($"expected state {wanted}, got {NameOf(result.State)}{(result.Error is { } error ? $" ({error.Path}: {error.Message})" : "")}");
        }
    }

    private static void CompareEffect(JsonElement expected, PolicyLanguageResult result, List<string> differences)
    {
        string? wanted = expected.ValueKind == JsonValueKind.Null ? null : expected.ValueKind == JsonValueKind.String ? expected.GetString() : expected.GetRawText();
        if (!string.Equals(wanted, result.Effect, StringComparison.OrdinalIgnoreCase))
        {
            differences.Add($"expected effect {wanted ?? "none"}, got {result.Effect ?? "none"}{(result.Error is { } error ? $" ({error.Path}: {error.Message})" : "")}");
        }
    }

    private static bool IsState(string text) =>
        string.Equals(text, NotEvaluated, StringComparison.OrdinalIgnoreCase)
        || Enum.GetValues<PolicyLanguageState>().Any(s => string.Equals(NameOf(s), text, StringComparison.OrdinalIgnoreCase));

    private static string Shorten(string text) => text.Length > 200 ? text[..200] + "…" : text;
}
