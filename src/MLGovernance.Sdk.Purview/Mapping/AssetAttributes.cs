using System.Text.Json;
using MLGovernance.Lineage;

namespace MLGovernance.Purview;

/// <summary>Reads the catalogue attributes of a node: the common ones, and those that its kind declares.</summary>
internal static class AssetAttributes
{
    /// <summary>The longest text of one attribute, in characters; the Data Map takes 32 KB for name and value.</summary>
    private const int MaxLength = 8_000;

    internal static AttributeSet Of(LineageNode node)
    {
        var attributes = new AttributeSet
        {
            ["name"] = node.DisplayName,
            ["assetId"] = node.Id.Value,
            ["assetKind"] = node.Kind.Name,
            ["assetState"] = node.State.ToString(),
        };
        Set(attributes, "scope", node.Id.Scope?.Value);
        Set(attributes, "assetVersion", node.Id.Version);
        if (node.Asset is { } asset)
        {
            AddAsset(attributes, asset);
        }

        return attributes;
    }

    private static void AddAsset(AttributeSet attributes, Asset asset)
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
        Set(attributes, "studioUrl", StudioLink.Of(asset));
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
