namespace MLGovernance.Access;

/// <summary>An address of data taken apart into account, container and path.</summary>
internal readonly record struct DataLocation(string Account, string Container, string Path)
{
    /// <summary>Reads an address; <c>azureml://</c> addresses are resolved through the datastores of the estate.</summary>
    /// <param name="uri">The address.</param>
    /// <param name="workspaceId">The workspace that a short <c>azureml://datastores/…</c> address is relative to.</param>
    /// <param name="datastores">The known datastores.</param>
    public static DataLocation? Parse(string uri, string workspaceId, IEnumerable<PodDatastore> datastores)
    {
        int scheme = uri.IndexOf("://", StringComparison.Ordinal);
        if (scheme < 0)
        {
            return null;
        }

        string rest = uri[(scheme + 3)..];
        int query = rest.IndexOf('?', StringComparison.Ordinal);
        rest = query < 0 ? rest : rest[..query];
        switch (uri[..scheme].ToUpperInvariant())
        {
            case "AZUREML":
                return OfDatastore(rest, workspaceId, datastores);
            case "ABFS" or "ABFSS" or "WASB" or "WASBS":
                int at = rest.IndexOf('@', StringComparison.Ordinal);
                int slash = rest.IndexOf('/', Math.Max(at, 0));
                string host = slash < 0 ? rest[(at + 1)..] : rest[(at + 1)..slash];
                return at <= 0 ? null : new DataLocation(host.Split('.')[0], rest[..at], slash < 0 ? "/" : LakePath.Normalize(rest[slash..]));
            case "HTTPS" or "HTTP":
                string[] parts = rest.Split('/', 3);
                bool storage = parts[0].Contains(".blob.", StringComparison.OrdinalIgnoreCase) || parts[0].Contains(".dfs.", StringComparison.OrdinalIgnoreCase);
                return storage && parts.Length > 1 && parts[1].Length > 0
                    ? new DataLocation(parts[0].Split('.')[0], parts[1], LakePath.Normalize(parts.Length > 2 ? parts[2] : "/"))
                    : null;
            default:
                return null;
        }
    }

    private static DataLocation? OfDatastore(string rest, string workspaceId, IEnumerable<PodDatastore> datastores)
    {
        string text = "/" + rest.TrimStart('/');
        string? name = ScopePath.SegmentAfter(text, "/datastores/");
        if (name is null)
        {
            return null;
        }

        string? workspace = ScopePath.SegmentAfter(text, "/workspaces/") ?? PodEstateIds.NameOf(workspaceId);
        PodDatastore? datastore = datastores.FirstOrDefault(candidate =>
            candidate.Name.Equals(name, StringComparison.OrdinalIgnoreCase)
            && PodEstateIds.NameOf(candidate.WorkspaceId).Equals(workspace, StringComparison.OrdinalIgnoreCase));
        int paths = text.IndexOf("/paths/", StringComparison.OrdinalIgnoreCase);
        string path = paths < 0 ? "/" : text[(paths + "/paths".Length)..];
        return datastore is null
            ? null
            : new DataLocation(datastore.Account, datastore.Container, LakePath.Normalize(datastore.Path.TrimEnd('/') + "/" + path.TrimStart('/')));
    }
}
