using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace MLGovernance.Policy;

/// <summary>Puts the outcomes of all assets in the order of policies, which does not depend on threads.</summary>
internal static class ReportAssembly
{
    /// <summary>Returns the outcomes by policy and asset. Assets come in order already, so counting each policy's outcomes is all the sorting there is.</summary>
    internal static ImmutableArray<ComplianceResult> Results(int policies, AssetOutcome[] assets)
    {
        int[] next = new int[policies + 1];
        foreach (AssetOutcome asset in assets)
        {
            foreach (PolicyOutcome outcome in asset.Outcomes)
            {
                next[outcome.Policy + 1] += outcome.State == ComplianceState.NotApplicable ? 0 : 1;
            }
        }

        for (int policy = 0; policy < policies; policy++)
        {
            next[policy + 1] += next[policy];
        }

        var results = new ComplianceResult[next[^1]];
        for (int asset = 0; asset < assets.Length; asset++)
        {
            foreach (PolicyOutcome outcome in assets[asset].Outcomes)
            {
                if (outcome.State != ComplianceState.NotApplicable)
                {
                    results[next[outcome.Policy]++] = new ComplianceResult(outcome.Policy, asset, outcome.State);
                }
            }
        }

        return ImmutableCollectionsMarshal.AsImmutableArray(results);
    }

    /// <summary>Returns the findings by policy id and asset identity.</summary>
    internal static ImmutableArray<Finding> Findings(EstateSnapshot snapshot, AssetOutcome[] assets) =>
    [
        .. assets
            .SelectMany((asset, index) => asset.HasFindings ? Findings(snapshot[index], asset) : [])
            .GroupBy(finding => finding.Policy.Id, StringComparer.Ordinal)
            .OrderBy(group => group.Key, StringComparer.Ordinal)
            .SelectMany(group => group.OrderBy(finding => finding.Asset.Id)),
    ];

    private static IEnumerable<Finding> Findings(Asset asset, AssetOutcome outcomes) =>
        outcomes.Outcomes.Where(outcome => outcome.Finding is not null).Select(outcome => outcome.Finding!.For(asset));
}
