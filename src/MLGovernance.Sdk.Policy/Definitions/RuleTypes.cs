using System.Collections.Immutable;
using System.Text.Json;

namespace MLGovernance.Policy;

/// <summary>Finds the asset kinds a rule can be true for, from its conditions on <c>type</c>.</summary>
internal static class RuleTypes
{
    /// <summary>The kinds, or none when the rule may be true for any type.</summary>
    public static ImmutableArray<AssetKind> Of(JsonElement rule, AssetKindTable kinds)
    {
        if (DefinitionJson.Find(rule, "if") is not { } condition || Types(condition) is not { } types)
        {
            return [];
        }

        List<AssetKind?> found = [.. types.Select(kinds.Find)];
        return found.Count == 0 || found.Exists(static k => k is null)
            ? [.. found.OfType<AssetKind>().Append(AssetKinds.Unknown).Distinct()]
            : [.. found.OfType<AssetKind>().Distinct()];
    }

    // Null: any type. For allOf one restricting condition is enough, for anyOf every one must restrict.
    private static HashSet<string>? Types(JsonElement condition)
    {
        if (condition.ValueKind != JsonValueKind.Object)
        {
            return null;
        }

        if (DefinitionJson.Find(condition, "allOf") is { ValueKind: JsonValueKind.Array } all)
        {
            return all.EnumerateArray().Select(Types).FirstOrDefault(static t => t is not null);
        }

        if (DefinitionJson.Find(condition, "anyOf") is { ValueKind: JsonValueKind.Array } any)
        {
            List<HashSet<string>?> each = [.. any.EnumerateArray().Select(Types)];
            return each.Count == 0 || each.Exists(static t => t is null) ? null : [.. each.SelectMany(static t => t!)];
        }

        if (!string.Equals(DefinitionJson.Text(condition, "field"), "type", StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        string[] named = DefinitionJson.Text(condition, "equals") is { } one ? [one] : [.. DefinitionJson.Texts(condition, "in")];
        return named.Length == 0 || named.Any(TemplateExpressionParser.IsExpression) ? null : new HashSet<string>(named, StringComparer.OrdinalIgnoreCase);
    }
}
