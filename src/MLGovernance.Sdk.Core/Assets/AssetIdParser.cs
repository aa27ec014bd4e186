namespace MLGovernance;

/// <summary>Tells the families of identities apart and hands each text to the reader of its family. All readers return canonical text or null.</summary>
internal static class AssetIdParser
{
    internal static string? Parse(string text, AssetIdContext? context, out string? error)
    {
        error = null;
        text = WithoutLegacyPrefix(text);
        if (text.Length == 0)
        {
            error = "An identity must not be empty.";
            return null;
        }

        if (text.Contains("${{", StringComparison.Ordinal))
        {
            error = $"'{Shown(text)}' is a binding inside a pipeline, not an identity.";
            return null;
        }

        if (text.AsSpan().IndexOfAnyInRange('\0', '\u001f') >= 0)
        {
            error = $"'{Shown(text)}' holds control characters.";
            return null;
        }

        if (text[0] == '/')
        {
            return ResourceIdText.Parse(text, out error) ?? (error is null ? ExternalAddress.LocalPath(text) : null);
        }

        if (text.StartsWith("azureml:", StringComparison.OrdinalIgnoreCase))
        {
            string rest = text["azureml:".Length..];
            return rest.StartsWith("//", StringComparison.Ordinal) ? AzureMLUri.Parse(rest[2..], context, out error)
                : rest.StartsWith('/') ? ResourceIdText.Parse(rest, out error)
                : ShortName.Parse(rest, context, out error);
        }

        int scheme = text.IndexOf(':', StringComparison.Ordinal);
        if (scheme > 0 && RunAddress.IsScheme(text.AsSpan(0, scheme)) && text.AsSpan(scheme + 1).StartsWith("/"))
        {
            return RunAddress.Parse(text, context, out error);
        }

        if (text.Contains("://", StringComparison.Ordinal))
        {
            return StorageAddress.Parse(text) ?? ExternalAddress.Parse(text, out error);
        }

        if (context?.Collection == "images" || ImageReference.LooksLikeImage(text))
        {
            return ImageReference.Parse(text, out error);
        }

        return ExternalAddress.IsLocalPath(text) ? ExternalAddress.LocalPath(text) : ShortName.Parse(text, context, out error);
    }

    internal static string Expected(string text) =>
        $"'{Shown(text)}' is no identity. Expected for example '/subscriptions/…/workspaces/…/models/NAME/versions/VERSION', 'azureml:NAME:VERSION', "
        + "'azureml://datastores/NAME/paths/PATH', 'azureml://registries/NAME/models/NAME/versions/VERSION' or 'https://ACCOUNT.blob.core.windows.net/CONTAINER/PATH'.";

    /// <summary>Returns a text as messages may show it: without the query that may hold a signature, and not endless.</summary>
    internal static string Shown(string text)
    {
        int query = text.AsSpan().IndexOfAny('?', '#');
        string shown = query < 0 ? text : text[..query] + "?…";
        int scheme = shown.IndexOf("://", StringComparison.Ordinal), user = shown.IndexOf('@', StringComparison.Ordinal);
        shown = scheme > 0 && user > scheme && shown.AsSpan(scheme, user - scheme).Contains(":".AsSpan(), StringComparison.Ordinal) && shown.AsSpan(scheme + 3, user - scheme - 3).Contains(':')
            ? shown[..(scheme + 3)] + "…" + shown[user..]
            : shown;
        return shown.Length <= 200 ? shown : shown[..200] + "…";
    }

    /// <summary>Drops <c>file:</c> and <c>folder:</c> where they only say what kind of place the address behind them is.</summary>
    private static string WithoutLegacyPrefix(string text)
    {
        foreach (string prefix in (ReadOnlySpan<string>)["file:", "folder:"])
        {
            if (text.StartsWith(prefix, StringComparison.OrdinalIgnoreCase)
                && (text.AsSpan(prefix.Length).Contains("://", StringComparison.Ordinal) || text.AsSpan(prefix.Length).StartsWith("azureml:", StringComparison.OrdinalIgnoreCase)))
            {
                return text[prefix.Length..];
            }
        }

        return text;
    }
}
