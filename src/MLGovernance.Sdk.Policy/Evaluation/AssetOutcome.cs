using System.Collections.Immutable;

namespace MLGovernance.Policy;

/// <summary>What all policies found of one asset, in the order of the runs that cover it.</summary>
internal sealed record AssetOutcome(ImmutableArray<PolicyOutcome> Outcomes)
{
    private static readonly AssetOutcome Nothing = new([]);

    internal static AssetOutcome Of(Asset asset, RuleRun[] runs, ImmutableArray<PolicyExemption> exemptions, DateTimeOffset now)
    {
        if (runs.Length == 0)
        {
            return Nothing;
        }

        ImmutableArray<PolicyOutcome>.Builder outcomes = ImmutableArray.CreateBuilder<PolicyOutcome>(runs.Length);
        foreach (RuleRun run in runs)
        {
            if (run.Settings.Covers(asset.Id))
            {
                outcomes.Add(PolicyOutcome.Of(run, asset, exemptions, now));
            }
        }

        return new AssetOutcome(outcomes.ToImmutable());
    }

    /// <summary>Carries the outcomes of an unchanged asset over, and looks again at those that rest on something that changed.</summary>
    internal AssetOutcome CarryOver(Asset asset, RuleRun[] runs, ImmutableArray<PolicyExemption> exemptions, DateTimeOffset now, OutcomeDependencies changed)
    {
        if (Outcomes.IsEmpty)
        {
            return this;
        }

        ImmutableArray<PolicyOutcome>.Builder outcomes = ImmutableArray.CreateBuilder<PolicyOutcome>(Outcomes.Length);
        foreach (RuleRun run in runs)
        {
            if (run.Settings.Covers(asset.Id))
            {
                PolicyOutcome known = Outcomes[outcomes.Count];
                outcomes.Add(known.RestsOn(changed, run.Rule) ? PolicyOutcome.Of(run, asset, exemptions, now) : known.For(asset));
            }
        }

        return new AssetOutcome(outcomes.ToImmutable());
    }
}
