namespace MLGovernance;

/// <summary>Reads Resource Manager ids: <c>/subscriptions/{id}[/resourceGroups/{name}[/providers/{namespace}/{type}/{name}…]]</c> and tenant-level <c>/providers/…</c>.</summary>
internal static class ResourceIdText
{
    internal static string? Parse(string text, out string? error)
    {
        error = null;
        string[] steps = text.Split('/', StringSplitOptions.RemoveEmptyEntries);
        if (steps.Length == 0 || !(Is(steps[0], "subscriptions") || Is(steps[0], "providers")))
        {
            return null;
        }

        if (Is(steps[0], "subscriptions") && steps.Length is 2 or 4)
        {
            bool fits = Guid.TryParse(steps[1], out _) && (steps.Length == 2 || Is(steps[2], "resourcegroups"));
            error = fits ? null : $"'{AssetIdParser.Shown(text)}' names no resource: expected '/subscriptions/GUID/resourceGroups/NAME/providers/NAMESPACE/TYPE/NAME'.";
            return fits ? Join(steps, steps.Length).ToLowerInvariant() : null;
        }

        int provider = Array.FindIndex(steps, step => Is(step, "providers"));
        int kept = provider + 4;
        if (provider is not (0 or 2 or 4) || steps.Length < kept || (provider == 4 && !Is(steps[2], "resourcegroups")))
        {
            error = $"'{AssetIdParser.Shown(text)}' is no resource id: expected '/subscriptions/GUID/resourceGroups/NAME/providers/NAMESPACE/TYPE/NAME'.";
            return null;
        }

        string root = Join(steps, kept).ToLowerInvariant();
        if (root.Contains('#', StringComparison.Ordinal))
        {
            error = $"'{AssetIdParser.Shown(text)}' is no resource id: its names hold '#'.";
            return null;
        }

        string[] below = steps[kept..];
        return Is(steps[provider + 1], ResourcePath.MachineLearning) && steps[provider + 2].ToUpperInvariant() is "WORKSPACES" or "REGISTRIES"
            ? WorkspaceChild.Parse(root, below, out error)
            : Other(root, below, text, out error);
    }

    private static string? Other(string root, string[] below, string text, out string? error)
    {
        bool paired = (below.Length % 2) == 0 || Array.Exists(below, step => Is(step, "providers"));
        error = paired ? null : $"'{AssetIdParser.Shown(text)}' ends in a resource type without a name.";
        return paired ? below.Aggregate(root, (path, step) => path + "/" + step.ToLowerInvariant()) : null;
    }

    private static bool Is(string step, string word) => string.Equals(step, word, StringComparison.OrdinalIgnoreCase);

    private static string Join(string[] steps, int count) => "/" + string.Join('/', steps, 0, count);
}
