using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.Json;

namespace MLGovernance.Purview;

/// <summary>What a search knows of one asset.</summary>
public sealed record DiscoveryDocument
{
    /// <summary>Gets the id: a guid in a Data Map, the asset's id or qualified name in an estate.</summary>
    public required string Id { get; init; }

    /// <summary>Gets the name of the type.</summary>
    public required string TypeName { get; init; }

    /// <summary>Gets the name.</summary>
    public required string Name { get; init; }

    /// <summary>Gets the qualified name.</summary>
    public required string QualifiedName { get; init; }

    /// <summary>Gets the names of the type and of its super types, for filters with <c>includeSubTypes</c>.</summary>
    public IReadOnlySet<string> Ancestry { get; init; } = FrozenSet<string>.Empty;

    /// <summary>Gets the kind of asset in this library's words, such as <c>modelVersion</c>; empty where there is none.</summary>
    public string Kind { get; init; } = "";

    /// <summary>Gets the source that the type belongs to, such as <c>Azure Blob Storage</c>; empty where there is none.</summary>
    public string AssetType { get; init; } = "";

    /// <summary>Gets the coarse class of the asset, such as <c>Files</c> or <c>Data processes</c>.</summary>
    public string ObjectType { get; init; } = "";

    /// <summary>Gets the short name of the collection; empty where there is none.</summary>
    public string CollectionId { get; init; } = "";

    /// <summary>Gets the names of the classifications.</summary>
    public ImmutableArray<string> Classifications { get; init; } = [];

    /// <summary>Gets the labels.</summary>
    public ImmutableArray<string> Labels { get; init; } = [];

    /// <summary>Gets the glossary terms.</summary>
    public ImmutableArray<DiscoveryTerm> Terms { get; init; } = [];

    /// <summary>Gets the experts and owners.</summary>
    public ImmutableArray<DiscoveryContact> Contacts { get; init; } = [];

    /// <summary>Gets when it was made, in milliseconds since 1970, or null.</summary>
    public long? CreateTime { get; init; }

    /// <summary>Gets when it was changed last, in milliseconds since 1970, or null.</summary>
    public long? UpdateTime { get; init; }

    /// <summary>Gets the values of attributes by name; those of business metadata by <c>group.attribute</c>.</summary>
    public IReadOnlyDictionary<string, ImmutableArray<string>> Attributes { get; init; } = FrozenDictionary<string, ImmutableArray<string>>.Empty;

    /// <summary>Returns the values of an attribute, of a time or of the qualified name; none where it has none.</summary>
    internal ImmutableArray<string> Values(string attribute) => attribute switch
    {
        "createTime" => Time(CreateTime),
        "updateTime" => Time(UpdateTime),
        "name" when !Attributes.ContainsKey(attribute) => [Name],
        "qualifiedName" => [QualifiedName],
        _ => Attributes.TryGetValue(attribute, out ImmutableArray<string> values) ? values : [],
    };

    /// <summary>Writes the document as a hit of the Data Map's discovery.</summary>
    internal void WriteTo(Utf8JsonWriter writer, double score, string? text = null)
    {
        writer.WriteStartObject();
        writer.WriteNumber("@search.score", score);
        if (text is not null)
        {
            writer.WriteString("@search.text", text);
        }

        writer.WriteString("id", Id);
        writer.WriteString("objectType", ObjectType);
        writer.WriteString("name", Name);
        writer.WriteString("qualifiedName", QualifiedName);
        writer.WriteString("entityType", TypeName);
        if (Kind.Length > 0)
        {
            writer.WriteString("kind", Kind);
        }

        WriteTexts(writer, "assetType", [AssetType]);
        WriteTexts(writer, "classification", Classifications);
        WriteTexts(writer, "label", Labels);
        writer.WriteStartArray("term");
        foreach (DiscoveryTerm term in Terms)
        {
            writer.WriteStartObject();
            writer.WriteString("name", term.Name);
            writer.WriteString("guid", term.Guid);
            writer.WriteString("glossaryName", "Glossary");
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteStartArray("contact");
        foreach (DiscoveryContact contact in Contacts)
        {
            contact.WriteTo(writer);
        }

        writer.WriteEndArray();
        writer.WriteString("collectionId", CollectionId);
        writer.WriteString("description", Values("description").FirstOrDefault());
        writer.WriteString("owner", Values("owner").FirstOrDefault());
        WriteTime(writer, "createTime", CreateTime);
        WriteTime(writer, "updateTime", UpdateTime);
        writer.WriteEndObject();
    }

    private static ImmutableArray<string> Time(long? milliseconds) =>
        milliseconds is { } value ? [value.ToString(System.Globalization.CultureInfo.InvariantCulture)] : [];

    private static void WriteTime(Utf8JsonWriter writer, string name, long? milliseconds)
    {
        if (milliseconds is { } value)
        {
            writer.WriteNumber(name, value);
        }
    }

    private static void WriteTexts(Utf8JsonWriter writer, string name, ImmutableArray<string> texts)
    {
        writer.WriteStartArray(name);
        foreach (string text in texts)
        {
            writer.WriteStringValue(text);
        }

        writer.WriteEndArray();
    }
}
