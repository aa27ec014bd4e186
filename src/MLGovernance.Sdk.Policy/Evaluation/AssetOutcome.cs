using System.Collections.Immutable;
using System.Runtime.CompilerServices;

namespace MLGovernance.Policy;

/// <summary>What all policies found of one asset, in the order of the runs that cover it.</summary>
internal sealed class AssetOutcome
{
    private static readonly AssetOutcome Nothing = new([]);

    private readonly StateCounts _counts;

    private AssetOutcome(PolicyOutcome[] outcomes)
    {
        Outcomes = outcomes;
        foreach (PolicyOutcome outcome in outcomes)
        {
            Dependencies |= outcome.Dependencies;
            HasFindings |= outcome.Finding is not null;
            _counts[(int)outcome.State]++;
        }
    }

    internal PolicyOutcome[] Outcomes { get; }

    /// <summary>Gets what any of the outcomes rests on.</summary>
    internal OutcomeDependencies Dependencies { get; }

    internal bool HasFindings { get; }

    /// <summary>Counts the outcomes in one state.</summary>
    internal int Count(ComplianceState state) => _counts[(int)state];

    internal static AssetOutcome Of(Asset asset, RuleRun[] runs, ImmutableArray<PolicyExemption> exemptions, DateTimeOffset now)
    {
        if (runs.Length == 0)
        {
            return Nothing;
        }

        var outcomes = new List<PolicyOutcome>(runs.Length);
        foreach (RuleRun run in runs)
        {
            if (run.Settings.Covers(asset))
            {
                outcomes.Add(PolicyOutcome.Of(run, asset, exemptions, now));
            }
        }

        return new AssetOutcome([.. outcomes]);
    }

    /// <summary>Keeps the outcomes of an unchanged asset but for those that rest on something that changed, which are looked at again.</summary>
    internal AssetOutcome LookAgain(Asset asset, RuleRun[] runs, ImmutableArray<PolicyExemption> exemptions, DateTimeOffset now, OutcomeDependencies changed)
    {
        var outcomes = new PolicyOutcome[Outcomes.Length];
        int next = 0;
        foreach (RuleRun run in runs)
        {
            if (run.Settings.Covers(asset))
            {
                PolicyOutcome known = Outcomes[next];
                outcomes[next++] = (known.Dependencies & changed) != 0 ? PolicyOutcome.Of(run, asset, exemptions, now) : known;
            }
        }

        return new AssetOutcome(outcomes);
    }

    /// <summary>One number for each <see cref="ComplianceState"/>.</summary>
    [InlineArray(6)]
    private struct StateCounts
    {
        private int _compliant;
    }
}
