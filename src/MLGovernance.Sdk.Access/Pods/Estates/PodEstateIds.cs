namespace MLGovernance.Access;

/// <summary>Takes resource ids of the machine learning provider apart.</summary>
internal static class PodEstateIds
{
    /// <summary>Returns the workspace or registry that a child resource lies in, or the id itself.</summary>
    public static string WorkspaceOf(string id)
    {
        foreach (string type in (ReadOnlySpan<string>)["/workspaces/", "/registries/"])
        {
            int at = id.IndexOf(type, StringComparison.OrdinalIgnoreCase);
            if (at >= 0)
            {
                int end = id.IndexOf('/', at + type.Length);
                return end < 0 ? id : id[..end];
            }
        }

        return id;
    }

    public static bool Same(string left, string right) => ScopePath.Normalize(left) == ScopePath.Normalize(right);

    public static string NameOf(string id) => id[(id.TrimEnd('/').LastIndexOf('/') + 1)..].TrimEnd('/');
}
