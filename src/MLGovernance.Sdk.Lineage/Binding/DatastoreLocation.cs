namespace MLGovernance.Lineage;

/// <summary>Where a datastore points, after the location fields of each datastore type.</summary>
internal static class DatastoreLocation
{
    /// <summary>Returns the canonical text of the datastore's root, or null where the type names no storage.</summary>
    internal static string? Of(Asset datastore)
    {
        string? account = datastore["/properties/accountName"]?.AsText();
        string? container = datastore["/properties/containerName"]?.AsText()
            ?? datastore["/properties/filesystem"]?.AsText()
            ?? datastore["/properties/fileShareName"]?.AsText();
        string? text = null;
        if (account is not null && container is not null)
        {
            text = $"storage://{account}/{container}";
        }
        else if (datastore["/properties/oneLakeWorkspaceName"]?.AsText() is { } workspace
            && datastore["/properties/artifact/artifactName"]?.AsText() is { } artifact)
        {
            text = $"onelake://{workspace}/{artifact}";
        }
        else if (datastore["/properties/storeName"]?.AsText() is { } store)
        {
            text = $"adl://{store}.azuredatalakestore.net";
        }

        return text is not null && AssetId.TryParse(text, null, out AssetId id, out _) ? id.Value : null;
    }
}
