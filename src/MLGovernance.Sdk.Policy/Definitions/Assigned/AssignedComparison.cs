using System.Collections.Immutable;

namespace MLGovernance.Policy;

/// <summary>The verdicts of this library on an estate beside the states that Azure Policy reports of it.</summary>
public sealed class AssignedComparison
{
    private AssignedComparison(ImmutableArray<StateComparison> entries) => Entries = entries;

    /// <summary>Gets every pair, ordered by resource, assignment and reference. What neither side judges is left out.</summary>
    public ImmutableArray<StateComparison> Entries { get; }

    /// <summary>Counts the pairs that stand so.</summary>
    /// <param name="agreement">How they stand.</param>
    public int Count(StateAgreement agreement) => Entries.Count(entry => entry.Agreement == agreement);

    /// <summary>Evaluates an estate and compares.</summary>
    /// <param name="policies">The policies of the tenant.</param>
    /// <param name="snapshot">The estate.</param>
    /// <param name="states">Azure's states.</param>
    /// <param name="now">The moment, by which exemptions expire; the default is when the snapshot was taken.</param>
    public static AssignedComparison Of(AssignedPolicies policies, EstateSnapshot snapshot, IEnumerable<AzurePolicyState> states, DateTimeOffset? now = null)
    {
        ArgumentNullException.ThrowIfNull(policies);
        ArgumentNullException.ThrowIfNull(snapshot);
        ArgumentNullException.ThrowIfNull(states);
        var theirs = new StateIndex(states);
        DateTimeOffset moment = now ?? snapshot.TakenAt;
        List<StateComparison> entries = [];
        foreach (Asset asset in snapshot.Assets)
        {
            ImmutableArray<AssignedPolicyResult> full = default;
            foreach ((int i, AssignedPolicyResult result) in policies.Evaluate(asset, moment).Index())
            {
                AzurePolicyState? state = theirs.Take(asset.Id, result);
                StateAgreement? agreement = Agreement(result.Result.State, state);
                if (agreement is { } stands)
                {
                    AssignedPolicyResult told = stands == StateAgreement.Disagrees
                        ? (full.IsDefault ? full = policies.Evaluate(asset, moment, PolicyEvaluationMode.Full) : full)[i]
                        : result;
                    entries.Add(Entry(asset, told, state, stands));
                }
            }
        }

        entries.AddRange(theirs.Left.Select(state => Entry(state, snapshot)));
        return new AssignedComparison(
        [
            .. entries
                .OrderBy(entry => entry.ResourceId, StringComparer.OrdinalIgnoreCase)
                .ThenBy(entry => entry.PolicyAssignmentId, StringComparer.OrdinalIgnoreCase)
                .ThenBy(entry => entry.ReferenceId, StringComparer.OrdinalIgnoreCase)
                .ThenBy(entry => entry.PolicyDefinitionId, StringComparer.OrdinalIgnoreCase),
        ]);
    }

    private static StateAgreement? Agreement(PolicyLanguageState ours, AzurePolicyState? theirs)
    {
        if (ours == PolicyLanguageState.NotApplicable)
        {
            return theirs is null ? null : StateAgreement.OnlyTheirs;
        }

        bool decided = ours is PolicyLanguageState.Compliant or PolicyLanguageState.NonCompliant or PolicyLanguageState.Exempt;
        return theirs is null ? (decided ? StateAgreement.OnlyOurs : StateAgreement.Undecidable)
            : !decided || theirs.ComplianceState.ToUpperInvariant() is not ("COMPLIANT" or "NONCOMPLIANT" or "EXEMPT") ? StateAgreement.Undecidable
            : theirs.ComplianceState.Equals(ours.ToString(), StringComparison.OrdinalIgnoreCase) ? StateAgreement.Agrees
            : StateAgreement.Disagrees;
    }

    private static StateComparison Entry(Asset asset, AssignedPolicyResult result, AzurePolicyState? state, StateAgreement agreement) => new()
    {
        ResourceId = asset.Id.Value,
        PolicyAssignmentId = result.Assignment.Id,
        PolicyDefinitionId = result.PolicyDefinitionId,
        ReferenceId = result.ReferenceId,
        Agreement = agreement,
        Ours = result.Result.State,
        Theirs = state?.ComplianceState,
        TheirsAt = state?.EvaluatedAt,
        Why = agreement switch
        {
            StateAgreement.Agrees => "",
            StateAgreement.OnlyTheirs => result.Result.Reason ?? "The policy does not apply to the resource here.",
            _ => ComparisonReason.Of(asset, result.Result, state),
        },
    };

    private static StateComparison Entry(AzurePolicyState state, EstateSnapshot snapshot) => new()
    {
        ResourceId = state.ResourceId,
        PolicyAssignmentId = state.PolicyAssignmentId,
        PolicyDefinitionId = state.PolicyDefinitionId,
        ReferenceId = state.ReferenceId,
        Agreement = StateAgreement.OnlyTheirs,
        Theirs = state.ComplianceState,
        TheirsAt = state.EvaluatedAt,
        Why = AssetId.TryParse(state.ResourceId, null, out AssetId id, out _) && snapshot.TryGetIndex(id, out _)
            ? "No assignment that was read covers the resource so."
            : "The resource is not in the estate.",
    };
}
