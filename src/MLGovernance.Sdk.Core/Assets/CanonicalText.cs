namespace MLGovernance;

/// <summary>Tells the family and the path of a canonical text.</summary>
internal static class CanonicalText
{
    internal static AssetIdForm FormOf(string value)
    {
        if (value.Length == 0)
        {
            return AssetIdForm.Empty;
        }

        if (value[0] == '/')
        {
            return value.Contains("#outputs/", StringComparison.Ordinal) ? AssetIdForm.JobOutput
                : value.Contains("/datastores/", StringComparison.Ordinal) && value.Contains("/paths/", StringComparison.Ordinal) ? AssetIdForm.DatastorePath
                : AssetIdForm.Resource;
        }

        int scheme = value.IndexOf(':', StringComparison.Ordinal);
        return (scheme < 0 ? value : value.AsSpan(0, scheme)) switch
        {
            "azureml" => AssetIdForm.RegistryAsset,
            "storage" => AssetIdForm.Storage,
            "onelake" => AssetIdForm.OneLake,
            "openlineage" => AssetIdForm.OpenLineage,
            "git" or "git+https" or "git+http" or "git+ssh" or "git+file" => AssetIdForm.Git,
            "local" or "serverless" when scheme < 0 => AssetIdForm.Keyword,
            _ => scheme > 0 && value.AsSpan(scheme + 1).StartsWith("/") || value.StartsWith("file:", StringComparison.Ordinal)
                ? AssetIdForm.External
                : AssetIdForm.Image,
        };
    }

    internal static string? PathOf(string value, AssetIdForm form) => form switch
    {
        AssetIdForm.DatastorePath => value[(value.IndexOf("/paths/", StringComparison.Ordinal) + "/paths/".Length)..],
        AssetIdForm.Storage or AssetIdForm.OneLake => After(value, 4),
        AssetIdForm.JobOutput => After(value.AsSpan(value.IndexOf('#', StringComparison.Ordinal) + 1), 2),
        _ => null,
    };

    internal static string LastStep(string value)
    {
        ReadOnlySpan<char> trimmed = value.AsSpan().TrimEnd('/');
        return trimmed[(trimmed.LastIndexOf('/') + 1)..].ToString();
    }

    internal static string BeforeWildcard(string value)
    {
        int wildcard = value.AsSpan().IndexOfAny("*?{[");
        if (wildcard < 0)
        {
            return value;
        }

        string before = value[..value.LastIndexOf('/', wildcard)];
        return before.EndsWith("/paths", StringComparison.Ordinal) && FormOf(before) == AssetIdForm.Resource ? before + "/" : before;
    }

    /// <summary>Returns what follows the first so many steps.</summary>
    private static string After(ReadOnlySpan<char> value, int steps)
    {
        for (; steps > 0; steps--)
        {
            int slash = value.IndexOf('/');
            if (slash < 0)
            {
                return string.Empty;
            }

            value = value[(slash + 1)..];
        }

        return value.ToString();
    }
}
