namespace MLGovernance.Purview;

/// <summary>The page of an asset in Azure Machine Learning studio.</summary>
internal static class StudioLink
{
    internal static string? Of(Asset asset, AssetId id, AssetId? scope)
    {
        if (asset["/properties/services/Studio/endpoint"]?.AsText() is { } stated)
        {
            return stated;
        }

        if (scope is not { Form: AssetIdForm.Resource } workspace)
        {
            return null;
        }

        string? page = asset.Kind.Name switch
        {
            "workspace" => "home",
            "modelVersion" => $"model/{id.Name}:{id.Version}/details",
            "dataVersion" => $"data/{id.Name}/{id.Version}/details",
            "environmentVersion" => $"environments/{id.Name}/version/{id.Version}",
            "onlineEndpoint" => $"endpoints/realtime/{id.Name}/detail",
            "batchEndpoint" => $"endpoints/batch/{id.Name}/detail",
            "job" => $"runs/{id.Name}",
            _ => null,
        };
        return page is null ? null : $"https://ml.azure.com/{page}?wsid={workspace.Value}";
    }
}
