namespace MLGovernance.Azure;

/// <summary>One file of a folder or zip.</summary>
/// <param name="Name">The path inside the folder or zip, with forward slashes.</param>
/// <param name="Open">Opens it for one forward read.</param>
internal sealed record PayloadFile(string Name, Func<Stream> Open)
{
    /// <summary>Gets a value that tells whether each line is a document of its own.</summary>
    internal bool HoldsLines =>
        Name.EndsWith(".ndjson", StringComparison.OrdinalIgnoreCase) || Name.EndsWith(".jsonl", StringComparison.OrdinalIgnoreCase);

    internal bool IsPayload => !IsHidden && (HoldsLines || Name.EndsWith(".json", StringComparison.OrdinalIgnoreCase));

    /// <summary>Gets a value that tells whether the file, or a folder on the way to it, is hidden: its name starts with a dot, or it is what macOS adds to zips.</summary>
    internal bool IsHidden => Name.StartsWith('.') || Name.Contains("/.", StringComparison.Ordinal) || Name.StartsWith("__MACOSX/", StringComparison.Ordinal);

    /// <summary>Gets the name without its folders.</summary>
    internal string LastName => Name[(Name.LastIndexOf('/') + 1)..];
}
