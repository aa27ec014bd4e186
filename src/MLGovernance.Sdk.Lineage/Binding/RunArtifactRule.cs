namespace MLGovernance.Lineage;

/// <summary>
/// Joins a run to the paths that hold its id: <c>ExperimentRun/dcid.{run}/…</c> in the artefact store, <c>azureml/{run}/{output}/…</c> in the
/// default store. The run belongs to a workspace with a datastore over that container.
/// </summary>
internal static class RunArtifactRule
{
    internal static void Apply(BindingContext context)
    {
        for (int node = context.Snapshot.Count; node < context.Nodes.Count; node++)
        {
            AssetId path = context.Nodes.IdOf(node);
            if (context.Nodes.KindOf(node) != AssetKinds.StoragePath || RunOf(path.Path) is not { } run)
            {
                continue;
            }

            foreach (AssetId workspace in Workspaces(context, path))
            {
                if (context.Snapshot.Find(workspace.Child("jobs", run)) is { } job)
                {
                    context.Edges.Infer(job.Index, node, LineageRole.Produces, job.Index, LineageInference.RunArtifactPath, EdgeConfidence.Derived);
                }
            }
        }
    }

    /// <summary>Returns the run id in a path, or null.</summary>
    internal static string? RunOf(string? path)
    {
        string[] steps = path?.Split('/') ?? [];
        for (int i = 0; i + 1 < steps.Length; i++)
        {
            if (steps[i] == "ExperimentRun" && steps[i + 1].StartsWith("dcid.", StringComparison.Ordinal))
            {
                return steps[i + 1]["dcid.".Length..];
            }
        }

        return steps is ["azureml", var run, _, ..] ? run : null;
    }

    private static IEnumerable<AssetId> Workspaces(BindingContext context, AssetId path) =>
        path.Form == AssetIdForm.DatastorePath
            ? [path.Scope ?? default]
            : context.Estate.DatastoresOver(path).Select(datastore => datastore.Scope ?? default).Distinct();
}
