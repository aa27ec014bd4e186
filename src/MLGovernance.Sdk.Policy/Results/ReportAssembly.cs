using System.Collections.Immutable;
using MLGovernance.Lineage;

namespace MLGovernance.Policy;

/// <summary>Puts the outcomes of all assets into one report, in an order that does not depend on threads.</summary>
internal static class ReportAssembly
{
    internal static ComplianceReport Assemble(
        LineageGraph graph, PolicySet policies, ImmutableArray<PolicyDefinition> definitions, AssetOutcome[] outcomes, DateTimeOffset evaluatedAt)
    {
        ComplianceResult[] results =
        [
            .. outcomes.SelectMany(asset => asset.Outcomes)
                .Select(outcome => outcome.Result)
                .Where(result => result.State != ComplianceState.NotApplicable),
        ];
        Array.Sort(results, static (left, right) =>
        {
            int order = left.Policy.CompareTo(right.Policy);
            return order != 0 ? order : left.Asset.CompareTo(right.Asset);
        });
        IEnumerable<Finding> findings = outcomes
            .SelectMany(asset => asset.Outcomes)
            .Select(outcome => outcome.Finding)
            .OfType<Finding>()
            .OrderBy(finding => finding.Policy.Id, StringComparer.Ordinal)
            .ThenBy(finding => finding.Asset.Id);
        return new ComplianceReport(graph, definitions, [.. results], [.. findings], evaluatedAt) { Outcomes = outcomes, PolicySet = policies };
    }
}
