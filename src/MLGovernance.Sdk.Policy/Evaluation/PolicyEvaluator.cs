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
        PolicyRule[] rules = [.. _policies.Rules.OrderBy(rule => rule.Definition.Id, StringComparer.Ordinal)];
        RuleRun[] runs = [.. rules.SelectMany((rule, number) => RuleRun.Of(rule, number, _policies, graph, now))];
        int[] work = [.. Enumerable.Range(0, graph.Snapshot.Count)];
        var byKind = runs.ToKindLookup(graph.Snapshot.Kinds);
        var outcomes = new AssetOutcome[work.Length];
        var options = new ParallelOptions { MaxDegreeOfParallelism = _options.MaxConcurrency, CancellationToken = cancellationToken };
        Parallel.ForEach(
            System.Collections.Concurrent.Partitioner.Create(0, work.Length),
            options,
            range =>
            {
                for (int asset = range.Item1; asset < range.Item2; asset++)
                {
                    cancellationToken.ThrowIfCancellationRequested();
                    outcomes[asset] = AssetOutcome.Of(graph.Snapshot[asset], byKind(graph.Snapshot.KindOf(asset)), _policies.Exemptions, now);
                }
            });
        return ReportAssembly.Assemble(graph, [.. rules.Select(rule => rule.Definition)], outcomes, now);
    }
}
