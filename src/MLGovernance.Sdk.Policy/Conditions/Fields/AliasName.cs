using System.Collections.Immutable;

namespace MLGovernance.Policy;

/// <summary>Takes alias names apart: everything before the last <c>/</c> is the type, what follows is the property.</summary>
internal static class AliasName
{
    private static readonly string[] RootProperties = ["sku", "zones", "identity", "plan", "managedBy", "extendedLocation"];

    /// <summary>Whether a field is an alias rather than a built-in field or a path: it has a namespace.</summary>
    public static bool IsAlias(string field)
    {
        int slash = field.IndexOf('/', StringComparison.Ordinal);
        int bracket = field.IndexOf('[', StringComparison.Ordinal);
        return slash > 0 && (bracket < 0 || slash < bracket);
    }

    public static string TypeOf(string alias) => alias[..Split(alias)];

    /// <summary>The path that convention gives, and the one to try when the resource has no such root property.</summary>
    public static (PayloadPath Path, PayloadPath? Alternate) ByConvention(string alias)
    {
        int slash = Split(alias);
        ImmutableArray<PathSegment> segments = PayloadPath.Split(alias[(slash + 1)..]);
        PayloadPath inProperties = PayloadPath.Of([PathSegment.Property("properties"), .. segments], lenient: true);
        bool atRoot = segments.Length > 0
            && RootProperties.Contains(segments[0].Name, StringComparer.OrdinalIgnoreCase)
            && !alias[..slash].Contains(".Data/", StringComparison.OrdinalIgnoreCase);
        return atRoot ? (PayloadPath.Of(segments, lenient: true), inProperties) : (inProperties, null);
    }

    private static int Split(string alias)
    {
        int bracket = alias.IndexOf('[', StringComparison.Ordinal);
        int slash = alias.LastIndexOf('/', bracket < 0 ? alias.Length - 1 : bracket);
        return slash < 0 ? alias.Length : slash;
    }
}
