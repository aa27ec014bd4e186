using System.Collections.Immutable;
using MLGovernance.Lineage;

namespace MLGovernance.Policy;

/// <summary>MLG5006: a deployment serves no archived model.</summary>
internal sealed class RetiredModelRule : PolicyRule
{
    private const string Pointer = "/properties/isArchived";

    public override PolicyDefinition Definition { get; } = new()
    {
        Id = "MLG5006",
        DisplayName = "A deployment serves no archived model",
        Rationale = "An archived model is one that somebody wanted out of use. It is hidden from every list while it goes on deciding.",
        Category = "ModelRisk",
        Severity = PolicySeverity.Medium,
        Remediation = "Deploy a current version, or restore the model where archiving it was a mistake.",
        HelpUri = RulePage.Of("MLG5006"),
        Controls = FrameworkControls.SupplyChain,
    };

    public override ImmutableArray<AssetKind> AppliesTo { get; } = [AssetKinds.OnlineDeployment, AssetKinds.BatchDeployment];

    public override bool ReadsLineage => true;

    public override void Evaluate(PolicyContext context, Asset asset)
    {
        ServedModel[] served = [.. ServedModel.OfDeployment(context.Graph, asset)];
        if (served.Length == 0)
        {
            context.NotApplicable();
            return;
        }

        foreach (ServedModel one in served)
        {
            Asset? archived = HoldersOf(context.Snapshot, one.Model).FirstOrDefault(holder => holder.IsArchived);
            if (archived is not null)
            {
                context.Report(
                    $"Deployment '{asset.Id.Parent?.Name}/{asset.Name}' serves model '{one.Model.DisplayName}', which is archived.",
                    new Evidence(Pointer)
                    {
                        Asset = archived.Id,
                        Expected = "False",
                        Actual = "True",
                        Path = context.Graph.ShortestPath(one.Model.Id, asset.Id),
                    });
            }
            else if (ModelOrigin.IsUnread(one.Model))
            {
                context.Unknown($"Whether model '{one.Model.DisplayName}' is archived is not known, because it could not be read.");
            }
        }
    }

    /// <summary>Returns a model version and the model that it is a version of: archiving that archives its versions.</summary>
    private static IEnumerable<Asset> HoldersOf(EstateSnapshot snapshot, LineageNode model)
    {
        if (model.Asset is { } version)
        {
            yield return version;
        }

        if (model.Id.Container is { } id && snapshot.Find(id) is { } container)
        {
            yield return container;
        }
    }
}
