using System.Text.Json.Nodes;

namespace MLGovernance.Emulator.DataMap.Store;

/// <summary>One entity as the Data Map keeps it. References that a relationship type backs are kept as relationships, not here.</summary>
internal sealed class EntityRecord
{
    public required string Guid { get; init; }

    public required string TypeName { get; init; }

    public JsonObject Attributes { get; set; } = [];

    public JsonObject BusinessAttributes { get; set; } = [];

    public JsonObject CustomAttributes { get; set; } = [];

    public JsonObject? Contacts { get; set; }

    /// <summary>The classifications by type name.</summary>
    public OrderedDictionary<string, JsonObject> Classifications { get; } = new(StringComparer.Ordinal);

    public SortedSet<string> Labels { get; } = new(StringComparer.Ordinal);

    public string CollectionId { get; set; } = "";

    public bool IsDeleted { get; set; }

    public long CreateTime { get; init; }

    public long UpdateTime { get; set; }

    public int Revision { get; set; }

    public string QualifiedName => Attributes.Text("qualifiedName") ?? "";

    public string Name => Attributes.Text("name") ?? QualifiedName;

    public string Status => IsDeleted ? "DELETED" : "ACTIVE";

    public JsonObject ToJson() => new()
    {
        ["guid"] = Guid,
        ["typeName"] = TypeName,
        ["attributes"] = Attributes.DeepClone(),
        ["businessAttributes"] = BusinessAttributes.DeepClone(),
        ["customAttributes"] = CustomAttributes.DeepClone(),
        ["contacts"] = Contacts?.DeepClone(),
        ["classifications"] = AtlasJson.Array(Classifications.Values.Select(item => (JsonNode?)item.DeepClone())),
        ["labels"] = AtlasJson.Array(Labels),
        ["collectionId"] = CollectionId,
        ["isDeleted"] = IsDeleted,
        ["createTime"] = CreateTime,
        ["updateTime"] = UpdateTime,
        ["revision"] = Revision,
    };

    public static EntityRecord FromJson(JsonObject json)
    {
        var record = new EntityRecord
        {
            Guid = json.Text("guid")!,
            TypeName = json.Text("typeName")!,
            Attributes = json["attributes"]!.DeepClone().AsObject(),
            BusinessAttributes = json["businessAttributes"]!.DeepClone().AsObject(),
            CustomAttributes = json["customAttributes"]!.DeepClone().AsObject(),
            Contacts = json["contacts"]?.DeepClone().AsObject(),
            CollectionId = json.Text("collectionId")!,
            IsDeleted = json.Flag("isDeleted"),
            CreateTime = (long)json["createTime"]!,
            UpdateTime = (long)json["updateTime"]!,
            Revision = (int)json["revision"]!,
        };
        foreach (JsonObject classification in json.Objects("classifications"))
        {
            record.Classifications[classification.Text("typeName")!] = classification.Copy();
        }

        record.Labels.UnionWith(json.Texts("labels"));
        return record;
    }
}
