using System.Collections.Frozen;

namespace MLGovernance;

/// <summary>Reads names that lean on their surroundings: <c>name:version</c>, <c>name@label</c>, <c>name</c>, <c>endpoint:deployment</c>.</summary>
internal static class ShortName
{
    private static readonly FrozenSet<string> Versioned = FrozenSet.Create(
        StringComparer.Ordinal, "models", "data", "environments", "components", "codes", "featuresets", "featurestoreentities");

    internal static string? Parse(string text, AssetIdContext? context, out string? error)
    {
        error = null;
        string? collection = context?.Collection?.ToLowerInvariant();
        if (collection is null or "computes" && text.ToUpperInvariant() is "LOCAL" or "SERVERLESS")
        {
            return text.ToLowerInvariant();
        }

        if (text.Length == 0 || text.AsSpan().ContainsAny('/', '\\', ' '))
        {
            error = AssetIdParser.Expected(text);
            return null;
        }

        if (collection is null || context!.Workspace is not { } workspace)
        {
            error = $"'{AssetIdParser.Shown(text)}' is a short name; it needs the workspace and the collection (models, data, environments, …) that it belongs to. Give the full id instead.";
            return null;
        }

        if (collection == "deployments")
        {
            string[] parts = text.Split(':', 2);
            error = parts.Length == 2 && parts[1].Length > 0 ? null : $"'{text}' is no deployment: expected 'azureml:ENDPOINT:DEPLOYMENT'.";
            return error is null ? $"{workspace.Value}/onlineendpoints/{parts[0]}/deployments/{parts[1]}" : null;
        }

        if (!Versioned.Contains(collection))
        {
            return $"{workspace.Value}/{collection}/{text}";
        }

        string root = collection == "environments" && text.StartsWith("AzureML-", StringComparison.Ordinal)
            ? "azureml://registries/azureml"
            : ResourcePath.RegistryForm(workspace.Value);
        int label = text.LastIndexOf('@'), version = text.IndexOf(':', StringComparison.Ordinal);
        if (version < 0)
        {
            error = label == 0 || label == text.Length - 1 ? $"'{text}' is no label of an asset: expected 'NAME@LABEL'." : null;
            return error is null ? $"{root}/{collection}/{text}" : null;
        }

        error = version == 0 || version == text.Length - 1 ? $"'{text}' is no version of an asset: expected 'NAME:VERSION'." : null;
        return error is null ? $"{root}/{collection}/{text[..version]}/versions/{text[(version + 1)..]}" : null;
    }
}
