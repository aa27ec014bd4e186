using System.Collections.Immutable;
using MLGovernance.Lineage;

namespace MLGovernance.Policy;

/// <summary>MLG5004: an environment that serves traffic does not rebuild itself.</summary>
internal sealed class SelfRebuildingEnvironmentRule : PolicyRule
{
    private const string Pointer = "/properties/autoRebuild";

    public override PolicyDefinition Definition { get; } = new()
    {
        Id = "MLG5004",
        DisplayName = "An environment that serves traffic does not rebuild itself",
        Rationale = "An environment that follows its base image becomes another one after it was approved; what serves is then what nobody tested.",
        Category = "ModelRisk",
        Severity = PolicySeverity.Medium,
        Remediation = "Make a version of the environment without automatic rebuild for serving, and bring newer base images in by a deployment.",
        HelpUri = RulePage.Of("MLG5004"),
        Controls = FrameworkControls.SupplyChain,
    };

    public override ImmutableArray<AssetKind> AppliesTo { get; } = [AssetKinds.OnlineDeployment, AssetKinds.BatchDeployment];

    public override bool ReadsLineage => true;

    public override void Evaluate(PolicyContext context, Asset asset)
    {
        LineageNode[] environments = [.. context.Graph.EdgesInto(context.Graph.Node(asset.Id)).Where(edge => edge.Role == LineageRole.RunsIn).Select(edge => edge.Upstream)];
        if (environments.Length == 0 || !TrafficShare.ServesTraffic(context.Snapshot, asset))
        {
            context.NotApplicable();
            return;
        }

        foreach (LineageNode environment in environments)
        {
            if (environment.Asset is not { } known)
            {
                context.Unknown($"Environment '{environment.DisplayName}' of deployment '{asset.Name}' could not be read.");
            }
            else if (known[Pointer]?.AsText() is { } rebuild && !string.Equals(rebuild, "Disabled", StringComparison.OrdinalIgnoreCase))
            {
                context.Report(
                    $"Deployment '{asset.Id.Parent?.Name}/{asset.Name}' runs in environment '{environment.DisplayName}', which rebuilds itself ({rebuild}).",
                    new Evidence(Pointer)
                    {
                        Asset = known.Id,
                        Expected = "Disabled",
                        Actual = rebuild,
                        Path = context.Graph.ShortestPath(known.Id, asset.Id, LineageQuery.Impact),
                    });
            }
        }
    }
}
