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
        return Run(graph, now, _ => default, cancellationToken);
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
            asset => reach.IndexBefore(asset) is int old and >= 0
                ? (previous.Outcomes[old], always | (reach.IsReached(asset) ? OutcomeDependencies.Estate : OutcomeDependencies.None))
                : default,
            cancellationToken);
    }

    /// <param name="graph">The lineage graph.</param>
    /// <param name="now">The moment that counts as now.</param>
    /// <param name="known">What is known of an asset, by its number, and what of that which it may rest on has changed since.</param>
    /// <param name="cancellationToken">Stops the evaluation.</param>
    private ComplianceReport Run(LineageGraph graph, DateTimeOffset now, Func<int, (AssetOutcome? Outcome, OutcomeDependencies Changed)> known, CancellationToken cancellationToken)
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
                for (int index = range.Item1; index < range.Item2; index++)
                {
                    cancellationToken.ThrowIfCancellationRequested();
                    (AssetOutcome? before, OutcomeDependencies changed) = known(index);
                    outcomes[index] = before is not null && (before.Dependencies & changed) == 0 ? before : Judge(index, before, changed);
                }
            });
        return new ComplianceReport(graph, _policies, [.. rules.Select(rule => rule.Definition)], outcomes, now);

        AssetOutcome Judge(int index, AssetOutcome? before, OutcomeDependencies changed)
        {
            Asset asset = graph.Snapshot[index];
            RuleRun[] covering = byKind(graph.Snapshot.KindOf(index));
            return before?.LookAgain(asset, covering, _policies.Exemptions, now, changed) ?? AssetOutcome.Of(asset, covering, _policies.Exemptions, now);
        }
    }
}
