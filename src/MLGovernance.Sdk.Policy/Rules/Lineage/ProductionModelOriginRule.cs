using System.Collections.Immutable;
using MLGovernance.Lineage;

namespace MLGovernance.Policy;

/// <summary>MLG2002: a production deployment serves no model that a job of a development workspace made.</summary>
internal sealed class ProductionModelOriginRule : PolicyRule
{
    public override PolicyDefinition Definition { get; } = new()
    {
        Id = "MLG2002",
        DisplayName = "A production deployment serves no model from a development workspace",
        Rationale = "Development workspaces have wider access, unreviewed code and sampled data. What decides about people is to be trained where changes are reviewed.",
        Category = "Lineage",
        Severity = PolicySeverity.High,
        Remediation = "Promote the code instead of the model: train it again by the reviewed pipeline of the production workspace, and deploy that model.",
        HelpUri = RulePage.Of("MLG2002"),
        Parameters =
        [
            StageParameters.Tags,
            StageParameters.Production,
            StageParameters.Development,
        ],
        Controls = FrameworkControls.SupplyChain,
    };

    public override ImmutableArray<AssetKind> AppliesTo { get; } = [AssetKinds.OnlineDeployment, AssetKinds.BatchDeployment];

    public override bool ReadsLineage => true;

    public override void Evaluate(PolicyContext context, Asset asset)
    {
        ImmutableArray<string> tags = context.Parameter(StageParameters.EnvironmentTags);
        EnvironmentTag? stage = EnvironmentTag.Of(context.Snapshot, asset.Id, tags);
        if (stage is null && asset.Id.Scope is { } workspace && context.Snapshot.Find(workspace) is null)
        {
            context.Unknown($"Whether deployment '{asset.Name}' is one of production is not known, because its workspace could not be read.");
            return;
        }

        if (stage?.Is(context.Parameter(StageParameters.ProductionValues)) != true)
        {
            context.NotApplicable();
            return;
        }

        bool servesAny = false;
        foreach (ServedModel served in ServedModel.OfDeployment(context.Graph, asset))
        {
            servesAny = true;
            Judge(context, asset, served.Model, tags);
        }

        if (!servesAny)
        {
            context.NotApplicable();
        }
    }

    private static void Judge(PolicyContext context, Asset deployment, LineageNode model, ImmutableArray<string> tags)
    {
        ModelOrigin origin = ModelOrigin.Of(context.Graph, model);
        foreach (LineageNode job in origin.Jobs)
        {
            if (EnvironmentTag.Of(context.Snapshot, job.Id, tags) is { } tag)
            {
                if (tag.Is(context.Parameter(StageParameters.DevelopmentValues)))
                {
                    context.Report(
                        $"Production deployment '{deployment.Id.Parent?.Name}/{deployment.Name}' serves model '{model.DisplayName}', made by job '{job.Id.Name}' of workspace '{job.Id.Scope?.Name}', which is tagged {tag.Name}={tag.Value}.",
                        new Evidence(tag.Pointer)
                        {
                            Asset = tag.Holder.Id,
                            Expected = "not " + string.Join(", ", context.Parameter(StageParameters.DevelopmentValues)),
                            Actual = tag.Value,
                            Path = context.Graph.ShortestPath(job.Id, deployment.Id),
                        });
                    return;
                }
            }
            else if (job.Id.Scope is { } workspace && context.Snapshot.Find(workspace) is null)
            {
                context.Unknown($"Job '{job.Id.Name}' made model '{model.DisplayName}', and its workspace '{workspace.Name}' could not be read to tell its stage.");
            }
        }

        if (origin.Jobs.IsEmpty)
        {
            string why = origin.Unread.IsEmpty ? "nothing records the job that made it" : $"{origin.Unread[0]} could not be read";
            context.Unknown($"Where model '{model.DisplayName}' was made is not known: {why}.");
        }
    }
}
