using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace MLGovernance.Policy;

/// <summary>A report summed up by initiative, control, framework, pod, workspace or owner. A verdict may count in several groups; the total counts it once.</summary>
public sealed record ComplianceRollup
{
    /// <summary>Gets what was counted by.</summary>
    public required ComplianceGrouping Grouping { get; init; }

    /// <summary>Gets the groups in the order of their names; what belongs to none comes last.</summary>
    public required ImmutableArray<ComplianceGroup> Groups { get; init; }

    /// <summary>Gets the whole report.</summary>
    public required ComplianceGroup Total { get; init; }

    /// <summary>Sums a report up.</summary>
    /// <param name="report">The report.</param>
    /// <param name="grouping">What to count by.</param>
    /// <param name="options">Owner tags and pods; null for the defaults.</param>
    public static ComplianceRollup Of(ComplianceReport report, ComplianceGrouping grouping, RollupOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(report);
        Func<ComplianceResult, ImmutableArray<string>> groupsOf = RollupGroups.Of(report, grouping, options ?? new RollupOptions());
        var total = new Tally();
        var none = new Tally();
        var tallies = new SortedDictionary<string, Tally>(StringComparer.Ordinal);
        foreach (ComplianceResult result in report.Results)
        {
            total.Add(result);
            ImmutableArray<string> groups = groupsOf(result);
            if (groups.IsEmpty)
            {
                none.Add(result);
            }

            foreach (string group in groups)
            {
                if (!tallies.TryGetValue(group, out Tally? tally))
                {
                    tallies[group] = tally = new Tally();
                }

                tally.Add(result);
            }
        }

        IEnumerable<ComplianceGroup> named = tallies.Select(pair => pair.Value.ToGroup(pair.Key));
        return new ComplianceRollup
        {
            Grouping = grouping,
            Groups = [.. none.IsEmpty ? named : named.Append(none.ToGroup(null))],
            Total = total.ToGroup(null),
        };
    }

    private sealed class Tally
    {
        private readonly Dictionary<int, ComplianceState> _worst = [];
        private ComplianceCounts _verdicts;

        internal bool IsEmpty => _worst.Count == 0;

        internal void Add(ComplianceResult result)
        {
            _verdicts = _verdicts.With(result.State);
            ref ComplianceState worst = ref CollectionsMarshal.GetValueRefOrAddDefault(_worst, result.Asset, out bool known);
            worst = known && Rank(worst) >= Rank(result.State) ? worst : result.State;
        }

        internal ComplianceGroup ToGroup(string? name) => new(name, _verdicts, _worst.Values.Aggregate(default(ComplianceCounts), (counts, state) => counts.With(state)));

        // Azure ranks unknown below compliant; here nothing that is undecided hides behind what is well.
        private static int Rank(ComplianceState state) => state switch
        {
            ComplianceState.NonCompliant => 4,
            ComplianceState.Error => 3,
            ComplianceState.Unknown => 2,
            ComplianceState.Exempt => 1,
            _ => 0,
        };
    }
}
