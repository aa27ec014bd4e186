using System.Buffers;
using System.Text.Json;

namespace MLGovernance.OpenLineage;

/// <summary>The facets that events stated, found again in the assets they became, so that an export passes them on.</summary>
internal sealed class CarriedFacets
{
    private readonly Dictionary<AssetId, FacetSet> _facets = [];

    internal CarriedFacets(EstateSnapshot snapshot)
    {
        foreach (AssetKind kind in (AssetKind[])[AssetKinds.Dataset, AssetKinds.OpenLineageJob, AssetKinds.OpenLineageStatic])
        {
            foreach (Asset asset in snapshot.OfKind(kind))
            {
                if (kind != AssetKinds.OpenLineageStatic)
                {
                    _facets[asset.Id] = Of(asset.Id).UpdatedBy(Read(asset["/properties/facets"]));
                }
                else if (AssetId.TryParse(asset["/properties/about"]?.AsText(), null, out AssetId about))
                {
                    _facets[about] = Of(about).UpdatedBy(Read(asset["/properties/facets"]));
                }
            }
        }
    }

    internal FacetSet Of(AssetId id) => _facets.GetValueOrDefault(id) ?? FacetSet.Empty;

    /// <summary>Reads facets, without those that state lineage, which the graph tells anew, and with the members that the schema demands.</summary>
    internal static FacetSet Read(JsonElement? json, bool withRoles = false)
    {
        FacetSet facets = FacetSet.Empty;
        if (json is not { ValueKind: JsonValueKind.Object } stated)
        {
            return facets;
        }

        foreach (JsonProperty facet in stated.EnumerateObject().Where(facet => facet.Name is not ("lineage" or "columnLineage") && (withRoles || facet.Name != EdgeRoles.Facet.Name) && facet.Value.ValueKind == JsonValueKind.Object))
        {
            facets = facets.WithJson(facet.Name, Whole(facet.Value));
        }

        return facets;
    }

    private static JsonElement Whole(JsonElement facet)
    {
        bool hasProducer = facet.TryGetProperty("_producer", out _), hasSchema = facet.TryGetProperty("_schemaURL", out _);
        if (hasProducer && hasSchema)
        {
            return facet;
        }

        var text = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(text))
        {
            writer.WriteStartObject();
            if (!hasProducer)
            {
                writer.WriteString("_producer", OpenLineageSpec.Producer);
            }

            if (!hasSchema)
            {
                writer.WriteString("_schemaURL", OpenLineageSpec.SchemaUrl + "#/$defs/BaseFacet");
            }

            foreach (JsonProperty member in facet.EnumerateObject())
            {
                member.WriteTo(writer);
            }

            writer.WriteEndObject();
        }

        return JsonElement.Parse(text.WrittenSpan);
    }
}
