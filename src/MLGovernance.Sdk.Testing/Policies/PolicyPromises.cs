using MLGovernance.Lineage;
using MLGovernance.Policy;

namespace MLGovernance.Testing;

/// <summary>What every policy owes its readers, checked on one estate.</summary>
internal static class PolicyPromises
{
    internal static ComplianceReport Check(PolicySet policies, LineageGraph graph)
    {
        ComplianceReport report = Evaluate(policies, graph, threads: 1);
        foreach (Finding finding in report.Findings)
        {
            if (finding.State == ComplianceState.Error)
            {
                throw new PolicyVerificationException(finding.Message);
            }

            CheckEvidence(graph.Snapshot, finding);
        }

        if (!report.Results.SequenceEqual(Evaluate(policies, graph, threads: 4).Results))
        {
            throw new PolicyVerificationException("The report differs with the number of threads.");
        }

        return report;
    }

    internal static Asset FindAsset(EstateSnapshot snapshot, string name)
    {
        Asset[] found = [.. snapshot.Assets.Where(asset => asset.DisplayName == name || asset.Id.Value == name || asset.Id.Value.EndsWith("/" + name, StringComparison.OrdinalIgnoreCase))];
        return found switch
        {
            [var single] => single,
            [] => throw new ArgumentException($"The estate has no asset '{name}'.", nameof(name)),
            _ => throw new ArgumentException($"The estate has {found.Length} assets '{name}'; say more of the id: {string.Join(", ", found.Select(asset => asset.Id.Value))}.", nameof(name)),
        };
    }

    private static ComplianceReport Evaluate(PolicySet policies, LineageGraph graph, int threads) =>
        new PolicyEvaluator(policies, new PolicyEvaluationOptions { MaxConcurrency = threads }).Evaluate(graph);

    private static void CheckEvidence(EstateSnapshot snapshot, Finding finding)
    {
        if (finding.State == ComplianceState.NonCompliant && finding.Evidence.IsEmpty)
        {
            throw new PolicyVerificationException($"{finding.Policy.Id} reports a violation without evidence: {finding.Message}");
        }

        foreach (Evidence evidence in finding.Evidence)
        {
            if (evidence.Pointer.Length > 0 && evidence.Pointer[0] != '/')
            {
                throw new PolicyVerificationException($"{finding.Policy.Id}: '{evidence.Pointer}' is no JSON pointer.");
            }

            Asset? holder = evidence.Asset is { } other ? snapshot.Find(other) : finding.Asset;
            if (evidence.Actual is not null && holder is not null && holder[evidence.Pointer] is null)
            {
                throw new PolicyVerificationException($"{finding.Policy.Id}: the evidence says that {holder} has '{evidence.Actual}' at '{evidence.Pointer}', and nothing is there.");
            }
        }
    }
}
