namespace MLGovernance;

/// <summary>Reads resource ids written as addresses of the Resource Manager endpoint of any cloud, as logs and exported requests have them.</summary>
internal static class ManagementAddress
{
    internal static string? Parse(string text, out string? error)
    {
        error = null;
        int host = text.IndexOf("://", StringComparison.Ordinal) + 3;
        int slash = text.IndexOf('/', host);
        if (slash < 0 || !text.StartsWith("http", StringComparison.OrdinalIgnoreCase) || !IsManagement(text.AsSpan(host, slash - host)))
        {
            return null;
        }

        int query = text.AsSpan().IndexOfAny('?', '#');
        return ResourceIdText.Parse(query < 0 ? text[slash..] : text[slash..query], out error);
    }

    /// <summary>Tells whether a host is a Resource Manager endpoint: public, US Government, China.</summary>
    private static bool IsManagement(ReadOnlySpan<char> host) =>
        host.Equals("management.azure.com", StringComparison.OrdinalIgnoreCase)
        || host.Equals("management.usgovcloudapi.net", StringComparison.OrdinalIgnoreCase)
        || host.Equals("management.chinacloudapi.cn", StringComparison.OrdinalIgnoreCase);
}
