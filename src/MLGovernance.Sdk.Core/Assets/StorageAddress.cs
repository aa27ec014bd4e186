namespace MLGovernance;

/// <summary>
/// Reads the addresses of Azure storage and OneLake. The blob and dfs endpoints of an account are the same place, in every cloud; the
/// query, which may hold a signature, is dropped. A Data Lake Storage Gen1 store, which has no containers, is written like an account.
/// </summary>
internal static class StorageAddress
{
    internal static string? Parse(string text)
    {
        int end = text.IndexOf("://", StringComparison.Ordinal);
        string scheme = text[..end].ToLowerInvariant(), rest = text[(end + 3)..];
        int query = rest.AsSpan().IndexOfAny('?', '#');
        rest = query < 0 ? rest : rest[..query];
        int slash = rest.IndexOf('/', StringComparison.Ordinal);
        string authority = slash < 0 ? rest : rest[..slash], path = slash < 0 ? string.Empty : rest[(slash + 1)..].TrimEnd('/');
        switch (scheme)
        {
            case "storage":
                return authority.Length == 0 ? null : Compose(authority, path);
            case "onelake":
                return authority.Length == 0 ? null : Join($"onelake://{authority}", path);
            case "wasb" or "wasbs" or "abfs" or "abfss":
                int at = authority.IndexOf('@', StringComparison.Ordinal);
                return at <= 0 ? null : ByHost(authority[(at + 1)..], Join(authority[..at], path));
            case "https" or "http":
                return ByHost(authority, path);
            case "adl":
                return authority.Length == 0 ? null : Compose(authority.Split('.')[0], path);
            default:
                return null;
        }
    }

    private static string? ByHost(string host, string path)
    {
        string[] labels = host.Split(':')[0].ToLowerInvariant().Split('.');
        if (labels[0] is "onelake" || labels[0].EndsWith("-onelake", StringComparison.Ordinal))
        {
            return labels[^2..] is ["microsoft", "com"] && path.Length > 0 ? Join("onelake:/", path) : null;
        }

        int service = Array.FindIndex(labels, label => label is "blob" or "dfs" or "file");
        if (service < 1 || labels.Length < service + 2 || labels[service + 1] is not ("core" or "storage"))
        {
            return labels.Length > 2 && labels[1] == "azuredatalakestore" ? Compose(labels[0], WithoutWebHdfs(path)) : null;
        }

        // A read-only secondary endpoint is the same data.
        string account = labels[0].EndsWith("-secondary", StringComparison.Ordinal) ? labels[0][..^"-secondary".Length] : labels[0];
        return Compose(account, path);
    }

    private static string WithoutWebHdfs(string path) => path.StartsWith("webhdfs/v1/", StringComparison.OrdinalIgnoreCase) ? path["webhdfs/v1/".Length..] : path;

    private static string Compose(string account, string path) => Join($"storage://{account.ToLowerInvariant()}", path.TrimStart('/'));

    private static string Join(string root, string path) => path.Length == 0 ? root : $"{root}/{path}";
}
