using System.Globalization;
using MLGovernance.Lineage;
using MLGovernance.Policy;

namespace MLGovernance.Cli.Policy;

/// <summary>The part of <c>mlgov check --assigned</c> that does no reading.</summary>
internal static class AssignedCheck
{
    /// <summary>Evaluates the tenant's policies on the estate and compares with Azure's states, where there are any.</summary>
    internal static (ComplianceReport Report, AssignedComparison? Comparison) Run(LineageGraph graph, AssignedInput input, PolicySet configured, string[] ids)
    {
        AssignedPolicies policies = input.Policies.Build();
        PolicySet set = CheckCommand.Select(policies.ToPolicySet(), ids) with { Exemptions = configured.Exemptions };
        ComplianceReport report = new PolicyEvaluator(set).Evaluate(graph);
        string[] missing = [.. input.Policies.MissingIds];
        Console.Error.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"Check    {input.Policies.AssignmentCount} assignments with {policies.Count} policies, {report.Count(ComplianceState.NonCompliant)} violations, {report.Count(ComplianceState.Unknown)} unknown{(missing.Length == 0 ? "" : $"; {missing.Length} definitions were not found")}"));
        AssignedComparison? comparison = input.States is { } states ? AssignedComparison.Of(policies, graph.Snapshot, states) : null;
        if (comparison is not null)
        {
            Console.Error.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"Compare  {comparison.Count(StateAgreement.Agrees)} agree, {comparison.Count(StateAgreement.Disagrees)} disagree, {comparison.Count(StateAgreement.Undecidable)} undecidable, {comparison.Count(StateAgreement.OnlyOurs)} only here, {comparison.Count(StateAgreement.OnlyTheirs)} only there"));
        }

        return (report, comparison);
    }
}
