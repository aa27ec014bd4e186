using System.Collections.Immutable;

namespace MLGovernance.Policy;

/// <summary>What all policies found of one asset.</summary>
internal sealed record AssetOutcome(ImmutableArray<ComplianceResult> Results, ImmutableArray<Finding> Findings)
{
    private static readonly AssetOutcome Nothing = new([], []);

    internal static AssetOutcome Of(Asset asset, RuleRun[] runs, ImmutableArray<PolicyExemption> exemptions, DateTimeOffset now)
    {
        if (runs.Length == 0)
        {
            return Nothing;
        }

        ImmutableArray<ComplianceResult>.Builder results = ImmutableArray.CreateBuilder<ComplianceResult>(runs.Length);
        ImmutableArray<Finding>.Builder findings = ImmutableArray.CreateBuilder<Finding>();
        foreach (RuleRun run in runs)
        {
            if (!run.Settings.Covers(asset.Id))
            {
                continue;
            }

            Finding? finding = Run(run, asset, exemptions, now, out ComplianceState state);
            if (state != ComplianceState.NotApplicable)
            {
                results.Add(new ComplianceResult(run.Number, asset.Index, state));
            }

            if (finding is not null)
            {
                findings.Add(finding);
            }
        }

        return new AssetOutcome(results.ToImmutable(), findings.ToImmutable());
    }

    private static Finding? Run(RuleRun run, Asset asset, ImmutableArray<PolicyExemption> exemptions, DateTimeOffset now, out ComplianceState state)
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
            state = ComplianceState.Error;
            return RuleFailure.ToFinding(run.Settings.Definition, asset, error);
        }

        state = context.State;
        if (state is ComplianceState.Compliant or ComplianceState.NotApplicable)
        {
            return null;
        }

        PolicyExemption? exemption = state == ComplianceState.NonCompliant
            ? exemptions.FirstOrDefault(candidate => candidate.Covers(run.Settings.Definition.Id, asset.Id, now))
            : null;
        state = exemption is null ? state : ComplianceState.Exempt;
        return new Finding
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
        };
    }
}
