namespace MLGovernance.Policy;

/// <summary>Command lines of the Azure CLI that mend a finding. Values a person has to choose stand in angle brackets.</summary>
internal static class AzureCliCommand
{
    /// <summary>Sets tags of a tracked resource and keeps the others.</summary>
    internal static string MergeTags(AssetId resource, string tags) =>
        $"az tag update --operation Merge --resource-id {Quote(resource.Value)} --tags {tags}";

    /// <summary>Returns a command of the <c>ml</c> extension on an asset of a workspace or registry.</summary>
    internal static string Ml(string command, AssetId asset, string arguments)
    {
        string version = asset.Version is { } text ? $" --version {Quote(text)}" : string.Empty;
        string scope = asset.Scope is { ResourceType: var type } workspace && !type.EndsWith("/registries", StringComparison.OrdinalIgnoreCase)
            ? $" --workspace-name {Quote(workspace.Name)} --resource-group {Quote(workspace.ResourceGroup ?? "<resource group>")}"
            : $" --registry-name {Quote(asset.Scope?.Name ?? "<registry>")}";
        return $"az ml {command} --name {Quote(asset.Name)}{version}{scope} {arguments}";
    }

    /// <summary>Returns a text as one word of a POSIX shell.</summary>
    internal static string Quote(string text) =>
        text.Length > 0 && text.All(static c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.' or '/' or ':')
            ? text
            : "'" + text.Replace("'", "'\\''", StringComparison.Ordinal) + "'";
}
