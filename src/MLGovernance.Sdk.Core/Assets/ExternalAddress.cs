using System.Buffers;

namespace MLGovernance;

/// <summary>Reads addresses outside Azure ML and Azure storage: web, buckets of other clouds, git repositories.</summary>
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
        string branch = fragment < 0 ? string.Empty : rest[fragment..].Split('?')[0];
        int query = rest.AsSpan().IndexOfAny('?', '#');
        rest = query < 0 ? rest : rest[..query];
        int slash = rest.IndexOf('/', StringComparison.Ordinal);
        string authority = slash < 0 ? rest : rest[..slash];
        string path = slash < 0 ? string.Empty : rest[slash..].TrimEnd('/');
        authority = authority[(authority.LastIndexOf('@') + 1)..];
        if (authority.Length == 0 && (path.Length == 0 || scheme.StartsWith("http", StringComparison.Ordinal)))
        {
            error = $"'{AssetIdParser.Shown(text)}' names no host: expected SCHEME://HOST/PATH.";
            return null;
        }

        authority = scheme is "s3" or "gs" or "dbfs" or "file" ? authority : authority.ToLowerInvariant();
        bool namesTransport = scheme.StartsWith("git", StringComparison.Ordinal);
        return namesTransport || IsRepository(authority, path, branch)
            ? $"{(namesTransport ? scheme : "git+" + scheme)}://{authority}{path}{branch}"
            : $"{scheme}://{authority}{path}";
    }

    /// <summary>Reads addresses without <c>//</c>: <c>git@host:owner/repository</c> and <c>dbfs:/path</c>; null where the text is neither.</summary>
    internal static string? ParseShort(string text)
    {
        int colon = text.IndexOf(':', StringComparison.Ordinal), at = text.IndexOf('@', StringComparison.Ordinal);
        if (colon <= 0 || colon == text.Length - 1)
        {
            return null;
        }

        if (at > 0 && at < colon && !text.AsSpan(0, colon).Contains('/') && text.AsSpan(colon).Contains('/'))
        {
            return $"git+ssh://{text[(at + 1)..colon].ToLowerInvariant()}/{text[(colon + 1)..].Trim('/')}";
        }

        string scheme = text[..colon].ToLowerInvariant();
        int query = text.IndexOf('?', StringComparison.Ordinal);
        return text[colon + 1] == '/' && char.IsAsciiLetter(scheme[0]) && !scheme.AsSpan().ContainsAnyExcept(SchemeCharacters)
            ? $"{scheme}:{(query < 0 ? text[(colon + 1)..] : text[(colon + 1)..query]).TrimEnd('/')}"
            : null;
    }

    /// <summary>Tells whether a web address is a git repository: by its ending, by a branch behind '#', or as OWNER/REPOSITORY at a known forge.</summary>
    private static bool IsRepository(string authority, string path, string branch)
    {
        if (path.EndsWith(".git", StringComparison.Ordinal) || path.Contains("/_git/", StringComparison.Ordinal))
        {
            return true;
        }

        bool forge = authority is "github.com" or "www.github.com" or "gitlab.com" or "bitbucket.org";
        return forge && (branch.Length > 0 || path.AsSpan().Count('/') == 2);
    }
}
