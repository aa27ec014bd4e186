using System.Collections.Immutable;
using System.Text.Json;

namespace MLGovernance.Purview;

/// <summary>Writes the type definitions that published entities need, in the form of Atlas v2 <c>AtlasTypesDef</c>.</summary>
/// <remarks>All attributes are optional, so that a later version may add some: the Data Map takes no others on a type in use.</remarks>
internal static class TypedefWriter
{
    internal const string ServiceType = "Azure Machine Learning (MLGovernance)";

    /// <summary>Attributes that every published asset has besides those of its kind.</summary>
    internal static readonly (string Name, string Type)[] Common =
    [
        ("assetId", "string"), ("assetKind", "string"), ("assetState", "string"), ("assetVersion", "string"), ("createdAt", "date"), ("createdBy", "string"), ("goneSince", "string"), ("modifiedAt", "date"),
        ("scope", "string"), ("studioUrl", "string"), ("tags", "string"),
    ];

    internal static byte[] Write(AssetKindTable kinds, TypeNames names, ImmutableArray<string> classifications, ImmutableArray<AssetMetadata> metadata)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            writer.WriteStartArray("entityDefs");
            foreach (AssetKind kind in kinds.Kinds.Append(AssetKinds.Unknown).Distinct().Where(names.IsOwn).OrderBy(kind => kind.Name, StringComparer.Ordinal))
            {
                WriteEntity(
                    writer,
                    names.Of(kind),
                    $"{kind.DisplayName} of an Azure Machine Learning estate.",
                    kind.CatalogRole == CatalogRole.Process ? "Process" : "DataSet",
                    (kind.CatalogRole == CatalogRole.Process ? Common.Append((ColumnMappings.Attribute, "string")) : Common).Concat(kind.Attributes.Select(attribute => (attribute.Name, TypeOf(attribute.Type)))).DistinctBy(attribute => attribute.Item1));
            }

            WriteEntity(writer, TypeNames.LineageStep, "A step of lineage that no job stands for.", "Process", [("confidence", "string"), ("goneSince", "string"), ("role", "string")]);
            writer.WriteEndArray();
            writer.WriteStartArray("relationshipDefs");
            foreach (CatalogRelationship relationship in CatalogRelationships.All.Where(relationship => names.IsOwn(relationship.Upstream) && names.IsOwn(relationship.Downstream)))
            {
                WriteRelationship(writer, relationship, names);
            }

            writer.WriteEndArray();
            WriteClassifications(writer, classifications);
            writer.WriteStartArray("businessMetadataDefs");
            WriteBusinessMetadata(
                writer,
                TypeNames.ComplianceGroup,
                "What MLGovernance policies found of the asset.",
                [("highestSeverity", "string"), ("policies", "string"), ("state", "string"), ("violations", "int")]);
            if (!classifications.IsEmpty)
            {
                WriteBusinessMetadata(writer, TypeNames.ClassificationGroup, "Along which lineage the asset's classifications came to it.", [("reasons", "string")]);
            }

            foreach (AssetMetadata group in metadata.OrderBy(group => group.Group, StringComparer.Ordinal))
            {
                WriteBusinessMetadata(writer, group.Group, group.Description, [.. group.Attributes.Select(attribute => (attribute.Name, TypeOf(attribute.Type)))]);
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        return buffer.ToArray();
    }

