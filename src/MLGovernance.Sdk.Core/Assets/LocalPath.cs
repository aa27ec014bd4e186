namespace MLGovernance;

/// <summary>Reads paths on a machine: POSIX, Windows, <c>file:</c>. Canonical is <c>file:PATH</c> with forward slashes.</summary>
internal static class LocalPath
{
    internal static bool Matches(string text) =>
        text[0] is '.' or '~' || text.Contains('\\', StringComparison.Ordinal) || text.StartsWith("file:", StringComparison.OrdinalIgnoreCase) || HasDrive(text);

    internal static string? Parse(string text)
    {
        string path = text.StartsWith("file:", StringComparison.OrdinalIgnoreCase) ? text["file:".Length..] : text;
        path = path.Replace('\\', '/');
        string trimmed = path.TrimEnd('/');
        return path.Length == 0 ? null : "file:" + (trimmed.Length == 0 ? path : trimmed);
    }

    /// <summary>Tells whether a text starts as <c>C:/</c> does.</summary>
    private static bool HasDrive(string text) => text.Length > 2 && char.IsAsciiLetter(text[0]) && text[1] == ':' && text[2] == '/';
}
