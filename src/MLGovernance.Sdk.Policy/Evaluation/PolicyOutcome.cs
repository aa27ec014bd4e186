using System.Collections.Immutable;

namespace MLGovernance.Policy;

/// <summary>What one policy found of one asset, with the finding where there is one. It does not know the asset's number, so that it serves the next snapshot as well.</summary>
internal readonly record struct PolicyOutcome(int Policy, ComplianceState State, OutcomeDependencies Dependencies, FindingDraft? Finding)
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
                RuleFailure.Of(run.Settings.Definition, asset, error));
        }

        PolicyExemption? exemption = context.State == ComplianceState.NonCompliant
            ? context.Waiver ?? exemptions.FirstOrDefault(candidate => candidate.Covers(run.Settings.Definition.Id, asset.Id, now))
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
            : new PolicyOutcome(
                run.Number,
                state,
                dependencies,
                new FindingDraft(
                    run.Settings.Definition, state, context.Message!, run.Settings.Severity, run.Settings.Effect, context.Evidence, exemption, context.Fix));
    }
}
