using System.Collections.Immutable;

namespace MLGovernance.Policy;

/// <summary>What all policies found of one asset, in the order of the runs that cover it.</summary>
internal sealed class AssetOutcome
{
    private static readonly AssetOutcome Nothing = new([]);

    private readonly int _states; // one bit for each state that occurs
    private AssetOutcome(PolicyOutcome[] outcomes)
    {
        Outcomes = outcomes;
        foreach (PolicyOutcome outcome in outcomes)
        {
            Dependencies |= outcome.Dependencies;
            HasFindings |= outcome.Finding is not null;
            _states |= 1 << (int)outcome.State;
        }
    }

    internal PolicyOutcome[] Outcomes { get; }

    /// <summary>Gets what any of the outcomes rests on.</summary>
    internal OutcomeDependencies Dependencies { get; }

    internal bool HasFindings { get; }

    /// <summary>Counts the outcomes in one state. Most assets are done after one look, since most have no outcome in a state that is counted.</summary>
    internal int Count(ComplianceState state)
    {
        int count = 0;
        if ((_states & (1 << (int)state)) != 0)
        {
            foreach (PolicyOutcome outcome in Outcomes)
            {
                count += outcome.State == state ? 1 : 0;
            }
        }

        return count;
    }

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

    /// <summary>Carries the outcomes of an unchanged asset over, and looks again at those that rest on something that changed.</summary>
    internal AssetOutcome CarryOver(Asset asset, RuleRun[] runs, ImmutableArray<PolicyExemption> exemptions, DateTimeOffset now, OutcomeDependencies changed)
    {
        if ((Dependencies & changed) == 0)
        {
            return this;
        }

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
}
