namespace MLGovernance.OpenLineage;

/// <summary>
/// Translates between the names of OpenLineage and the identities of an estate, by the specification's naming rules
/// (openlineage.io/docs/spec/naming): a folder in Azure storage that a Spark job names is the one that a data asset is registered over.
/// </summary>
/// <remarks>
/// Names with the namespaces <c>azureml://subscriptions/…/workspaces/…</c> and <c>azureml://registries/…</c>, which are the start of Azure ML's
/// own addresses, mean assets of Azure ML, for example the name <c>models/credit-risk/versions/3</c>.
/// </remarks>
public static class OpenLineageNaming
{
    private const string Storage = "abfss://";
    private const string Management = "https://management.azure.com";
    private const string Other = "mlgovernance";

    /// <summary>Returns the identity of a dataset.</summary>
    /// <param name="namespace">The namespace.</param>
    /// <param name="name">The name.</param>
    /// <returns>A place in storage, an asset of Azure ML, another cloud's bucket; else the <see cref="AssetIdForm.OpenLineage"/> identity of that name.</returns>
    public static AssetId DatasetId(string @namespace, string name) =>
        Known(@namespace, name) ?? AssetId.OpenLineageDataset(@namespace, name);

    /// <summary>Returns the identity of a job.</summary>
    /// <param name="namespace">The namespace.</param>
    /// <param name="name">The name.</param>
    /// <returns>An asset of Azure ML; else the <see cref="AssetIdForm.OpenLineage"/> identity of that name.</returns>
    public static AssetId JobId(string @namespace, string name) =>
        IsAzureML(@namespace) && Known(@namespace, name) is { } known ? known : AssetId.OpenLineageJob(@namespace, name);

    /// <summary>Returns the OpenLineage name of an asset; reading it back with <see cref="DatasetId"/> or <see cref="JobId"/> gives the asset.</summary>
    /// <param name="id">The identity.</param>
    public static (string Namespace, string Name) NameOf(AssetId id)
    {
        string text = id.Value;
        return id.Form switch
        {
            AssetIdForm.OpenLineage => (id.OpenLineageNamespace!, id.Name),
            AssetIdForm.Storage when id.StorageContainer is { } container => ($"{Storage}{container}@{id.StorageAccount}.dfs.core.windows.net", "/" + id.Path),
            AssetIdForm.Storage => ($"adl://{id.StorageAccount}.azuredatalakestore.net", "/"),
            AssetIdForm.OneLake => ($"{Storage}{text.Split('/')[2]}@onelake.dfs.fabric.microsoft.com", "/" + After(text, 3)),
            AssetIdForm.RegistryAsset when text.Split('/').Length > 4 => (string.Join('/', text.Split('/')[..4]), After(text, 4)),
            AssetIdForm.Resource or AssetIdForm.DatastorePath or AssetIdForm.JobOutput => Resource(id),
            AssetIdForm.External when text.Contains("://", StringComparison.Ordinal) && IsBucket(text) => (string.Join('/', text.Split('/')[..3]), text.Split('/').Length > 3 ? After(text, 3) : "/"),
            _ => (Other, text),
        };
    }

    /// <summary>Returns the identity that a name means outside of OpenLineage; null where it means none.</summary>
    internal static AssetId? Known(string @namespace, string name)
    {
        string space = @namespace.Trim().TrimEnd('/'), rest = name.Trim();
        string text = space == Other || IsPlace(rest) ? rest : space + "/" + rest.TrimStart('/');
        bool meant = space == Other || IsPlace(text) || IsAzureML(text) || text.StartsWith(Management + "/", StringComparison.OrdinalIgnoreCase);
        return meant && AssetId.TryParse(Unified(text), null, out AssetId id, out _) && id.Form is not (AssetIdForm.OpenLineage or AssetIdForm.Keyword or AssetIdForm.Empty)
            ? id
            : null;
    }

    private static (string Namespace, string Name) Resource(AssetId id)
    {
        if (id.Scope is { SubscriptionId: { } subscription, ResourceGroup: { } group } workspace && id.Value.Length > workspace.Value.Length + 1)
        {
            return ($"azureml://subscriptions/{subscription}/resourcegroups/{group}/workspaces/{workspace.Name}",
                id.Value[(workspace.Value.Length + 1)..].Replace("#outputs/", "/outputs/", StringComparison.Ordinal));
        }

        return (Management, id.Value);
    }

    /// <summary>Tells whether a text is an address of Azure storage, OneLake, or an object store that Azure ML can read from.</summary>
    private static bool IsPlace(string text)
    {
        int end = text.IndexOf("://", StringComparison.Ordinal);
        return end > 0 && (text[..end].ToLowerInvariant() switch
        {
            "abfs" or "abfss" or "wasb" or "wasbs" or "adl" => true,
            _ => IsBucket(text),
        });
    }

    private static bool IsBucket(string text) => text[..text.IndexOf("://", StringComparison.Ordinal)].ToLowerInvariant() is "s3" or "s3a" or "s3n" or "gs" or "http" or "https";

    private static bool IsAzureML(string text) =>
        text.StartsWith("azureml://subscriptions/", StringComparison.OrdinalIgnoreCase) || text.StartsWith("azureml://registries/", StringComparison.OrdinalIgnoreCase);

    /// <summary>Hadoop's spellings of S3 are S3.</summary>
    private static string Unified(string text) =>
        text.StartsWith("s3a://", StringComparison.OrdinalIgnoreCase) || text.StartsWith("s3n://", StringComparison.OrdinalIgnoreCase) ? "s3" + text[3..] : text;

    private static string After(string text, int steps) => string.Join('/', text.Split('/')[steps..]);
}
