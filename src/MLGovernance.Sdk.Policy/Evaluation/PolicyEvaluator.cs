using System.Collections.Immutable;
using MLGovernance.Lineage;

namespace MLGovernance.Policy;

/// <summary>Evaluates policies on a lineage graph. Pure: the same graph, policies and moment give the same report, whatever the number of threads.</summary>
public sealed class PolicyEvaluator
{
    private readonly PolicySet _policies;
    private readonly PolicyEvaluationOptions _options;

    /// <summary>Initialises an evaluator.</summary>
    /// <param name="policies">The policies; the default is <see cref="PolicySet.BuiltIn"/>.</param>
    /// <param name="options">Settings; the default uses all processors.</param>
    public PolicyEvaluator(PolicySet? policies = null, PolicyEvaluationOptions? options = null)
    {
        _policies = policies ?? PolicySet.BuiltIn;
        _options = options ?? new PolicyEvaluationOptions();
    }

    /// <summary>Evaluates all policies on all assets.</summary>
    /// <param name="graph">The lineage graph.</param>
    /// <param name="evaluatedAt">The moment that counts as now, for ages and exemptions; the default is when the snapshot was taken.</param>
    /// <param name="cancellationToken">Stops the evaluation.</param>
    /// <exception cref="OperationCanceledException">The evaluation was stopped.</exception>
    public ComplianceReport Evaluate(LineageGraph graph, DateTimeOffset? evaluatedAt = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(graph);
        DateTimeOffset now = evaluatedAt ?? graph.Snapshot.TakenAt;
        return Run(graph, now, (asset, runs) => AssetOutcome.Of(asset, runs, _policies.Exemptions, now), cancellationToken);
    }

    /// <summary>
    /// Evaluates a newer graph with the help of an older report: looks again only at assets that changed, at outcomes that rest on other
    /// assets where something up or down the lineage changed, and at those that rest on time where the moment differs.
    /// The report is the one that <see cref="Evaluate"/> gives.
    /// </summary>
    /// <param name="previous">A report by this evaluator's policies. One of other policies is not used.</param>
    /// <param name="graph">The lineage graph of the newer snapshot.</param>
    /// <param name="evaluatedAt">The moment that counts as now; the default is when the snapshot was taken.</param>
    /// <param name="cancellationToken">Stops the evaluation.</param>
    /// <exception cref="OperationCanceledException">The evaluation was stopped.</exception>
    public ComplianceReport Update(
        ComplianceReport previous, LineageGraph graph, DateTimeOffset? evaluatedAt = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(previous);
        ArgumentNullException.ThrowIfNull(graph);
        DateTimeOffset now = evaluatedAt ?? graph.Snapshot.TakenAt;
        if (!ReferenceEquals(previous.PolicySet, _policies))
        {
            return Evaluate(graph, now, cancellationToken);
        }

        ChangeReach reach = ChangeReach.Of(previous.Graph, graph, cancellationToken);
        OutcomeDependencies always = OutcomeDependencies.Always | (now == previous.EvaluatedAt ? OutcomeDependencies.None : OutcomeDependencies.Clock);
        return Run(
            graph,
            now,
            (asset, runs) => reach.IndexBefore(asset.Index) is int old and >= 0
                ? previous.Outcomes[old].CarryOver(
                    asset, runs, _policies.Exemptions, now, always | (reach.IsReached(asset.Index) ? OutcomeDependencies.Estate : OutcomeDependencies.None))
                : AssetOutcome.Of(asset, runs, _policies.Exemptions, now),
            cancellationToken);
    }

    private ComplianceReport Run(LineageGraph graph, DateTimeOffset now, Func<Asset, RuleRun[], AssetOutcome> evaluate, CancellationToken cancellationToken)
    {
        PolicyRule[] rules = [.. _policies.Rules.OrderBy(rule => rule.Definition.Id, StringComparer.Ordinal)];
        RuleRun[] runs = [.. rules.SelectMany((rule, number) => RuleRun.Of(rule, number, _policies, graph, now))];
        Func<AssetKind, RuleRun[]> byKind = runs.ToKindLookup(graph.Snapshot.Kinds);
        var outcomes = new AssetOutcome[graph.Snapshot.Count];
        var options = new ParallelOptions { MaxDegreeOfParallelism = _options.MaxConcurrency, CancellationToken = cancellationToken };
        if (outcomes.Length == 0)
        {
            return new ComplianceReport(graph, _policies, [.. rules.Select(rule => rule.Definition)], outcomes, now);
        }

        Parallel.ForEach(
            System.Collections.Concurrent.Partitioner.Create(0, outcomes.Length),
            options,
            range =>
            {
                for (int asset = range.Item1; asset < range.Item2; asset++)
                {
                    cancellationToken.ThrowIfCancellationRequested();
                    outcomes[asset] = evaluate(graph.Snapshot[asset], byKind(graph.Snapshot.KindOf(asset)));
                }
            });
        return new ComplianceReport(graph, _policies, [.. rules.Select(rule => rule.Definition)], outcomes, now);
    }
}
