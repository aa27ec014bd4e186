namespace MLGovernance;

/// <summary>Reads references of container images as Docker does: <c>[host/]repository[:tag][@digest]</c>; without a host they are Docker Hub's.</summary>
internal static class ImageReference
{
    internal static bool LooksLikeImage(string text)
    {
        int slash = text.IndexOf('/', StringComparison.Ordinal);
        return text.Contains("@sha256:", StringComparison.Ordinal) || (slash > 0 && IsHost(text[..slash]));
    }

    internal static string? Parse(string text, out string? error)
    {
        bool bad = text.AsSpan().ContainsAny(' ', '\\', '?') || text.StartsWith('/') || text.EndsWith('/');
        error = bad ? $"'{AssetIdParser.Shown(text)}' is no container image: expected '[HOST/]REPOSITORY[:TAG][@DIGEST]'." : null;
        if (bad)
        {
            return null;
        }

        int slash = text.IndexOf('/', StringComparison.Ordinal);
        return slash > 0 && IsHost(text[..slash])
            ? text[..slash].ToLowerInvariant() + text[slash..]
            : slash > 0 ? "docker.io/" + text : "docker.io/library/" + text;
    }

    private static bool IsHost(string first) => first.AsSpan().ContainsAny('.', ':') || first == "localhost";
}
