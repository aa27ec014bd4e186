using System.Collections.Immutable;
using MLGovernance.Lineage;

namespace MLGovernance.Policy;

/// <summary>What a rule sees while it evaluates one asset, and where it reports. Used by one thread at a time and only during the call.</summary>
public sealed class PolicyContext
{
    private readonly LineageGraph _graph;
    private readonly PolicySettings _settings;
    private readonly DateTimeOffset _evaluatedAt;
    private readonly ImmutableArray<Evidence>.Builder _evidence = ImmutableArray.CreateBuilder<Evidence>();

    internal PolicyContext(LineageGraph graph, PolicySettings settings, DateTimeOffset evaluatedAt)
    {
        _graph = graph;
        _settings = settings;
        _evaluatedAt = evaluatedAt;
    }

    /// <summary>Gets the lineage graph. Asking for it tells that the outcome rests on other assets.</summary>
    public LineageGraph Graph
    {
        get
        {
            Dependencies |= OutcomeDependencies.Estate;
            return _graph;
        }
    }

    /// <summary>Gets the snapshot.</summary>
    public EstateSnapshot Snapshot => Graph.Snapshot;

    /// <summary>Gets the snapshot for a rule whose outcome rests on assets that no lineage ties to the one given, such as role assignments: it is judged again in every update.</summary>
    internal EstateSnapshot WholeEstate
    {
        get
        {
            Dependencies |= OutcomeDependencies.Always;
            return _graph.Snapshot;
        }
    }

    /// <summary>Gets the moment that counts as now. Rules read no clock.</summary>
    public DateTimeOffset EvaluatedAt
    {
        get
        {
            Dependencies |= OutcomeDependencies.Clock;
            return _evaluatedAt;
        }
    }

    internal OutcomeDependencies Dependencies { get; private set; }

    internal ComplianceState State { get; private set; } = ComplianceState.Compliant;

    internal string? Message { get; private set; }

    internal Remediation? Fix { get; private set; }

    internal PolicyExemption? Waiver { get; private set; }

    internal ImmutableArray<Evidence> Evidence => _evidence.ToImmutable();

    /// <summary>Gets the values of a parameter as configured, else its default.</summary>
    /// <param name="name">The parameter's name.</param>
    /// <exception cref="ArgumentException">The policy declares no such parameter.</exception>
    public ImmutableArray<string> Parameter(string name) => _settings.Parameter(name);

    /// <summary>Reports that the asset breaks the policy.</summary>
    /// <param name="message">What is wrong, naming names; without secrets.</param>
    /// <param name="evidence">The proof.</param>
    public void Report(string message, params ReadOnlySpan<Evidence> evidence)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(message);
        Message ??= message;
        State = ComplianceState.NonCompliant;
        _evidence.AddRange(evidence);
    }

    /// <summary>Reports that what the policy needs could not be read. A violation that is reported as well goes first.</summary>
    /// <param name="reason">What is missing.</param>
    public void Unknown(string reason)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(reason);
        if (State != ComplianceState.NonCompliant)
        {
            State = ComplianceState.Unknown;
            Message = reason;
        }
    }

    /// <summary>Reports that the policy does not speak of this asset.</summary>
    public void NotApplicable()
    {
        if (State == ComplianceState.Compliant)
        {
            State = ComplianceState.NotApplicable;
        }
    }

    /// <summary>Offers a machine-made fix for the violation.</summary>
    /// <param name="remediation">The fix.</param>
    public void Offer(Remediation remediation) => Fix = remediation;

    /// <summary>Tells that the outcome may change with assets that are not connected with this one, such as a share of all.</summary>
    internal void RestsOnAllAssets() => Dependencies |= OutcomeDependencies.Always;

    /// <summary>Tells that the policy's own terms waive the violation, as an exemption of Azure Policy does.</summary>
    internal void Waive(PolicyExemption exemption) => Waiver = exemption;
}
