using MLGovernance.Lineage;

namespace MLGovernance.Policy;

/// <summary>A rule under one assignment, ready to run on a graph.</summary>
internal sealed record RuleRun(PolicyRule Rule, int Number, PolicySettings Settings, LineageGraph Graph, DateTimeOffset Now)
{
    internal static IEnumerable<RuleRun> Of(PolicyRule rule, int number, PolicySet policies, LineageGraph graph, DateTimeOffset now)
    {
        PolicyAssignment[] assignments = [.. policies.Assignments.Where(assignment =>
            string.Equals(assignment.PolicyId, rule.Definition.Id, StringComparison.OrdinalIgnoreCase))];
        IEnumerable<PolicySettings> settings = assignments.Length == 0
            ? [new PolicySettings(rule.Definition, null)]
            : assignments.Select(assignment => new PolicySettings(rule.Definition, assignment));
        return settings
            .Where(setting => setting.Effect != PolicyEffect.Disabled)
            .Select(setting => new RuleRun(rule, number, setting, graph, now));
    }
}

/// <summary>Sorts rule runs by the kinds they speak of.</summary>
internal static class RuleRunLookup
{
    internal static Func<AssetKind, RuleRun[]> ToKindLookup(this RuleRun[] runs, AssetKindTable kinds)
    {
        var byKind = kinds.Kinds.Append(AssetKinds.Unknown).Distinct().ToDictionary(kind => kind, Select);
        return kind => byKind.TryGetValue(kind, out RuleRun[]? found) ? found : Select(kind);

        RuleRun[] Select(AssetKind kind) => [.. runs.Where(run => run.Rule.AppliesTo.IsDefaultOrEmpty || run.Rule.AppliesTo.Contains(kind))];
    }
}
