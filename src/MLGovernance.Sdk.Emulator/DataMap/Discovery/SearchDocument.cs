using System.Text.Json.Nodes;
using MLGovernance.Emulator.DataMap.Entities;
using MLGovernance.Emulator.DataMap.Store;
using MLGovernance.Emulator.DataMap.Types;

namespace MLGovernance.Emulator.DataMap.Discovery;

/// <summary>What the search index keeps of one entity.</summary>
internal sealed class SearchDocument
{
    private SearchDocument(EntityRecord entity, EntityShape shape, IEnumerable<JsonObject> meanings)
    {
        Id = entity.Guid;
        TypeName = entity.TypeName;
        Ancestry = shape.Ancestry;
        Name = entity.Name;
        QualifiedName = entity.QualifiedName;
        AssetType = shape.ServiceType;
        ObjectType = ObjectTypeOf(shape);
        CollectionId = entity.CollectionId;
        Classifications = [.. entity.Classifications.Keys];
        Labels = [.. entity.Labels];
        Terms = [.. meanings.Select(meaning => (meaning.Text("termGuid")!, meaning.Text("displayText")!))];
        Contacts = entity.Contacts?.Copy() ?? [];
        Attributes = entity.Attributes.Copy();
        Business = entity.BusinessAttributes.Copy();
        CreateTime = entity.CreateTime;
        UpdateTime = entity.UpdateTime;
    }

    public string Id { get; }

    public string TypeName { get; }

    public IReadOnlySet<string> Ancestry { get; }

    public string Name { get; }

    public string QualifiedName { get; }

    public string AssetType { get; }

    public string ObjectType { get; }

    public string CollectionId { get; }

    public string[] Classifications { get; }

    public string[] Labels { get; }

    public (string Guid, string Name)[] Terms { get; }

    public JsonObject Contacts { get; }

    public JsonObject Attributes { get; }

    public JsonObject Business { get; }

    public long CreateTime { get; }

    public long UpdateTime { get; }

    public static SearchDocument Of(DataMapState state, EntityRecord entity) =>
        new(entity, state.Types.Shape(entity.TypeName), new EntityHeaders(state).Meanings(entity));

    public JsonObject ToJson(double score) => new()
    {
        ["@search.score"] = score,
        ["id"] = Id,
        ["objectType"] = ObjectType,
        ["name"] = Name,
        ["qualifiedName"] = QualifiedName,
        ["entityType"] = TypeName,
        ["assetType"] = AtlasJson.Array([AssetType]),
        ["classification"] = AtlasJson.Array(Classifications),
        ["label"] = AtlasJson.Array(Labels),
        ["term"] = AtlasJson.Array(Terms.Select(term => (JsonNode?)new JsonObject { ["name"] = term.Name, ["guid"] = term.Guid, ["glossaryName"] = "Glossary" })),
        ["contact"] = AtlasJson.Array(ContactList()),
        ["collectionId"] = CollectionId,
        ["description"] = Attributes.Text("description"),
        ["owner"] = Attributes.Text("owner"),
        ["createTime"] = CreateTime,
        ["updateTime"] = UpdateTime,
    };

    public IEnumerable<JsonObject> ContactList() =>
        from kind in Contacts
        from contact in kind.Value as JsonArray ?? []
        select new JsonObject { ["id"] = contact.Text("id"), ["info"] = contact.Text("info"), ["contactType"] = kind.Key };

    private static string ObjectTypeOf(EntityShape shape) => shape.Name switch
    {
        _ when shape.IsProcess => "Data processes",
        "AtlasGlossaryTerm" => "Glossary terms",
        string name when name.EndsWith("_path", StringComparison.Ordinal) || name.EndsWith("_resource_set", StringComparison.Ordinal) => "Files",
        string name when name.EndsWith("_table", StringComparison.Ordinal) || name.EndsWith("_view", StringComparison.Ordinal) => "Tables",
        string name when name.EndsWith("_filesystem", StringComparison.Ordinal) || name.EndsWith("_container", StringComparison.Ordinal) => "Folders",
        _ => "Data assets",
    };
}
