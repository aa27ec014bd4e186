using System.Collections.Immutable;

namespace MLGovernance.Policy;

/// <summary>Tells which groups a verdict belongs to: by its policy, or by its asset. Each policy and asset is asked once.</summary>
internal static class RollupGroups
{
    internal static Func<ComplianceResult, ImmutableArray<string>> Of(ComplianceReport report, ComplianceGrouping grouping, RollupOptions options) => grouping switch
    {
        ComplianceGrouping.Initiative => ByPolicy(report, policy => report.PolicySet.Initiatives.Where(initiative => initiative.Contains(policy.Id)).Select(initiative => initiative.Name)),
        ComplianceGrouping.Control => ByPolicy(report, policy => policy.Controls.Select(control => $"{control.Framework} {control.Control}")),
        ComplianceGrouping.Framework => ByPolicy(report, policy => policy.Controls.Select(control => control.Framework)),
        ComplianceGrouping.Pod => ByAsset(report, Pods(options.Pods)),
        ComplianceGrouping.Workspace => ByAsset(report, asset => asset.Id.Scope is { } scope ? [scope.Value] : []),
        ComplianceGrouping.Owner => ByAsset(report, new OwnerLookup(report.Graph.Snapshot, options.OwnerTags).Of),
        _ => throw new ArgumentOutOfRangeException(nameof(grouping), grouping, "No such grouping."),
    };

    private static Func<ComplianceResult, ImmutableArray<string>> ByPolicy(ComplianceReport report, Func<PolicyDefinition, IEnumerable<string>> groups)
    {
        ImmutableArray<string>[] known = [.. report.Policies.Select(policy => groups(policy).Distinct(StringComparer.Ordinal).ToImmutableArray())];
        return result => known[result.Policy];
    }

    private static Func<ComplianceResult, ImmutableArray<string>> ByAsset(ComplianceReport report, Func<Asset, ImmutableArray<string>> groups)
    {
        var known = new ImmutableArray<string>[report.Graph.Snapshot.Count];
        return result =>
        {
            ref ImmutableArray<string> found = ref known[result.Asset];
            if (found.IsDefault)
            {
                found = groups(report.Graph.Snapshot[result.Asset]);
            }

            return found;
        };
    }

    private static Func<Asset, ImmutableArray<string>> Pods(ImmutableDictionary<AssetId, string> pods)
    {
        var scopes = new ScopeMap<string>(pods.Select(pod => KeyValuePair.Create(pod.Key.Value, pod.Value)));
        return asset => scopes.Find(asset.Id.Value) is { } pod ? [pod] : [];
    }
}
