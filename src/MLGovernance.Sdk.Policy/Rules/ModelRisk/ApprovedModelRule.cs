using System.Collections.Immutable;
using MLGovernance.Lineage;

namespace MLGovernance.Policy;

/// <summary>MLG5005: a production deployment serves an approved model.</summary>
internal sealed class ApprovedModelRule : PolicyRule
{
    private const string ApprovalTags = "approvalTags";

    public override PolicyDefinition Definition { get; } = new()
    {
        Id = "MLG5005",
        DisplayName = "A production deployment serves a model that somebody approved",
        Rationale = "Between training and use stands a decision. Where no name is on it, nobody has made it.",
        Category = "ModelRisk",
        Severity = PolicySeverity.Medium,
        Remediation = "Have the model version reviewed, and tag it with who approved it.",
        HelpUri = RulePage.Of("MLG5005"),
        Parameters =
        [
            new PolicyParameter(ApprovalTags, "The names of the tags of which one must hold the approver, on the model version or on the one that it is a copy of.", ["approvedBy"]),
            StageParameters.Tags,
            StageParameters.Production,
        ],
        Controls = FrameworkControls.SupplyChain,
    };

    public override ImmutableArray<AssetKind> AppliesTo { get; } = [AssetKinds.OnlineDeployment, AssetKinds.BatchDeployment];

    public override bool ReadsLineage => true;

    public override void Evaluate(PolicyContext context, Asset asset)
    {
        bool? isProduction = StageParameters.IsProduction(context, asset.Id);
        ServedModel[] served = [.. ServedModel.OfDeployment(context.Graph, asset)];
        if (isProduction == false || served.Length == 0)
        {
            context.NotApplicable();
            return;
        }

        if (isProduction is null)
        {
            context.Unknown($"Whether deployment '{asset.Name}' is one of production is not known, because its workspace could not be read.");
            return;
        }

        foreach (ServedModel one in served)
        {
            Judge(context, asset, one.Model);
        }
    }

    private static void Judge(PolicyContext context, Asset deployment, LineageNode model)
    {
        ImmutableArray<string> tags = context.Parameter(ApprovalTags);
        LineageNode[] copies = [model, .. context.Graph.EdgesInto(model)
            .Where(edge => edge.Role == LineageRole.DerivesFrom && edge.Upstream.Kind == AssetKinds.ModelVersion)
            .Select(edge => edge.Upstream)];
        if (copies.Any(copy => copy.Asset is { } asset && tags.Any(tag => asset.Tags.TryGetValue(tag, out string? by) && !string.IsNullOrWhiteSpace(by))))
        {
            return;
        }

        if (copies.FirstOrDefault(ModelOrigin.IsUnread) is { Graph: not null } unread)
        {
            context.Unknown($"Whether {unread} is approved is not known, because it could not be read.");
            return;
        }

        context.Report(
            $"Production deployment '{deployment.Id.Parent?.Name}/{deployment.Name}' serves '{model.DisplayName}', which nobody approved: no tag '{string.Join("', '", tags)}'.",
            new Evidence($"{model.Kind.TagsPath}/{tags.FirstOrDefault() ?? "approvedBy"}")
            {
                Asset = model.Id,
                Expected = "the approver",
                Path = context.Graph.ShortestPath(model.Id, deployment.Id),
            });
    }
}
