namespace MLGovernance.Purview;

/// <summary>The page of an asset in Azure Machine Learning studio.</summary>
internal static class StudioLink
{
    internal static string? Of(Asset asset)
    {
        if (asset["/properties/services/Studio/endpoint"]?.AsText() is { } stated)
        {
            return stated;
        }

        if (asset.Id.Scope is not { Form: AssetIdForm.Resource } workspace)
        {
            return null;
        }

        string? page = asset.Kind.Name switch
        {
            "workspace" => "home",
            "modelVersion" => $"model/{asset.Name}:{asset.Version}/details",
            "dataVersion" => $"data/{asset.Name}/{asset.Version}/details",
            "environmentVersion" => $"environments/{asset.Name}/version/{asset.Version}",
            "onlineEndpoint" => $"endpoints/realtime/{asset.Name}/detail",
            "batchEndpoint" => $"endpoints/batch/{asset.Name}/detail",
            "job" => $"runs/{asset.Name}",
            _ => null,
        };
        return page is null ? null : $"https://ml.azure.com/{page}?wsid={workspace.Value}";
    }
}
