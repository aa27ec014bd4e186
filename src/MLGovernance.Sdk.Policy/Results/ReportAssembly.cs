using System.Collections.Immutable;
using MLGovernance.Lineage;

namespace MLGovernance.Policy;

/// <summary>Puts the outcomes of all assets into one report, in an order that does not depend on threads.</summary>
internal static class ReportAssembly
{
    internal static ComplianceReport Assemble(
        LineageGraph graph, ImmutableArray<PolicyDefinition> policies, AssetOutcome[] outcomes, DateTimeOffset evaluatedAt)
    {
        ComplianceResult[] results = [.. outcomes.SelectMany(outcome => outcome.Results)];
        Array.Sort(results, static (left, right) =>
        {
            int order = left.Policy.CompareTo(right.Policy);
            return order != 0 ? order : left.Asset.CompareTo(right.Asset);
        });
        IEnumerable<Finding> findings = outcomes
            .SelectMany(outcome => outcome.Findings)
            .OrderBy(finding => finding.Policy.Id, StringComparer.Ordinal)
            .ThenBy(finding => finding.Asset.Id);
        return new ComplianceReport(graph, policies, [.. results], [.. findings], evaluatedAt);
    }
}
