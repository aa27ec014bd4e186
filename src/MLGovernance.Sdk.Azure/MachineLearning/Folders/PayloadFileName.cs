namespace MLGovernance.Azure;

/// <summary>Names the file that an asset is saved in: <c>workspaces/{subscription}/{group}/{workspace}/{kind}.json</c>, <c>registries/{name}/{kind}.json</c>, <c>resources/{kind}.json</c>.</summary>
internal static class PayloadFileName
{
    internal static string Of(AssetId id, AssetKind kind)
    {
        string file = Safe(kind.Name) + ".json";
        return id.Scope switch
        {
            { Form: AssetIdForm.RegistryAsset } registry => $"registries/{Safe(registry.Name)}/{file}",
            { } workspace => $"workspaces/{Safe(workspace.SubscriptionId!)}/{Safe(workspace.ResourceGroup!)}/{Safe(workspace.Name)}/{file}",
            null => "resources/" + file,
        };
    }

    /// <summary>Keeps the characters that every file system takes; a name of dots alone, or one that would be hidden, loses its dots.</summary>
    private static string Safe(string name)
    {
        string safe = string.Create(name.Length, name, static (target, source) =>
        {
            for (int i = 0; i < source.Length; i++)
            {
                target[i] = char.IsAsciiLetterOrDigit(source[i]) || source[i] is '-' or '_' or '.' ? source[i] : '_';
            }
        });
        return safe.StartsWith('.') ? safe.Replace('.', '_') : safe;
    }
}
