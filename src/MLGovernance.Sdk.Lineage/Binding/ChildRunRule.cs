using System.Globalization;

namespace MLGovernance.Lineage;

/// <summary>Joins trials to the sweep or AutoML job they belong to: their names are <c>{parent}_{n}</c>.</summary>
internal static class ChildRunRule
{
    internal static void Apply(BindingContext context)
    {
        foreach (int job in context.Snapshot.IndicesOf(AssetKinds.Job))
        {
            AssetId id = context.Snapshot.IdOf(job);
            if (ParentName(id.Name) is { } parent
                && id.Scope is { } workspace
                && context.Snapshot.Find(workspace.Child("jobs", parent)) is { } owner
                && owner["/properties/jobType"]?.AsText() is "Sweep" or "AutoML")
            {
                int index = context.Nodes.Find(workspace.Child("jobs", parent));
                context.Edges.Infer(index, job, LineageRole.Contains, job, LineageInference.ChildRunName, EdgeConfidence.Assumed);
            }
        }
    }

    /// <summary>Returns the name of the parent that a trial's name tells, or null.</summary>
    internal static string? ParentName(string name)
    {
        int end = name.LastIndexOf('_');
        return end > 0 && int.TryParse(name.AsSpan(end + 1), NumberStyles.None, CultureInfo.InvariantCulture, out _) ? name[..end] : null;
    }
}
