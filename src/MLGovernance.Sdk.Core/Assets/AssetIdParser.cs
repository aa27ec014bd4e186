namespace MLGovernance;

/// <summary>Tells the families of identities apart and hands each text to the reader of its family. All readers return canonical text or null.</summary>
internal static class AssetIdParser
{
    internal static string? Parse(string text, AssetIdContext? context, out string? error)
    {
        error = null;
        text = WithoutPlacePrefix(text);
        if (text.Length == 0)
        {
            error = "An identity must not be empty.";
            return null;
        }

        if (text.Contains("${{", StringComparison.Ordinal))
        {
            error = "A binding inside a pipeline such as '${{parent.inputs.NAME}}' is no identity; resolve it in the pipeline that states it.";
            return null;
        }

        if (HoldsControls(text))
        {
            error = $"'{Shown(text)}' holds control characters.";
            return null;
        }

        if (text[0] == '/')
        {
            return ResourceIdText.Parse(WithoutQuery(text), out error) ?? (error is null ? LocalPath.Parse(text) : null);
        }

        if (text.StartsWith("azureml:", StringComparison.OrdinalIgnoreCase))
        {
            string rest = text["azureml:".Length..];
            return rest.StartsWith("//", StringComparison.Ordinal) ? AzureMLUri.Parse(rest[2..], context, out error)
                : rest.StartsWith('/') ? ResourceIdText.Parse(WithoutQuery(rest), out error)
                : ShortName.Parse(rest, context, out error);
        }

        int scheme = text.IndexOf(':', StringComparison.Ordinal);
        if (scheme > 0 && RunAddress.IsScheme(text.AsSpan(0, scheme)) && text.AsSpan(scheme + 1).StartsWith("/"))
        {
            return RunAddress.Parse(text, context, out error);
        }

        if (text.StartsWith(OpenLineageName.Prefix, StringComparison.OrdinalIgnoreCase))
        {
            return OpenLineageName.Parse(text, out error);
        }

        if (text.Contains("://", StringComparison.Ordinal))
        {
            return ManagementAddress.Parse(text, out error)
                ?? (error is null ? RunAddress.ParseLegacy(text, context) ?? StorageAddress.Parse(text) ?? ExternalAddress.Parse(text, out error) : null);
        }

        if (LocalPath.Matches(text))
        {
            return LocalPath.Parse(text);
        }

        if (ExternalAddress.ParseShort(text) is { } address)
        {
            return address;
        }

        return string.Equals(context?.Collection, "images", StringComparison.OrdinalIgnoreCase) || ImageReference.LooksLikeImage(text)
            ? ImageReference.Parse(text, out error)
            : ShortName.Parse(text, context, out error);
    }

    internal static string Expected(string text) =>
        $"'{Shown(text)}' is no identity. Expected for example '/subscriptions/…/workspaces/…/models/NAME/versions/VERSION', 'azureml:NAME:VERSION', "
        + "'azureml://datastores/NAME/paths/PATH', 'azureml://registries/NAME/models/NAME/versions/VERSION' or 'https://ACCOUNT.blob.core.windows.net/CONTAINER/PATH'.";

    /// <summary>Returns a text as messages may show it: without a query that may hold a signature, without user and password, without what looks like a secret, and not endless.</summary>
    internal static string Shown(string text)
    {
        int query = text.AsSpan().IndexOfAny('?', '#');
        string shown = query < 0 ? text : text[..query] + "?…";
        int host = shown.IndexOf("://", StringComparison.Ordinal) + 3;
        if (host > 2)
        {
            int slash = shown.IndexOf('/', host);
            string authority = slash < 0 ? shown[host..] : shown[host..slash];
            int user = authority.LastIndexOf('@'), password = authority.IndexOf(':', StringComparison.Ordinal);
            shown = password >= 0 && password < user ? string.Concat(shown.AsSpan(0, host), "…", shown.AsSpan(host + user)) : shown;
        }

        shown = SecretScrubber.ScrubText(shown);
        return shown.Length <= 200 ? shown : shown[..200] + "…";
    }

    private static bool HoldsControls(string text) => text.AsSpan().IndexOfAnyInRange('\0', '\u001f') >= 0;

    /// <summary>Drops the query of a resource id copied from a request; the fragment stays, because it names the output of a job.</summary>
    private static string WithoutQuery(string text)
    {
        int query = text.IndexOf('?', StringComparison.Ordinal);
        return query < 0 ? text : text[..query];
    }

    /// <summary>Drops <c>file:</c> and <c>folder:</c> where they only say what kind of place the address behind them is.</summary>
    private static string WithoutPlacePrefix(string text)
    {
        if (text.StartsWith("folder:", StringComparison.OrdinalIgnoreCase))
        {
            string rest = text["folder:".Length..];
            return IsAddress(rest) ? rest : "file:" + rest;
        }

        return text.StartsWith("file:", StringComparison.OrdinalIgnoreCase) && IsAddress(text["file:".Length..]) ? text["file:".Length..] : text;
    }

    private static bool IsAddress(string text) =>
        text.IndexOf("://", StringComparison.Ordinal) > 0 || text.StartsWith("azureml:", StringComparison.OrdinalIgnoreCase)
        || text.StartsWith("/subscriptions/", StringComparison.OrdinalIgnoreCase);
}
