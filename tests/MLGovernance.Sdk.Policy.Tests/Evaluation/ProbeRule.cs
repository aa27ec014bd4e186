using System.Collections.Immutable;
using MLGovernance.Policy;

namespace MLGovernance.Tests.Evaluation;

/// <summary>A policy whose behaviour a test supplies.</summary>
internal sealed class ProbeRule(string id, Action<PolicyContext, Asset> evaluate, params ImmutableArray<AssetKind> kinds) : PolicyRule
{
    public override PolicyDefinition Definition { get; } = new()
    {
        Id = id,
        DisplayName = "Probe",
        Rationale = "It is asked for.",
        Category = "Ownership",
        Severity = PolicySeverity.Low,
        Remediation = "None.",
        Parameters = [new PolicyParameter("word", "A word.", ["default"])],
    };

    public override ImmutableArray<AssetKind> AppliesTo => kinds;

    public override void Evaluate(PolicyContext context, Asset asset) => evaluate(context, asset);

    internal static ProbeRule ReportsAlways(string id) =>
        new(id, (context, asset) => context.Report($"{id} says {context.Parameter("word")[0]} of {asset.Name}", new Evidence("/id")));
}
