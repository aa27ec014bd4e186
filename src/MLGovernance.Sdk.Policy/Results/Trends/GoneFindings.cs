namespace MLGovernance.Policy;

/// <summary>What became of a violation that a newer report does not repeat.</summary>
internal enum Whereabouts
{
    Fixed,
    Waived,
    Undecided,
}

/// <summary>Tells what became of violations that a newer report does not repeat.</summary>
internal sealed class GoneFindings
{
    private readonly ComplianceReport _report;
    private readonly HashSet<string> _policies;
    private readonly Dictionary<(string Policy, AssetId Asset), ComplianceState> _states;

    internal GoneFindings(ComplianceReport report)
    {
        _report = report;
        _policies = report.Policies.Select(policy => policy.Id).ToHashSet(StringComparer.OrdinalIgnoreCase);
        _states = report.Results
            .Where(result => result.State is ComplianceState.Exempt or ComplianceState.Unknown or ComplianceState.Error)
            .GroupBy(result => (report.Policies[result.Policy].Id, report.Graph.Snapshot.IdOf(result.Asset)))
            .ToDictionary(group => group.Key, group => group.Max(result => result.State));
    }

    internal Whereabouts WhereaboutsOf(KnownFinding finding)
    {
        if (_states.TryGetValue((finding.Policy, finding.Asset), out ComplianceState state))
        {
            return state == ComplianceState.Exempt ? Whereabouts.Waived : Whereabouts.Undecided;
        }

        EstateSnapshot snapshot = _report.Graph.Snapshot;
        bool mayBeUnread = !snapshot.TryGetIndex(finding.Asset, out _) && (snapshot.Kinds.Get(finding.Kind) is not { } kind || snapshot.MayLack(kind, finding.Asset.Scope));
        return mayBeUnread || !_policies.Contains(finding.Policy) ? Whereabouts.Undecided : Whereabouts.Fixed;
    }
}
