using System.Text.Json;
using MLGovernance.Lineage;

namespace MLGovernance.Purview;

/// <summary>Reads the catalogue attributes of a node: the common ones, and those that its kind declares.</summary>
internal static class AssetAttributes
{
    /// <summary>The longest text of one attribute, in characters; the Data Map takes 32 KB for name and value.</summary>
    private const int MaxLength = 8_000;

    internal static void Add(AttributeSet attributes, LineageNode node, AssetId id, AssetId? scope, string displayName, Asset? asset)
    {
        if (id is { Form: AssetIdForm.Storage, StorageContainer.Length: > 0 })
        {
            attributes["name"] = id.Name; // The type is Purview's own, so are the other attributes.
            return;
        }

        attributes["name"] = displayName;
        attributes["assetId"] = id.Value;
        attributes["assetKind"] = node.Kind.Name;
        attributes["assetState"] = node.State.ToString();
        Set(attributes, "scope", scope?.Value);
        Set(attributes, "assetVersion", id.Version);
        if (asset is not null)
        {
            AddAsset(attributes, asset, id, scope);
        }
    }

    private static void AddAsset(AttributeSet attributes, Asset asset, AssetId id, AssetId? scope)
    {
        foreach (AssetProperty property in asset.Kind.Attributes)
        {
            if (asset[property.Path] is { } value && Read(value, property.Type) is { } read)
            {
                attributes[property.Name] = read;
            }
        }

        Set(attributes, "createdBy", asset["/systemData/createdBy"]?.AsText());
        Set(attributes, "owner", asset.Tags.GetValueOrDefault("owner"));
        Set(attributes, "studioUrl", StudioLink.Of(asset, id, scope));
        if (asset.CreatedAt is { } createdAt)
        {
            attributes["createdAt"] = createdAt;
        }

        if (asset.ModifiedAt is { } modifiedAt)
        {
            attributes["modifiedAt"] = modifiedAt;
        }

        if (asset.Json.At(asset.Kind.TagsPath) is { ValueKind: JsonValueKind.Object } tags && tags.EnumerateObject().Any())
        {
            Set(attributes, "tags", tags.GetRawText());
        }
    }

    private static object? Read(JsonElement value, AssetPropertyType type) => type switch
    {
        AssetPropertyType.Boolean => value.AsBoolean(),
        AssetPropertyType.Integer => value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out long number) ? number : null,
        AssetPropertyType.DateTime => value.AsTime(),
        AssetPropertyType.Json => Cut(value.GetRawText()),
        _ => value.ValueKind is JsonValueKind.Object or JsonValueKind.Array ? Cut(value.GetRawText()) : value.AsText() is { } text ? Cut(text) : null,
    };

    private static void Set(AttributeSet attributes, string name, string? value)
    {
        if (!string.IsNullOrEmpty(value))
        {
            attributes[name] = Cut(value);
        }
    }

    private static string Cut(string text) => text.Length <= MaxLength ? text : text[..MaxLength] + "…";
}
