using MLGovernance.Lineage;

namespace MLGovernance.Policy;

/// <summary>MLG2004: the data assets that a served model was made from are still there.</summary>
internal sealed class LostTrainingDataRule : ServedModelRule
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

    protected override void Judge(PolicyContext context, Asset model)
    {
        foreach (LineageNode node in context.Graph.Upstream(model.Id))
        {
            if (node.Kind != AssetKinds.DataVersion)
            {
                if (ModelOrigin.IsUnread(node))
                {
                    context.Unknown($"Whether the data of model '{model.DisplayName}' is still there is not known, because {node} could not be read.");
                }

                continue;
            }

            if (node.State == LineageNodeState.Outside || (node.State == LineageNodeState.Missing && context.Snapshot.MayLack(AssetKinds.DataVersion, node.Id.Scope)))
            {
                context.Unknown($"Model '{model.DisplayName}' was made from data '{node.DisplayName}', which could not be read.");
            }
            else if (node.State == LineageNodeState.Missing || node.Asset is { IsArchived: true })
            {
                bool isArchived = node.Asset is not null;
                context.Report(
                    $"Model '{model.DisplayName}' is served, and data '{node.DisplayName}', which it was made from, is {(isArchived ? "archived" : "deleted")}.",
                    new Evidence(isArchived ? "/properties/isArchived" : string.Empty)
                    {
                        Asset = node.Id,
                        Expected = isArchived ? "False" : "a data model",
                        Actual = isArchived ? "True" : null,
                        Path = context.Graph.ShortestPath(node.Id, model.Id),
                    });
            }
        }
    }
}
