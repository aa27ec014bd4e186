using System.Collections.Immutable;
using MLGovernance.Lineage;

namespace MLGovernance.Policy;

/// <summary>MLG2004: the data assets that a served model was made from are still there.</summary>
internal sealed class LostTrainingDataRule : PolicyRule
{
    public override PolicyDefinition Definition { get; } = new()
    {
        Id = "MLG2004",
        DisplayName = "Data assets that a served model was made from are still there",
        Rationale = "A model in use whose data was deleted or archived cannot be trained again, explained, or checked against a complaint.",
        Category = "Lineage",
        Severity = PolicySeverity.Medium,
        Remediation = "Restore the data asset; where the data had to go, withdraw the model that was made from it.",
        HelpUri = RulePage.Of("MLG2004"),
        Controls = FrameworkControls.Data,
    };

    public override ImmutableArray<AssetKind> AppliesTo { get; } = [AssetKinds.ModelVersion];

    public override bool ReadsLineage => true;

    public override void Evaluate(PolicyContext context, Asset asset)
    {
        if (!DataPlaces.IsServed(context.Graph, asset))
        {
            context.NotApplicable();
            return;
        }

        foreach (LineageNode node in context.Graph.Upstream(asset.Id))
        {
            if (node.Kind != AssetKinds.DataVersion)
            {
                if (ModelOrigin.IsUnread(node))
                {
                    context.Unknown($"Whether the data of model '{asset.DisplayName}' is still there is not known, because {node} could not be read.");
                }

                continue;
            }

            if (node.State == LineageNodeState.Outside || (node.State == LineageNodeState.Missing && context.Snapshot.MayLack(AssetKinds.DataVersion, node.Id.Scope)))
            {
                context.Unknown($"Model '{asset.DisplayName}' was made from data '{node.DisplayName}', which could not be read.");
            }
            else if (node.State == LineageNodeState.Missing || node.Asset is { IsArchived: true })
            {
                bool isArchived = node.Asset is not null;
                context.Report(
                    $"Model '{asset.DisplayName}' is served, and data '{node.DisplayName}', which it was made from, is {(isArchived ? "archived" : "deleted")}.",
                    new Evidence(isArchived ? "/properties/isArchived" : string.Empty)
                    {
                        Asset = node.Id,
                        Expected = isArchived ? "False" : "a data asset",
                        Actual = isArchived ? "True" : null,
                        Path = context.Graph.ShortestPath(node.Id, asset.Id),
                    });
            }
        }
    }
}
