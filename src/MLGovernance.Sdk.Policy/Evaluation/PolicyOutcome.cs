using System.Collections.Immutable;

namespace MLGovernance.Policy;

/// <summary>What one policy found of one asset, with the finding where there is one.</summary>
internal readonly record struct PolicyOutcome(ComplianceResult Result, Finding? Finding)
{
    internal static PolicyOutcome Of(RuleRun run, Asset asset, ImmutableArray<PolicyExemption> exemptions, DateTimeOffset now)
    {
        var context = new PolicyContext(run.Graph, run.Settings, now);
        try
        {
            run.Rule.Evaluate(context, asset);
        }
#pragma warning disable CA1031 // A rule that throws must not take the others down: it becomes finding MLG0001.
        catch (Exception error) when (error is not OperationCanceledException)
#pragma warning restore CA1031
        {
            return new PolicyOutcome(
                new ComplianceResult(run.Number, asset.Index, ComplianceState.Error) { Dependencies = OutcomeDependencies.Estate | OutcomeDependencies.Clock },
                RuleFailure.ToFinding(run.Settings.Definition, asset, error));
        }

        PolicyExemption? exemption = context.State == ComplianceState.NonCompliant
            ? exemptions.FirstOrDefault(candidate => candidate.Covers(run.Settings.Definition.Id, asset.Id, now))
            : null;
        ComplianceState state = exemption is null ? context.State : ComplianceState.Exempt;
        OutcomeDependencies dependencies = context.Dependencies;
        if (context.State == ComplianceState.NonCompliant && !exemptions.IsEmpty)
        {
            // A waiver may begin to hold or end.
            dependencies |= OutcomeDependencies.Clock;
        }

        var result = new ComplianceResult(run.Number, asset.Index, state) { Dependencies = dependencies };
        return state is ComplianceState.Compliant or ComplianceState.NotApplicable
            ? new PolicyOutcome(result, null)
            : new PolicyOutcome(result, new Finding
            {
                Policy = run.Settings.Definition,
                Asset = asset,
                State = state,
                Message = context.Message!,
                Severity = run.Settings.Severity,
                Effect = run.Settings.Effect,
                Evidence = context.Evidence,
                Exemption = exemption,
                Fix = context.Fix,
            });
    }

    /// <summary>Tells whether the outcome has to be looked at again. One with a lineage path always has: the path holds on to the graph it was found in.</summary>
    internal bool RestsOn(OutcomeDependencies changed, PolicyRule rule) =>
        (((rule.ReadsLineage ? Result.Dependencies | OutcomeDependencies.Estate : Result.Dependencies) & changed) != 0)
        || (Finding is { } finding && finding.Evidence.Any(evidence => evidence.Path is not null));

    /// <summary>Returns the same outcome for the asset as a newer snapshot holds it.</summary>
    internal PolicyOutcome For(Asset asset) => new(Result with { Asset = asset.Index }, Finding is null ? null : Finding with { Asset = asset });
}
