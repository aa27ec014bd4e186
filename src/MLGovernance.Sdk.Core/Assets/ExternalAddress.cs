using System.Buffers;

namespace MLGovernance;

/// <summary>Reads addresses outside Azure ML and Azure storage: web, buckets of other clouds, git repositories, local paths.</summary>
internal static class ExternalAddress
{
    private static readonly SearchValues<char> SchemeCharacters = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789+-.");

    internal static string? Parse(string text, out string? error)
    {
        int end = text.IndexOf("://", StringComparison.Ordinal);
        string scheme = text[..end].ToLowerInvariant(), rest = text[(end + 3)..];
        error = null;
        if (scheme.Length == 0 || rest.Length == 0 || scheme.AsSpan().ContainsAnyExcept(SchemeCharacters))
        {
            error = $"'{AssetIdParser.Shown(text)}' is no address: expected SCHEME://HOST/PATH.";
            return null;
        }

        int fragment = rest.IndexOf('#', StringComparison.Ordinal);
        string branch = fragment < 0 ? string.Empty : rest[fragment..];
        int query = rest.AsSpan().IndexOfAny('?', '#');
        rest = query < 0 ? rest : rest[..query];
        int slash = rest.IndexOf('/', StringComparison.Ordinal);
        string authority = slash < 0 ? rest : rest[..slash];
        string path = slash < 0 ? string.Empty : rest[slash..].TrimEnd('/');
        authority = authority[(authority.LastIndexOf('@') + 1)..];
        authority = scheme is "s3" or "gs" or "dbfs" or "file" ? authority : authority.ToLowerInvariant();
        bool isGit = scheme.StartsWith("git", StringComparison.Ordinal) || path.EndsWith(".git", StringComparison.Ordinal) || path.Contains("/_git/", StringComparison.Ordinal);
        return isGit
            ? $"{(scheme.StartsWith("git", StringComparison.Ordinal) ? scheme : "git+" + scheme)}://{authority}{path}{branch}"
            : $"{scheme}://{authority}{path}";
    }

    internal static bool IsLocalPath(string text) =>
        text.StartsWith('.') || text.StartsWith('~') || text.Contains('\\', StringComparison.Ordinal) || text.StartsWith("file:", StringComparison.OrdinalIgnoreCase);

    internal static string LocalPath(string text) =>
        text.StartsWith("file:", StringComparison.OrdinalIgnoreCase) ? "file:" + text["file:".Length..].TrimEnd('/') : "file:" + text.Replace('\\', '/').TrimEnd('/');
}
