using System.Collections.Immutable;
using MLGovernance.Lineage;

namespace MLGovernance.Policy;

/// <summary>MLG1002: a served or shared model version has a description.</summary>
internal sealed class ModelDescriptionRule : PolicyRule
{
    private const string Pointer = "/properties/description";

    public override PolicyDefinition Definition { get; } = new()
    {
        Id = "MLG1002",
        DisplayName = "Model versions that are served, or shared by a registry, have a description",
        Rationale = "Who calls a model, approves it or builds on it must be able to read what it is for. Where others use it, the author is no longer at hand.",
        Category = "Ownership",
        Severity = PolicySeverity.Low,
        Remediation = "Describe what the model version is for, what it was trained on and where it must not be used.",
        HelpUri = RulePage.Of("MLG1002"),
        Controls = FrameworkControls.Inventory,
    };

    public override ImmutableArray<AssetKind> AppliesTo { get; } = [AssetKinds.ModelVersion];

    public override bool ReadsLineage => true;

    public override void Evaluate(PolicyContext context, Asset asset)
    {
        LineageEdge? deploys = context.Graph.EdgesOutOf(context.Graph.Node(asset.Id))
            .Where(edge => edge.Role == LineageRole.Deploys)
            .Select(edge => (LineageEdge?)edge)
            .FirstOrDefault();
        bool isShared = asset.Id.Form == AssetIdForm.RegistryAsset && !asset.IsArchived;
        bool isDescribed = !string.IsNullOrWhiteSpace(asset[Pointer]?.AsText());
        if (deploys is null && !isShared)
        {
            if (!isDescribed && !asset.IsArchived && ServedModel.MayLackDeployments(context.Snapshot, asset.Id))
            {
                context.Unknown($"Model '{asset.DisplayName}' has no description, and the deployments of its workspace could not be read to tell whether it is served.");
            }
            else
            {
                context.NotApplicable();
            }

            return;
        }

        if (!isDescribed)
        {
            string use = deploys is { } edge ? $"is served by deployment '{edge.Downstream.Id.Parent?.Name}/{edge.Downstream.Id.Name}'" : "is shared by a registry";
            context.Report(
                $"Model '{asset.DisplayName}' {use} and has no description.",
                new Evidence(Pointer)
                {
                    Expected = "a description",
                    Path = deploys is { } served ? context.Graph.ShortestPath(asset.Id, served.Downstream.Id) : null,
                });
            context.Offer(new Remediation { AzureCli = AzureCliCommand.Ml("model update", asset.Id, "--set description='<description>'") });
        }
    }
}
