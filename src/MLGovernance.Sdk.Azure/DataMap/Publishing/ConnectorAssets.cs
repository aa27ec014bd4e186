using System.Collections.Immutable;
using System.Text.Json;
using Azure;
using MLGovernance.Purview;

namespace MLGovernance.Azure;

/// <summary>Finds by search what other connectors of Azure Machine Learning hold in a Data Map.</summary>
internal static class ConnectorAssets
{
    private const int PageSize = 1_000;

    /// <exception cref="RequestFailedException">Search does not answer.</exception>
    internal static async Task<AdoptedAssets> FindAsync(
        DiscoveryClient discovery, ImmutableArray<string> assetTypes, Action countRequest, CancellationToken cancellationToken)
    {
        AdoptedAssets adopted = new();
        string types = string.Join(',', assetTypes.Select(type => $$"""{"assetType":"{{JsonEncodedText.Encode(type)}}"}"""));
        await foreach (Page<DataMapObject> page in discovery.SearchAsync(
            new DataMapSearch { Filter = $$"""{"or":[{{types}}]}""", PageSize = PageSize }, cancellationToken).AsPages().ConfigureAwait(false))
        {
            countRequest();
            foreach (DataMapObject hit in page.Values)
            {
                if (hit.Text("entityType") is { } type && hit.Text("qualifiedName") is { } name)
                {
                    adopted.Add(new CatalogReference(type, name));
                }
            }
        }

        return adopted;
    }
}
