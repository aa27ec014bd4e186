using System.Text.Json.Nodes;

namespace MLGovernance.Emulator.DataMap.Store;

/// <summary>One relationship between two entities.</summary>
internal sealed class RelationshipRecord
{
    public required string Guid { get; init; }

    public required string TypeName { get; init; }

    public required string End1 { get; init; }

    public required string End2 { get; init; }

    public JsonObject Attributes { get; set; } = [];

    public bool IsDeleted { get; set; }

    public long CreateTime { get; init; }

    public long UpdateTime { get; set; }

    public int Revision { get; set; } = 1;

    public string Other(string guid) => End1 == guid ? End2 : End1;

    public JsonObject ToJson() => new()
    {
        ["guid"] = Guid,
        ["typeName"] = TypeName,
        ["end1"] = End1,
        ["end2"] = End2,
        ["attributes"] = Attributes.DeepClone(),
        ["isDeleted"] = IsDeleted,
        ["createTime"] = CreateTime,
        ["updateTime"] = UpdateTime,
        ["revision"] = Revision,
    };

    public static RelationshipRecord FromJson(JsonObject json) => new()
    {
        Guid = json.Text("guid")!,
        TypeName = json.Text("typeName")!,
        End1 = json.Text("end1")!,
        End2 = json.Text("end2")!,
        Attributes = json["attributes"]!.DeepClone().AsObject(),
        IsDeleted = json.Flag("isDeleted"),
        CreateTime = (long)json["createTime"]!,
        UpdateTime = (long)json["updateTime"]!,
        Revision = (int)json["revision"]!,
    };
}
