using System.Collections.Immutable;
using MLGovernance.Lineage;

namespace MLGovernance.Policy;

/// <summary>MLG5002: the job behind a served model was submitted from a clean git commit.</summary>
internal sealed class CleanCommitRule : PolicyRule
{
    public override PolicyDefinition Definition { get; } = new()
    {
        Id = "MLG5002",
        DisplayName = "The job behind a served model was submitted from a clean git commit",
        Rationale = "Code that was never committed cannot be reviewed, and a model made with it cannot be made again.",
        Category = "ModelRisk",
        Severity = PolicySeverity.Medium,
        Remediation = "Commit the changes, train the model again from that commit, and deploy the new version.",
        HelpUri = RulePage.Of("MLG5002"),
        Controls = FrameworkControls.Inventory,
    };

    public override ImmutableArray<AssetKind> AppliesTo { get; } = [AssetKinds.ModelVersion];

    public override bool ReadsLineage => true;

    public override void Evaluate(PolicyContext context, Asset asset)
    {
        LineageNode model = context.Graph.Node(asset.Id);
        if (!context.Graph.EdgesOutOf(model).Any(edge => edge.Role == LineageRole.Deploys))
        {
            if (ServedModel.MayLackDeployments(context.Snapshot, asset.Id))
            {
                context.Unknown($"Whether model '{asset.DisplayName}' is served is not known, because deployments of its workspace could not be read.");
            }
            else
            {
                context.NotApplicable();
            }

            return;
        }

        ModelOrigin origin = ModelOrigin.Of(context.Graph, model);
        if (origin.Jobs.IsEmpty)
        {
            context.Unknown($"No job is known to have made model '{asset.DisplayName}', so no commit can be read.");
        }

        foreach (LineageNode job in origin.Jobs)
        {
            Judge(context, asset, job);
        }
    }

    private static void Judge(PolicyContext context, Asset model, LineageNode job)
    {
        GitState state = GitState.Of(context.Graph, job);
        if (state.Unread is { } unread)
        {
            context.Unknown($"The commit behind model '{model.DisplayName}' is not known, because {unread} could not be read.");
        }
        else if (state.Commit is null)
        {
            context.Report(
                $"Model '{model.DisplayName}' is served, and job '{job.Id.Name}', which made it, records no git commit.",
                new Evidence(GitState.CommitPointer) { Asset = job.Id, Expected = "a commit", Path = context.Graph.ShortestPath(job.Id, model.Id) });
        }
        else if (state.IsDirty == true)
        {
            context.Report(
                $"Model '{model.DisplayName}' is served, and job '{job.Id.Name}', which made it, was submitted with uncommitted changes.",
                new Evidence(GitState.DirtyPointer)
                {
                    Asset = state.Holder?.Id,
                    Expected = "False",
                    Actual = "True",
                    Path = context.Graph.ShortestPath(job.Id, model.Id),
                });
        }
        else if (state.IsDirty is null)
        {
            context.Unknown($"Job '{job.Id.Name}', which made served model '{model.DisplayName}', does not record whether its working tree was clean.");
        }
    }
}
