using System.Buffers;
using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;

namespace MLGovernance.Purview;

public static partial class QualifiedName
{
    private static readonly SearchValues<char> LowerLettersAndDigits = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789");

    /// <summary>
    /// Names a storage path: hierarchical accounts by their dfs host, others by blob. Folders end in a slash, files do not; a last step
    /// without an extension is taken for a folder.
    /// </summary>
    /// <param name="account">The storage account.</param>
    /// <param name="container">The container or file system.</param>
    /// <param name="path">The path inside it, or empty for the container itself.</param>
    /// <param name="isHierarchical">Whether the account has a hierarchical namespace, so that Purview scans it as Data Lake Gen2.</param>
    public static CatalogReference OfStorage(string account, string container, string? path, bool isHierarchical)
    {
        if (IsNormal(account, container, path))
        {
            // Most paths are normal as they come, and a large estate has many.
            string type = isHierarchical ? "azure_datalake_gen2_path" : "azure_blob_path";
            string name = RuleOfType[type].Template
                .Replace("{account}", account, StringComparison.Ordinal)
                .Replace("{container}", container, StringComparison.Ordinal)
                .Replace("{path*}", path, StringComparison.Ordinal);
            return new CatalogReference(type, IsFile(path) || path.EndsWith('/') ? name : name + "/");
        }

        Dictionary<string, string> parts = new(StringComparer.Ordinal) { ["account"] = account, ["container"] = container };
        if (string.IsNullOrWhiteSpace(path) || path.Trim() == "/")
        {
            return Create(isHierarchical ? "azure_datalake_gen2_filesystem" : "azure_blob_container", parts);
        }

        parts["path"] = IsFile(path) || path.EndsWith('/') ? path : path + "/";
        return Create(isHierarchical ? "azure_datalake_gen2_path" : "azure_blob_path", parts);
    }

    /// <summary>Tells whether a name made of these parts is one that <see cref="Normalize"/> leaves alone. False where it takes a closer look to say.</summary>
    private static bool IsNormal(string account, string container, [NotNullWhen(true)] string? path)
    {
        if (path is not { Length: > 0 } || path[0] == '/' || path.Contains("//", StringComparison.Ordinal) || !IsPlain(path) || !IsPlain(container)
            || account.Length == 0 || account.AsSpan().IndexOfAnyExcept(LowerLettersAndDigits) >= 0)
        {
            return false;
        }

        ReadOnlySpan<char> last = path.AsSpan(path.LastIndexOf('/') + 1);
        return !last[(last.LastIndexOf('.') + 1)..].ContainsAnyInRange('A', 'Z');
    }

    /// <summary>Tells whether a text is of printable ASCII without spaces and braces.</summary>
    private static bool IsPlain(string text) => text.Length > 0 && !text.AsSpan().ContainsAnyExceptInRange('!', '~') && !text.AsSpan().ContainsAny('{', '}');

    /// <summary>
    /// Lists the names under which a scan may hold a storage path, best first: the path, the resource set that it was grouped into, its
    /// folders from near to far, the container. To publish, take the first one that exists; creating a path that stands for a part of a
    /// resource set splits lineage.
    /// </summary>
    /// <param name="account">The storage account.</param>
    /// <param name="container">The container or file system.</param>
    /// <param name="path">The path inside it, or empty.</param>
    /// <param name="isHierarchical">Whether the account is hierarchical; <see langword="null"/> lists both hosts, dfs first at each step.</param>
    public static ImmutableArray<CatalogReference> Candidates(string account, string container, string? path, bool? isHierarchical)
    {
        bool[] hosts = isHierarchical is { } known ? [known] : [true, false];
        List<CatalogReference> candidates = [];
        string rest = path?.Trim('/') ?? "";
        if (rest.Length > 0)
        {
            candidates.AddRange(hosts.Select(host => OfStorage(account, container, path, host)));
            string set = ResourceSetPattern(path!.TrimStart('/'));
            if (set != path.TrimStart('/'))
            {
                Dictionary<string, string> parts = new(StringComparer.Ordinal) { ["account"] = account, ["container"] = container, ["path"] = set };
                candidates.AddRange(hosts.Select(host => Create(host ? "azure_datalake_gen2_resource_set" : "azure_blob_resource_set", parts)));
            }

            for (int slash = rest.LastIndexOf('/'); slash > 0; slash = rest.LastIndexOf('/'))
            {
                rest = rest[..slash];
                candidates.AddRange(hosts.Select(host => OfStorage(account, container, rest + "/", host)));
            }
        }

        candidates.AddRange(hosts.Select(host => OfStorage(account, container, null, host)));
        return [.. candidates.Distinct()];
    }

    /// <summary>
    /// Replaces what differs among the files of one resource set: dates by <c>{Year}-{Month}-{Day}</c>, GUIDs by <c>{GUID}</c>, other
    /// runs of digits by <c>{N}</c>. The extension stays.
    /// </summary>
    private static string ResourceSetPattern(string path)
    {
        int dot = IsFile(path) ? path.LastIndexOf('.') : path.Length;
        return VariablePart().Replace(path[..dot], match =>
            match.Groups["guid"].Success ? "{GUID}" : match.Groups["date"].Success ? "{Year}-{Month}-{Day}" : "{N}") + path[dot..];
    }

    [GeneratedRegex("(?<guid>[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12})|(?<date>(?<![0-9])[0-9]{4}-[0-9]{2}-[0-9]{2}(?![0-9]))|[0-9]+", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex VariablePart();
}
