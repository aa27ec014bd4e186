namespace MLGovernance;

/// <summary>Reads <c>azureml://…</c> references, after the scheme.</summary>
internal static class AzureMLUri
{
    internal static string? Parse(string rest, AssetIdContext? context, out string? error)
    {
        error = null;
        int query = rest.IndexOf('?', StringComparison.Ordinal);
        string[] steps = (query < 0 ? rest : rest[..query]).Split('/', StringSplitOptions.RemoveEmptyEntries);
        if (steps.Length < 2)
        {
            error = "'azureml://' must be followed by 'registries/…', 'subscriptions/…', 'datastores/NAME/paths/PATH', 'jobs/NAME/outputs/NAME' or 'COLLECTION/NAME/versions/VERSION'.";
            return null;
        }

        switch (steps[0].ToLowerInvariant())
        {
            case "registries" or "feeds":
                return WorkspaceChild.Parse("azureml://registries/" + steps[1].ToLowerInvariant(), steps[2..], out error);
            case "subscriptions" when steps.Length > 4:
                return Long($"/subscriptions/{steps[1]}", steps[2..], out error);
            case "resourcegroups":
                string? subscription = context?.Workspace?.SubscriptionId;
                error = subscription is null ? "A reference that starts with 'azureml://resourceGroups/' needs the subscription that it stands in." : null;
                return subscription is null ? null : Long($"/subscriptions/{subscription}", steps, out error);
            case "locations" when steps.Length > 3:
                return ByGuid(steps, context, out error);
            case "artifacts" or "datastores" or "jobs" or "models" or "data" or "environments" or "components" or "codes" or "featuresets" or "featurestoreentities":
                return InCurrent(steps, context, out error);
            case var host when host.EndsWith(".api.azureml.ms", StringComparison.Ordinal) || host.Contains(".api.ml.azure.", StringComparison.Ordinal):
                int id = Array.FindIndex(steps, step => step.Equals("subscriptions", StringComparison.OrdinalIgnoreCase));
                return id < 0 ? null : ResourceIdText.Parse("/" + string.Join('/', steps[id..]), out error);
            default:
                return null;
        }
    }

    private static string? Long(string subscription, string[] steps, out string? error)
    {
        if (!steps[0].Equals("resourcegroups", StringComparison.OrdinalIgnoreCase))
        {
            error = $"'azureml:/{subscription}/{steps[0]}' is no reference: expected 'azureml://subscriptions/ID/resourcegroups/NAME/workspaces/NAME/…'.";
            return null;
        }

        string group = $"{subscription}/resourceGroups/{steps[1]}";
        string[] below = steps[2..];
        return ResourceIdText.Parse(
            below is [var first, ..] && first.Equals("providers", StringComparison.OrdinalIgnoreCase) ? $"{group}/{string.Join('/', below)}" : $"{group}/providers/{ResourcePath.MachineLearning}/{string.Join('/', below)}",
            out error);
    }

    private static string? ByGuid(string[] steps, AssetIdContext? context, out string? error)
    {
        if (context?.WorkspacesByGuid is { } known && known.TryGetValue(steps[3], out AssetId workspace))
        {
            return WorkspaceChild.Parse(workspace.Value, steps[4..], out error);
        }

        error = $"No workspace with the id '{steps[3]}' is known, so 'azureml://locations/…' cannot be resolved.";
        return null;
    }

    private static string? InCurrent(string[] steps, AssetIdContext? context, out string? error)
    {
        if (context?.Workspace is not { } workspace)
        {
            error = $"'azureml://{steps[0]}/…' means the current workspace; here none is known. Give the full form 'azureml://subscriptions/…/workspaces/…/{steps[0]}/…'.";
            return null;
        }

        if (steps is ["datastores", _])
        {
            error = "'azureml://datastores/NAME' names no path: expected 'azureml://datastores/NAME/paths/PATH'.";
            return null;
        }

        // azureml://artifacts/ExperimentRun/dcid.{run}/{path} lies in the workspace's artefact store.
        return steps[0].Equals("artifacts", StringComparison.OrdinalIgnoreCase)
            ? WorkspaceChild.Parse(workspace.Value, ["datastores", "workspaceartifactstore", "paths", .. steps[1..]], out error)
            : WorkspaceChild.Parse(workspace.Value, steps, out error);
    }
}
