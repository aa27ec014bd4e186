using System.Collections.Immutable;
using MLGovernance.Lineage;

namespace MLGovernance.Policy;

/// <summary>What policies found of an estate. Immutable and in a stable order.</summary>
public sealed class ComplianceReport
{
    private readonly Lazy<ImmutableArray<ComplianceResult>> _results;
    private readonly Lazy<ImmutableArray<Finding>> _findings;
    private readonly Lazy<ILookup<int, Finding>> _byAsset;

    internal ComplianceReport(
        LineageGraph graph, PolicySet policySet, ImmutableArray<PolicyDefinition> policies, AssetOutcome[] outcomes, DateTimeOffset evaluatedAt)
    {
        Graph = graph;
        PolicySet = policySet;
        Policies = policies;
        Outcomes = outcomes;
        EvaluatedAt = evaluatedAt;
        _results = new Lazy<ImmutableArray<ComplianceResult>>(() => ReportAssembly.Results(policies.Length, outcomes));
        _findings = new Lazy<ImmutableArray<Finding>>(() => ReportAssembly.Findings(graph.Snapshot, outcomes));
        _byAsset = new Lazy<ILookup<int, Finding>>(() => Findings.ToLookup(finding => finding.Asset.Index));
    }

    /// <summary>Gets the lineage graph that was judged.</summary>
    public LineageGraph Graph { get; }

    /// <summary>Gets the policies that were evaluated, ordered by id.</summary>
    public ImmutableArray<PolicyDefinition> Policies { get; }

    /// <summary>Gets every outcome, ordered by policy and asset. Assets that a policy does not speak of are left out.</summary>
    public ImmutableArray<ComplianceResult> Results => _results.Value;

    /// <summary>Gets the findings: violations, waived ones, and what could not be decided; ordered by policy id and asset identity.</summary>
    public ImmutableArray<Finding> Findings => _findings.Value;

    /// <summary>Gets the moment that counted as now.</summary>
    public DateTimeOffset EvaluatedAt { get; }

    /// <summary>Gets the outcomes by asset, for an update; empty for a report of no policies.</summary>
    internal AssetOutcome[] Outcomes { get; }

    /// <summary>Gets the policies that were evaluated, for an update.</summary>
    internal PolicySet PolicySet { get; }

    /// <summary>Gets the violations that nobody waived.</summary>
    public IEnumerable<Finding> Violations => Findings.Where(finding => finding.State == ComplianceState.NonCompliant);

    /// <summary>Returns a report of no policies, for mapping an estate that was not evaluated.</summary>
    /// <param name="graph">The lineage graph.</param>
    public static ComplianceReport None(LineageGraph graph)
    {
        ArgumentNullException.ThrowIfNull(graph);
        return new ComplianceReport(graph, PolicySet.Empty, [], [], graph.Snapshot.TakenAt);
    }

    /// <summary>Gets the findings of one asset.</summary>
    /// <param name="asset">The asset, of this report's snapshot.</param>
    public IEnumerable<Finding> FindingsOf(Asset asset)
    {
        ArgumentNullException.ThrowIfNull(asset);
        return _byAsset.Value[asset.Index];
    }

    /// <summary>Counts the outcomes in one state.</summary>
    /// <param name="state">The state.</param>
    public int Count(ComplianceState state) => Outcomes.Sum(asset => asset.Count(state));
}
