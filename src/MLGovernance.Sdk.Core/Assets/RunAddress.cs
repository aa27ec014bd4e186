namespace MLGovernance;

/// <summary>Reads MLflow's addresses: <c>runs:/{run}/{path}</c>, <c>mlflow-artifacts:/…/{run}/artifacts/{path}</c>, <c>models:/{name}/{version}</c>.</summary>
internal static class RunAddress
{
    internal static bool IsScheme(ReadOnlySpan<char> scheme) =>
        scheme.Equals("runs", StringComparison.OrdinalIgnoreCase)
        || scheme.Equals("mlflow-artifacts", StringComparison.OrdinalIgnoreCase)
        || scheme.Equals("models", StringComparison.OrdinalIgnoreCase);

    internal static string? Parse(string text, AssetIdContext? context, out string? error)
    {
        error = null;
        int colon = text.IndexOf(':', StringComparison.Ordinal);
        string[] steps = text[(colon + 1)..].Split('/', StringSplitOptions.RemoveEmptyEntries);
        if (context?.Workspace is not { } workspace || steps.Length == 0)
        {
            error = $"'{AssetIdParser.Shown(text)}' must name a run or model, and the workspace it belongs to must be known.";
            return null;
        }

        switch (text[..colon].ToLowerInvariant())
        {
            case "models":
                return Model(workspace, steps);
            case "mlflow-artifacts":
                int artifacts = Array.IndexOf(steps, "artifacts");
                return artifacts > 0 ? Output(workspace, steps[artifacts - 1], steps[(artifacts + 1)..]) : Output(workspace, steps[0], steps[1..]);
            default:
                return Output(workspace, steps[0], steps[1..]);
        }
    }

    /// <summary>Reads the addresses of SDK v1, <c>aml://artifact/ExperimentRun/dcid.{run}/{path}</c>; null for others.</summary>
    internal static string? ParseLegacy(string text, AssetIdContext? context) =>
        text.StartsWith("aml://artifact/", StringComparison.OrdinalIgnoreCase) && context?.Workspace is not null
            ? AzureMLUri.Parse("artifacts/" + text["aml://artifact/".Length..], context, out _)
            : null;

    private static string Output(AssetId workspace, string run, string[] path) =>
        string.Join('/', [$"{workspace.Value}/jobs/{run}#outputs/artifacts", .. path]);

    private static string Model(AssetId workspace, string[] steps) => steps switch
    {
        [var name] => workspace.Child("models", name).Value,
        [var name, "latest" or "Production" or "Staging" or "Archived" or "None"] => workspace.Child("models", $"{name}@{steps[1]}").Value, // MLflow's stages are labels
        [var name, var version, ..] => workspace.Child("models", name).WithVersion(version).Value,
        _ => workspace.Value,
    };
}
