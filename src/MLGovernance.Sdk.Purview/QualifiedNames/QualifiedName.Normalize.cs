namespace MLGovernance.Purview;

public static partial class QualifiedName
{
    /// <summary>
    /// Brings a name to the form that Purview stores (Microsoft's page "Asset normalization"): scheme, host and file extension in lower
    /// case, no spaces around steps or in the host, one slash between steps, braces encoded, no brackets around SQL names, Data Lake Gen1
    /// as <c>adl</c>, Data Factory's resource ids in lower case. The case of paths is kept; a folder keeps its last slash, a host, container
    /// or file system does not.
    /// </summary>
    /// <param name="qualifiedName">The name. Names of other forms only have their braces encoded.</param>
    public static string Normalize(string qualifiedName)
    {
        ArgumentNullException.ThrowIfNull(qualifiedName);
        string name = qualifiedName.Trim().Replace("{", "%7B", StringComparison.Ordinal).Replace("}", "%7D", StringComparison.Ordinal);
        if (name.StartsWith('/'))
        {
            return IsDataFactory(name) ? NormalizeFactory(name) : name;
        }

        int schemeEnd = name.IndexOf("://", StringComparison.Ordinal);
        if (schemeEnd <= 0)
        {
            return name;
        }

        string scheme = name[..schemeEnd].Trim().ToLowerInvariant();
        string[] steps = name[(schemeEnd + 3)..].TrimStart('/').Split('/');
        string host = steps[0].Replace(" ", "", StringComparison.Ordinal).ToLowerInvariant();
        if (scheme == "https" && host.EndsWith(".azuredatalakestore.net", StringComparison.Ordinal))
        {
            scheme = "adl";
        }

        bool isSql = scheme == "mssql";
        List<string> path = [.. steps.Skip(1).Select(step => isSql ? WithoutBrackets(step.Trim()) : step.Trim()).Where(step => step.Length > 0)];
        bool isFolder = steps.Length > 1 && steps[^1].Trim().Length == 0 && path.Count > (IsStorageHost(host) ? 1 : 0);
        if (!isFolder && path.Count > 1 && IsStorageHost(host))
        {
            path[^1] = WithLowerExtension(path[^1]);
        }

        string joined = path.Count == 0 ? "" : "/" + string.Join('/', path);
        return $"{scheme}://{host}{joined}{(isFolder && !isSql ? "/" : "")}";
    }

    private static bool IsDataFactory(string name) => name.Contains("/providers/microsoft.datafactory/", StringComparison.OrdinalIgnoreCase);

    /// <summary>Lowers the resource id; what a copy operation appends after it is a name and a type of their own.</summary>
    private static string NormalizeFactory(string name)
    {
        int sink = name.IndexOf('#', StringComparison.Ordinal);
        if (sink < 0)
        {
            return name.ToLowerInvariant();
        }

        int type = name.LastIndexOf('#');
        string head = name[..sink].ToLowerInvariant();
        return type == sink ? $"{head}#{Normalize(name[(sink + 1)..])}" : $"{head}#{Normalize(name[(sink + 1)..type])}{name[type..]}";
    }

    private static bool IsStorageHost(string host) =>
        host.Contains(".blob.", StringComparison.Ordinal) || host.Contains(".dfs.", StringComparison.Ordinal) || host.EndsWith(".azuredatalakestore.net", StringComparison.Ordinal);

    private static string WithLowerExtension(string step)
    {
        int dot = step.LastIndexOf('.');
        return dot > 0 && IsFile(step) ? string.Concat(step.AsSpan(0, dot), step[dot..].ToLowerInvariant()) : step;
    }

    /// <summary>Takes the brackets of a quoted SQL name away; spaces inside them are encoded.</summary>
    private static string WithoutBrackets(string step)
    {
        int open = step.IndexOf('[', StringComparison.Ordinal);
        int close = step.IndexOf(']', StringComparison.Ordinal);
        return open < 0 || close < open
            ? step
            : string.Concat(step.AsSpan(0, open), step[(open + 1)..close].Replace(" ", "%20", StringComparison.Ordinal), WithoutBrackets(step[(close + 1)..]));
    }
}
