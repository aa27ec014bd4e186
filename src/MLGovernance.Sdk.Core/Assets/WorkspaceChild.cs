using System.Collections.Frozen;

namespace MLGovernance;

/// <summary>Reads what follows a workspace or registry: assets, versions and labels, deployments, datastore paths, job outputs.</summary>
internal static class WorkspaceChild
{
    /// <summary>The collections of a registry, which have an <c>azureml://registries/…</c> identity.</summary>
    private static readonly FrozenSet<string> RegistryCollections = FrozenSet.Create(StringComparer.Ordinal, "models", "data", "environments", "components", "codes");

    /// <summary>Returns the canonical text of a child.</summary>
    /// <param name="root">The canonical workspace or registry.</param>
    /// <param name="steps">The steps below it, as written.</param>
    /// <param name="error">What was expected.</param>
    internal static string? Parse(string root, string[] steps, out string? error)
    {
        error = null;
        if (steps.Length == 0)
        {
            return root;
        }

        string collection = steps[0].ToLowerInvariant();
        bool isRegistry = ResourcePath.ScopeOf(root) is { } scope && scope.StartsWith("azureml:", StringComparison.Ordinal); // has neither datastores nor jobs
        bool hasPath = steps.Length > 2 && !isRegistry && (collection is "datastores" or "jobs");
        if (!hasPath && Array.Find(steps, step => step.Contains('#', StringComparison.Ordinal)) is { } name)
        {
            error = $"'{AssetIdParser.Shown(name)}' is no name: it holds '#'.";
            return null;
        }

        switch (collection)
        {
            case "providers":
                return string.Join('/', [root, .. steps]).ToLowerInvariant();
            case "datastores" when hasPath:
                return DatastorePath(root, steps, out error);
            case "jobs" when hasPath && steps[1].EndsWith("#outputs", StringComparison.Ordinal):
                return string.Join('/', [$"{root}/jobs", .. steps[1..]]); // canonical already
            case "jobs" when hasPath:
                return JobOutput(root, steps, out error);
        }

        if (steps.Length % 2 != 0)
        {
            error = $"'{string.Join('/', steps)}' below '{root}' ends in a collection without a name.";
            return null;
        }

        string owner = RegistryCollections.Contains(collection) ? ResourcePath.RegistryForm(root) : root;
        if (steps is [_, var labelled, var labels, var label] && labels.Equals("labels", StringComparison.OrdinalIgnoreCase))
        {
            return $"{owner}/{collection}/{labelled}@{label}";
        }

        for (int i = 0; i < steps.Length; i += 2)
        {
            if (steps[i].Equals("providers", StringComparison.OrdinalIgnoreCase))
            {
                return $"{owner}/{string.Join('/', steps[i..]).ToLowerInvariant()}"; // an extension resource: of another provider, which ignores letter case
            }

            owner = $"{owner}/{steps[i].ToLowerInvariant()}/{steps[i + 1]}";
        }

        return owner;
    }

    private static string? DatastorePath(string root, string[] steps, out string? error)
    {
        // v1 and run artefacts leave 'paths' out: datastores/{name}/ExperimentRun/dcid.{run}
        int path = steps[2].Equals("paths", StringComparison.OrdinalIgnoreCase) ? 3 : steps[2] == "ExperimentRun" ? 2 : -1;
        error = path < 0 ? $"'datastores/{steps[1]}/{steps[2]}' is no path in a datastore: expected 'datastores/NAME/paths/PATH'." : null;
        return path < 0 ? null : $"{root}/datastores/{steps[1]}/paths/{string.Join('/', steps[path..])}";
    }

    private static string? JobOutput(string root, string[] steps, out string? error)
    {
        bool fits = steps.Length >= 4 && steps[2].Equals("outputs", StringComparison.OrdinalIgnoreCase);
        error = fits ? null : $"'{string.Join('/', steps)}' is no output of a job: expected 'jobs/NAME/outputs/OUTPUT/paths/PATH'.";
        if (!fits)
        {
            return null;
        }

        int path = steps.Length > 4 && steps[4].Equals("paths", StringComparison.OrdinalIgnoreCase) ? 5 : 4;
        return string.Join('/', [$"{root}/jobs/{steps[1]}#outputs", steps[3], .. steps[path..]]);
    }
}
