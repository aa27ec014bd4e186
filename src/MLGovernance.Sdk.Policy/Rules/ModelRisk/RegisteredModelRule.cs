using System.Collections.Immutable;
using MLGovernance.Lineage;

namespace MLGovernance.Policy;

/// <summary>MLG5008: a deployment serves a registered model version.</summary>
internal sealed class RegisteredModelRule : PolicyRule
{
    public override PolicyDefinition Definition { get; } = new()
    {
        Id = "MLG5008",
        DisplayName = "A deployment serves a registered model version",
        Rationale = "Files in a path or a job's output can be replaced in place. Only a registered version stays what it was, and can carry tags, approval and history.",
        Category = "ModelRisk",
        Severity = PolicySeverity.Medium,
        Remediation = "Register the files as a model version, and name that version in the deployment.",
        HelpUri = RulePage.Of("MLG5008"),
        Controls = FrameworkControls.SupplyChain,
    };

    public override ImmutableArray<AssetKind> AppliesTo { get; } = [AssetKinds.OnlineDeployment, AssetKinds.BatchDeployment];

    public override bool ReadsLineage => true;

    public override void Evaluate(PolicyContext context, Asset asset)
    {
        LineageEdge[] deploys = [.. context.Graph.EdgesInto(context.Graph.Node(asset.Id)).Where(edge => edge.Role == LineageRole.Deploys)];
        if (deploys.Length == 0)
        {
            context.NotApplicable();
            return;
        }

        foreach (LineageEdge edge in deploys)
        {
            if (edge.Upstream.Kind != AssetKinds.ModelVersion)
            {
                EdgeProvenance provenance = edge.Provenance;
                context.Report(
                    $"Deployment '{asset.Id.Parent?.Name}/{asset.Name}' serves {edge.Upstream}, which is no registered model version.",
                    new Evidence(provenance.Pointer ?? string.Empty)
                    {
                        Expected = "a model version",
                        Actual = provenance.Pointer is null ? null : provenance.Text,
                        Path = context.Graph.ShortestPath(edge.Upstream.Id, asset.Id),
                    });
            }
        }
    }
}
