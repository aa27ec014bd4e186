namespace MLGovernance.Access;

/// <summary>A file or directory of a hierarchical storage account with what decides access to it.</summary>
public sealed record LakePath
{
    /// <summary>The owner of what was made with an account key; it is a super-user.</summary>
    public const string SuperUser = "$superuser";

    /// <summary>Gets the path from the container's root, with a leading slash; the root itself is <c>/</c>.</summary>
    public required string Path { get; init; }

    /// <summary>Gets a value indicating whether it is a directory.</summary>
    public bool IsDirectory { get; init; }

    /// <summary>Gets the object id of the owning user.</summary>
    public string Owner { get; init; } = SuperUser;

    /// <summary>Gets the object id of the owning group.</summary>
    public string OwningGroup { get; init; } = SuperUser;

    /// <summary>Gets the access list.</summary>
    public AccessControlList Access { get; init; } = AccessControlList.Empty;

    /// <summary>Gets the default list that new children inherit; empty when there is none and for files.</summary>
    public AccessControlList Default { get; init; } = AccessControlList.Empty;

    /// <summary>Gets a value indicating whether only owners may delete or rename children.</summary>
    public bool IsSticky { get; init; }

    /// <summary>Returns the parent of a path, or <see langword="null"/> for the root.</summary>
    internal static string? ParentOf(string path)
    {
        if (path == "/")
        {
            return null;
        }

        int slash = path.LastIndexOf('/');
        return slash <= 0 ? "/" : path[..slash];
    }

    /// <summary>Returns a path with one leading and no trailing slash.</summary>
    internal static string Normalize(string path)
    {
        ReadOnlySpan<char> text = path.AsSpan().Trim('/');
        return text.IsEmpty ? "/" : string.Concat("/", text);
    }

    /// <summary>Tells whether <paramref name="path"/> is <paramref name="ancestor"/> or lies below it; both are normalized.</summary>
    internal static bool IsAtOrBelow(string path, string ancestor) =>
        ancestor == "/" || (path.StartsWith(ancestor, StringComparison.Ordinal) && (path.Length == ancestor.Length || path[ancestor.Length] == '/'));
}
