using System.Buffers;
using System.Collections.Immutable;
using System.Text.Json;

namespace MLGovernance.Policy;

/// <summary>The payloads that a policy written as data looks at.</summary>
internal static class PolicyPayload
{
    /// <summary>
    /// Returns the payload of an asset with its resource type. Conditions on aliases need it; command line output and subscriptions leave it out, and resource groups
    /// write another one than policies ask for.
    /// </summary>
    internal static JsonElement Of(Asset asset)
    {
        if (!asset.Kind.IsAdministrativeScope && asset.Json.TryGetProperty("type"u8, out JsonElement type) && type.ValueKind == JsonValueKind.String)
        {
            return asset.Json;
        }

        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            writer.WriteString("type"u8, asset.Kind.IsAdministrativeScope ? asset.Kind.ResourceTypes[0] : asset.Id.ResourceType);
            foreach (JsonProperty property in asset.Json.EnumerateObject())
            {
                if (!property.NameEquals("type"u8))
                {
                    property.WriteTo(writer);
                }
            }

            writer.WriteEndObject();
        }

        return JsonElement.Parse(buffer.WrittenSpan);
    }

    /// <summary>
    /// Returns the resources of a type that lie in an asset or extend it; null, which means "not read", where the snapshot holds none of the type
    /// at all, or some of them could not be read.
    /// </summary>
    internal static ImmutableArray<JsonElement>? Related(Asset asset, string resourceType)
    {
        AssetKind kind = asset.Snapshot.Kinds.Find(resourceType) ?? AssetKinds.Unknown;
        if (asset.Snapshot.MayLack(kind, asset.Id))
        {
            return null;
        }

        bool any = false;
        ImmutableArray<JsonElement>.Builder found = ImmutableArray.CreateBuilder<JsonElement>();
        foreach (int index in asset.Snapshot.IndicesOf(kind))
        {
            AssetId id = asset.Snapshot.IdOf(index);
            if (string.Equals(id.ResourceType, resourceType, StringComparison.OrdinalIgnoreCase))
            {
                any = true;
                if (id.Value.StartsWith(asset.Id.Value + "/", StringComparison.OrdinalIgnoreCase))
                {
                    found.Add(Of(asset.Snapshot[index]));
                }
            }
        }

        return any ? found.ToImmutable() : null;
    }
}
