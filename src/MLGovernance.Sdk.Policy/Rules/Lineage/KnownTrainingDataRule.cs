using System.Collections.Immutable;
using MLGovernance.Lineage;

namespace MLGovernance.Policy;

/// <summary>MLG2001: an endpoint serves models with known training data.</summary>
internal sealed class KnownTrainingDataRule : PolicyRule
{
    public override PolicyDefinition Definition { get; } = new()
    {
        Id = "MLG2001",
        DisplayName = "An endpoint serves models whose training data is known",
        Rationale = "A model that nobody can trace to data cannot be explained, retrained, or withdrawn when its data turns out wrong or was not allowed to be used.",
        Category = "Lineage",
        Severity = PolicySeverity.High,
        Remediation = "Register the model from the job that trained it, with the data as an input of the job; or name the data in the model's datasets.",
        HelpUri = RulePage.Of("MLG2001"),
        Controls = FrameworkControls.Data,
    };

    public override ImmutableArray<AssetKind> AppliesTo { get; } = [AssetKinds.OnlineEndpoint, AssetKinds.BatchEndpoint];

    public override bool ReadsLineage => true;

    public override void Evaluate(PolicyContext context, Asset asset)
    {
        bool servesAny = false;
        foreach (ServedModel served in ServedModel.OfEndpoint(context.Graph, asset))
        {
            servesAny = true;
            LineageSet upstream = context.Graph.Upstream(served.Model.Id);
            if (TrainingData.Find(context.Graph, served.Model, upstream) is null)
            {
                Judge(context, asset, served, upstream);
            }
        }

        if (!servesAny)
        {
            if (ServedModel.MayLackDeployments(context.Snapshot, asset.Id))
            {
                context.Unknown($"The deployments of endpoint '{asset.Name}' could not be read.");
            }
            else
            {
                context.NotApplicable();
            }
        }
    }

    private static void Judge(PolicyContext context, Asset endpoint, ServedModel served, LineageSet upstream)
    {
        if (TrainingData.FindUnread(served.Model, upstream) is { } unread)
        {
            context.Unknown($"What model '{served.Model.DisplayName}' was trained on is not known, because {unread} could not be read.");
        }
        else if (context.Snapshot.MayLack(AssetKinds.Job, served.Model.Id.Scope))
        {
            context.Unknown($"What model '{served.Model.DisplayName}' was trained on is not known, because the jobs of its workspace could not be read.");
        }
        else
        {
            context.Report(
                $"Endpoint '{endpoint.Name}' serves model '{served.Model.DisplayName}', whose training data is not known.",
                new Evidence(served.Model.Kind == AssetKinds.ModelVersion ? "/properties/jobName" : string.Empty)
                {
                    Asset = served.Model.Id,
                    Expected = "a job that consumes data, or datasets",
                    Actual = served.Model.Asset?["/properties/jobName"]?.AsText(),
                    Path = context.Graph.ShortestPath(served.Model.Id, endpoint.Id),
                });
        }
    }
}
