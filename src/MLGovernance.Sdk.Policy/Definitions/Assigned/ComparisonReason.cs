using System.Globalization;

namespace MLGovernance.Policy;

/// <summary>Tells in a few words why a verdict is what it is, for a comparison with Azure's.</summary>
internal static class ComparisonReason
{
    private const int MaxConditions = 4;

    internal static string Of(Asset asset, PolicyLanguageResult result, AzurePolicyState? state)
    {
        List<string> reasons = [];
        if (state?.EvaluatedAt is { } at && asset.ModifiedAt is { } modified && modified > at)
        {
            reasons.Add(string.Create(CultureInfo.InvariantCulture, $"the resource was modified at {modified:u}, after Azure evaluated it"));
        }

        if (result.Error is { } error)
        {
            reasons.Add($"{error.Path}: {error.Message}");
        }
        else if (result.Reason is { } reason)
        {
            reasons.Add(reason);
        }

        bool violated = result.State == PolicyLanguageState.NonCompliant;
        reasons.AddRange(result.Trace
            .Where(entry => entry.Operator.Length > 0 && entry.Outcome == violated)
            .Select(entry => entry.Why)
            .Distinct(StringComparer.Ordinal)
            .Take(MaxConditions));
        return string.Join("; ", reasons);
    }
}
