namespace MLGovernance.Access;

/// <summary>Git remotes as they may be shown.</summary>
internal static class GitRemote
{
    /// <summary>Removes user and token, which some remotes carry before the <c>@</c>, and the query.</summary>
    public static string WithoutSecrets(string remote)
    {
        int scheme = remote.IndexOf("://", StringComparison.Ordinal);
        if (scheme < 0)
        {
            return remote;
        }

        int start = scheme + 3;
        int slash = remote.IndexOf('/', start);
        int at = remote.LastIndexOf('@', slash < 0 ? remote.Length - 1 : slash);
        string clean = at >= start ? remote[..start] + remote[(at + 1)..] : remote;
        int query = clean.IndexOf('?', StringComparison.Ordinal);
        return query < 0 ? clean : clean[..query];
    }
}
