using System.Collections.Immutable;

namespace MLGovernance.Policy;

/// <summary>What one policy found of one asset, with the finding where there is one. It does not know the asset's number, so that it serves the next snapshot as well.</summary>
internal readonly record struct PolicyOutcome(int Policy, ComplianceState State, OutcomeDependencies Dependencies, Finding? Finding)
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
                run.Number,
                ComplianceState.Error,
                OutcomeDependencies.Estate | OutcomeDependencies.Clock,
                RuleFailure.ToFinding(run.Settings.Definition, asset, error));
        }

        PolicyExemption? exemption = context.State == ComplianceState.NonCompliant
            ? exemptions.FirstOrDefault(candidate => candidate.Covers(run.Settings.Definition.Id, asset.Id, now))
            : null;
        ComplianceState state = exemption is null ? context.State : ComplianceState.Exempt;
        OutcomeDependencies dependencies = context.Dependencies | (run.Rule.ReadsLineage ? OutcomeDependencies.Estate : OutcomeDependencies.None);
        if (context.State == ComplianceState.NonCompliant && !exemptions.IsEmpty)
        {
            // A waiver may begin to hold or end.
            dependencies |= OutcomeDependencies.Clock;
        }

        if (context.Evidence.Any(evidence => evidence.Path is not null))
        {
            // The path holds on to the graph it was found in.
            dependencies |= OutcomeDependencies.Always;
        }

        return state is ComplianceState.Compliant or ComplianceState.NotApplicable
            ? new PolicyOutcome(run.Number, state, dependencies, null)
            : new PolicyOutcome(run.Number, state, dependencies, new Finding
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

    /// <summary>Returns the same outcome for the asset as a newer snapshot holds it.</summary>
    internal PolicyOutcome For(Asset asset) => Finding is null ? this : this with { Finding = Finding with { Asset = asset } };
}
