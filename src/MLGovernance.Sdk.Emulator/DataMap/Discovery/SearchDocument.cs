using System.Collections.Immutable;
using System.Text.Json.Nodes;
using MLGovernance.Emulator.DataMap.Entities;
using MLGovernance.Emulator.DataMap.Store;
using MLGovernance.Emulator.DataMap.Types;
using MLGovernance.Purview;

namespace MLGovernance.Emulator.DataMap.Discovery;

/// <summary>Makes what the search index keeps of one entity.</summary>
internal static class SearchDocument
{
    public static DiscoveryDocument Of(DataMapState state, EntityRecord entity)
    {
        EntityShape shape = state.Types.Shape(entity.TypeName);
        return new DiscoveryDocument
        {
            Id = entity.Guid,
            TypeName = entity.TypeName,
            Ancestry = shape.Ancestry,
            Name = entity.Name,
            QualifiedName = entity.QualifiedName,
            Kind = entity.Attributes.Text("assetKind") ?? "",
            AssetType = shape.ServiceType,
            ObjectType = ObjectTypeOf(shape),
            CollectionId = entity.CollectionId,
            Classifications = [.. entity.Classifications.Keys],
            Labels = [.. entity.Labels],
            Terms = [.. new EntityHeaders(state).Meanings(entity).Select(meaning => new DiscoveryTerm(meaning.Text("termGuid")!, meaning.Text("displayText")!))],
            Contacts = [.. Contacts(entity.Contacts)],
            Attributes = Attributes(entity),
            CreateTime = entity.CreateTime,
            UpdateTime = entity.UpdateTime,
        };
    }

    private static IEnumerable<DiscoveryContact> Contacts(JsonObject? contacts) =>
        from kind in contacts ?? []
        from contact in kind.Value as JsonArray ?? []
        select new DiscoveryContact(contact.Text("id") ?? "", contact.Text("info"), kind.Key);

    private static Dictionary<string, ImmutableArray<string>> Attributes(EntityRecord entity)
    {
        var values = new Dictionary<string, ImmutableArray<string>>(StringComparer.Ordinal);
        foreach ((string name, JsonNode? value) in entity.Attributes)
        {
            values[name] = Texts(value);
        }

        foreach ((string group, JsonNode? members) in entity.BusinessAttributes)
        {
            foreach ((string name, JsonNode? value) in members as JsonObject ?? [])
            {
                values[$"{group}.{name}"] = Texts(value);
            }
        }

        return values;
    }

    private static ImmutableArray<string> Texts(JsonNode? value) => value switch
    {
        null => [],
        JsonArray items => [.. items.Select(item => Text(item))],
        _ => [Text(value)],
    };

    private static string Text(JsonNode? value) =>
        value is null ? "" : value is JsonValue scalar && scalar.TryGetValue(out string? text) ? text : value.ToJsonString();

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
