using System.Collections.Immutable;
using MLGovernance.Lineage;
using MLGovernance.Policy;

namespace MLGovernance.Testing;

/// <summary>
/// Checks what one policy says of the assets of small estates, and with every call what every policy owes its readers: it does not throw, it
/// gives the same report whatever the number of threads, its evidence points at properties that are there, and its messages are not blank.
/// A policy that is off by default is turned on. Works with any test framework: what does not hold is a <see cref="PolicyVerificationException"/>.
/// </summary>
/// <example>
/// <code>
/// var verify = new PolicyRuleVerifier(new EndpointHasOwnerRule());
/// verify.Violates(new EstateBuilder().Workspace("w", w => w.OnlineEndpoint("e")), "e");
/// verify.Complies(new EstateBuilder().Workspace("w", w => w.OnlineEndpoint("e", e => e.Tag("owner", "me"))), "e");
/// </code>
/// </example>
public sealed class PolicyRuleVerifier
{
    private readonly PolicyRule _rule;
    private readonly ImmutableDictionary<string, ImmutableArray<string>> _parameters;

    /// <summary>Initialises a verifier of a policy with its default parameters.</summary>
    /// <param name="rule">The policy.</param>
    public PolicyRuleVerifier(PolicyRule rule)
        : this(rule, ImmutableDictionary<string, ImmutableArray<string>>.Empty)
    {
    }

    private PolicyRuleVerifier(PolicyRule rule, ImmutableDictionary<string, ImmutableArray<string>> parameters)
    {
        ArgumentNullException.ThrowIfNull(rule);
        _rule = rule;
        _parameters = parameters;
    }

    /// <summary>Returns a verifier of a built-in policy.</summary>
    /// <param name="id">The policy's id, for example <c>MLG1001</c>.</param>
    /// <exception cref="ArgumentException">There is no such policy.</exception>
    public static PolicyRuleVerifier BuiltIn(string id) =>
        new(PolicySet.BuiltIn.Rules.FirstOrDefault(rule => rule.Definition.Id == id)
            ?? throw new ArgumentException($"There is no built-in policy '{id}'.", nameof(id)));

    /// <summary>Returns a verifier of the same policy with a parameter set.</summary>
    /// <param name="parameter">The parameter's name.</param>
    /// <param name="values">Its values.</param>
    public PolicyRuleVerifier With(string parameter, params ReadOnlySpan<string> values) =>
        new(_rule, _parameters.SetItem(parameter, [.. values]));

    /// <summary>Demands that an asset breaks the policy.</summary>
    /// <param name="estate">The estate.</param>
    /// <param name="asset">The asset: its name, its id, or the end of its id.</param>
    /// <returns>The finding.</returns>
    /// <exception cref="PolicyVerificationException">It does not.</exception>
    public Finding Violates(EstateBuilder estate, string asset) => Find(estate, asset, ComplianceState.NonCompliant)!;

    /// <summary>Demands that the policy cannot be decided for an asset.</summary>
    /// <param name="estate">The estate.</param>
    /// <param name="asset">The asset: its name, its id, or the end of its id.</param>
    /// <returns>The finding.</returns>
    /// <exception cref="PolicyVerificationException">It is decided.</exception>
    public Finding IsUnknown(EstateBuilder estate, string asset) => Find(estate, asset, ComplianceState.Unknown)!;

    /// <summary>Demands that an asset keeps the policy.</summary>
    /// <param name="estate">The estate.</param>
    /// <param name="asset">The asset: its name, its id, or the end of its id.</param>
    /// <exception cref="PolicyVerificationException">It does not.</exception>
    public void Complies(EstateBuilder estate, string asset) => Find(estate, asset, ComplianceState.Compliant);

    /// <summary>Demands that the policy does not speak of an asset.</summary>
    /// <param name="estate">The estate.</param>
    /// <param name="asset">The asset: its name, its id, or the end of its id.</param>
    /// <exception cref="PolicyVerificationException">It does.</exception>
    public void DoesNotApply(EstateBuilder estate, string asset) => Find(estate, asset, ComplianceState.NotApplicable);

    private Finding? Find(EstateBuilder estate, string name, ComplianceState expected)
    {
        ArgumentNullException.ThrowIfNull(estate);
        LineageGraph graph = estate.BuildGraph();
        Asset asset = PolicyPromises.FindAsset(graph.Snapshot, name);
        ComplianceReport report = PolicyPromises.Check(Policies(), graph);
        ComplianceState state = report.Results.Where(result => result.Asset == asset.Index).Select(result => (ComplianceState?)result.State).FirstOrDefault()
            ?? ComplianceState.NotApplicable;
        Finding? finding = report.FindingsOf(asset).FirstOrDefault();
        return state == expected
            ? finding
            : throw new PolicyVerificationException(
                $"{_rule.Definition.Id} should find {asset} {expected}, and finds it {state}{(finding is null ? "." : ": " + finding.Message)}");
    }

    private PolicySet Policies() => PolicySet.Empty.With(_rule) with
    {
        Assignments =
        [
            new PolicyAssignment
            {
                PolicyId = _rule.Definition.Id,
                Parameters = _parameters,
                Effect = _rule.Definition.DefaultEffect == PolicyEffect.Disabled ? PolicyEffect.Audit : null,
            },
        ],
    };
}
