using System.Collections.Immutable;
using MLGovernance.Lineage;

namespace MLGovernance.Policy;

/// <summary>MLG2006: a model in a registry was evaluated by a job.</summary>
internal sealed class EvaluatedBeforeSharingRule : PolicyRule
{
    public override PolicyDefinition Definition { get; } = new()
    {
        Id = "MLG2006",
        DisplayName = "A model that a registry shares was evaluated by a job",
        Rationale = "What a registry offers, other teams take on trust. An evaluation that no job recorded is an opinion.",
        Category = "Lineage",
        Severity = PolicySeverity.Medium,
        Remediation = "Run an evaluation job with the model version as an input before it is shared, and keep its report.",
        HelpUri = RulePage.Of("MLG2006"),
        Controls = FrameworkControls.SupplyChain,
    };

    public override ImmutableArray<AssetKind> AppliesTo { get; } = [AssetKinds.ModelVersion];

    public override bool ReadsLineage => true;

    public override void Evaluate(PolicyContext context, Asset asset)
    {
        if (asset.Id.Form != AssetIdForm.RegistryAsset || asset.IsArchived)
        {
            context.NotApplicable();
            return;
        }

        LineageNode[] copies = [.. ModelLineage.OriginsOf(context.Graph.Node(asset.Id))];
        if (copies.SelectMany(ModelLineage.ReadersOf).Any())
        {
            return;
        }

        if (copies.Length == 1)
        {
            context.Unknown($"Where model '{asset.DisplayName}' was copied from is not known, so its evaluation cannot be found.");
        }
        else if (copies.Any(model => model.State != LineageNodeState.Asset || context.Snapshot.MayLack(AssetKinds.Job, model.Id.Scope)))
        {
            context.Unknown($"Whether model '{asset.DisplayName}' was evaluated is not known, because jobs of its origin could not be read.");
        }
        else
        {
            context.Report(
                $"Model '{asset.DisplayName}' is shared by a registry, and no job takes it, or the model that it is a copy of, as an input.",
                new Evidence(string.Empty)
                {
                    Asset = copies[^1].Id,
                    Expected = "a job that reads the model",
                    Path = context.Graph.ShortestPath(copies[^1].Id, asset.Id),
                });
        }
    }
}