    private static void WriteEntity(Utf8JsonWriter writer, string name, string description, string superType, IEnumerable<(string Name, string Type)> attributes)
    {
        writer.WriteStartObject();
        writer.WriteString("category", "ENTITY");
        writer.WriteString("name", name);
        writer.WriteString("description", description);
        writer.WriteString("typeVersion", "1.0");
        writer.WriteString("serviceType", ServiceType);
        writer.WriteStartArray("superTypes");
        writer.WriteStringValue(superType);
        writer.WriteEndArray();
        writer.WriteStartArray("attributeDefs");
        foreach ((string attribute, string type) in attributes.Where(attribute => attribute.Name is not ("name" or "displayName" or "description" or "owner")))
        {
            WriteAttribute(writer, attribute, type);
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    /// <remarks>The end that holds the other is the container of an aggregation: deleting it leaves what it held, as a composition would not.</remarks>
    private static void WriteRelationship(Utf8JsonWriter writer, CatalogRelationship relationship, TypeNames names)
    {
        writer.WriteStartObject();
        writer.WriteString("category", "RELATIONSHIP");
        writer.WriteString("name", relationship.Name);
        writer.WriteString("description", relationship.Description);
        writer.WriteString("typeVersion", "1.0");
        writer.WriteString("serviceType", ServiceType);
        writer.WriteString("relationshipCategory", relationship.IsHolding ? "AGGREGATION" : "ASSOCIATION");
        writer.WriteString("propagateTags", "NONE");
        WriteEnd(writer, "endDef1", names.Of(relationship.Named), relationship.NamedAttribute, isMany: true, isContainer: relationship.IsHolding);
        WriteEnd(writer, "endDef2", names.Of(relationship.StatedBy), relationship.Attribute, isMany: !relationship.IsHolding, isContainer: false);
        writer.WriteStartArray("attributeDefs");
        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void WriteEnd(Utf8JsonWriter writer, string end, string type, string attribute, bool isMany, bool isContainer)
    {
        writer.WriteStartObject(end);
        writer.WriteString("type", type);
        writer.WriteString("name", attribute);
        writer.WriteBoolean("isContainer", isContainer);
        writer.WriteString("cardinality", isMany ? "SET" : "SINGLE");
        writer.WriteBoolean("isLegacyAttribute", false);
        writer.WriteEndObject();
    }

    private static void WriteClassifications(Utf8JsonWriter writer, ImmutableArray<string> classifications)
    {
        if (classifications.IsEmpty)
        {
            return;
        }

        writer.WriteStartArray("classificationDefs");
        foreach (string classification in classifications)
        {
            writer.WriteStartObject();
            writer.WriteString("category", "CLASSIFICATION");
            writer.WriteString("name", classification);
            writer.WriteString("description", "Stated by a tag, or carried along lineage from an asset whose tag states it.");
            writer.WriteString("typeVersion", "1.0");
            writer.WriteStartArray("attributeDefs");
            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void WriteBusinessMetadata(Utf8JsonWriter writer, string group, string description, ReadOnlySpan<(string Name, string Type)> attributes)
    {
        writer.WriteStartObject();
        writer.WriteString("category", "BUSINESS_METADATA");
        writer.WriteString("name", group);
        writer.WriteString("description", description);
        writer.WriteString("typeVersion", "1.0");
        writer.WriteStartArray("attributeDefs");
        foreach ((string name, string type) in attributes)
        {
            WriteAttribute(writer, name, type, """["DataSet","Process"]""");
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void WriteAttribute(Utf8JsonWriter writer, string name, string type, string? applicableTypes = null)
    {
        writer.WriteStartObject();
        writer.WriteString("name", name);
        writer.WriteString("typeName", type);
        writer.WriteString("cardinality", "SINGLE");
        writer.WriteBoolean("isOptional", true);
        writer.WriteBoolean("isUnique", false);
        writer.WriteBoolean("isIndexable", name != ColumnMappings.Attribute); // indexes take 32 KB of text at most
        if (applicableTypes is not null)
        {
            writer.WriteStartObject("options");
            writer.WriteString("applicableEntityTypes", applicableTypes);
            writer.WriteString("maxStrLength", "4000");
            writer.WriteEndObject();
        }

        writer.WriteEndObject();
    }

    private static string TypeOf(AssetPropertyType type) => type switch
    {
        AssetPropertyType.Boolean => "boolean",
        AssetPropertyType.Integer => "long",
        AssetPropertyType.DateTime => "date",
        _ => "string",
    };
}
