namespace MLGovernance.Access;

/// <summary>Canonical text of a scope and the way up from it, compared by segment and without case.</summary>
internal static class ScopePath
{
    public const string Root = "/";
    private const string ManagementGroupPrefix = "/providers/microsoft.management/managementgroups/";

    /// <summary>Returns the scope in lower case, with one leading and no trailing slash; an empty text is the root.</summary>
    public static string Normalize(string scope)
    {
        ReadOnlySpan<char> text = scope.AsSpan().Trim().Trim('/');
        return text.IsEmpty ? Root : string.Concat("/", text).ToLowerInvariant();
    }

    public static bool IsManagementGroup(string scope) => scope.StartsWith(ManagementGroupPrefix, StringComparison.Ordinal);

    public static bool IsSubscription(string scope) =>
        scope.StartsWith("/subscriptions/", StringComparison.Ordinal) && scope.IndexOf('/', "/subscriptions/".Length) < 0;

    /// <summary>Tells whether <paramref name="scope"/> is <paramref name="ancestor"/> or lies below it by its own text; both are normalized.</summary>
    public static bool IsAtOrBelow(string scope, string ancestor) =>
        ancestor == Root || (scope.StartsWith(ancestor, StringComparison.Ordinal) && (scope.Length == ancestor.Length || scope[ancestor.Length] == '/'));

    /// <summary>Returns the next scope up: the stated parent, else the text without its last segment, else the root; null above the root.</summary>
    /// <remarks>Texts in between that are no resources (a type name without a name) carry no assignments, so they do no harm.</remarks>
    public static string? ParentOf(string scope, IReadOnlyDictionary<string, string> parents)
    {
        if (scope == Root)
        {
            return null;
        }

        if (parents.TryGetValue(scope, out string? stated))
        {
            return stated;
        }

        if (IsSubscription(scope) || IsManagementGroup(scope))
        {
            return Root;
        }

        int slash = scope.LastIndexOf('/');
        return slash <= 0 ? Root : scope[..slash];
    }

    /// <summary>Returns the value of a named segment (the text after it), or <see langword="null"/>.</summary>
    public static string? SegmentAfter(string scope, string name)
    {
        int at = scope.IndexOf(name, StringComparison.OrdinalIgnoreCase);
        if (at < 0)
        {
            return null;
        }

        int start = at + name.Length;
        int end = scope.IndexOf('/', start);
        return end < 0 ? scope[start..] : scope[start..end];
    }
}
