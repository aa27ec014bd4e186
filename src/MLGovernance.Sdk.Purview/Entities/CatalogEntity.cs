using System.Collections.Immutable;
using System.Text.Json;

namespace MLGovernance.Purview;

/// <summary>An entity to publish: what a catalogue calls an asset.</summary>
public sealed record CatalogEntity
{
    /// <summary>Gets the type's name.</summary>
    public required string TypeName { get; init; }

    /// <summary>Gets the unique key within the type.</summary>
    public required string QualifiedName { get; init; }

    /// <summary>Gets the asset that the entity stands for; null for places and processes that no resource states.</summary>
    public AssetId? Source { get; init; }

    /// <summary>Gets the attributes besides the qualified name, ordered by name.</summary>
    public ImmutableArray<CatalogAttribute> Attributes { get; init; } = [];

    /// <summary>
    /// Gets the attributes that name related entities, ordered by name: relationships of types of their own, besides those that attributes such as
    /// <c>inputs</c> stand for. Each value is a <see cref="CatalogReference"/> or a list of them; a list replaces what is there.
    /// </summary>
    public ImmutableArray<CatalogAttribute> RelationshipAttributes { get; init; } = [];

    /// <summary>Gets the business metadata: attributes by group, ordered.</summary>
    public ImmutableSortedDictionary<string, ImmutableArray<CatalogAttribute>> BusinessMetadata { get; init; } = NoMetadata;

    /// <summary>Gets the names of the classifications, ordered.</summary>
    public ImmutableArray<string> Classifications { get; init; } = [];

    /// <summary>Gets the names of the labels, ordered.</summary>
    public ImmutableArray<string> Labels { get; init; } = [];

    /// <summary>Gets the contacts, by type and id.</summary>
    public ImmutableArray<CatalogContact> Contacts { get; init; } = [];

    /// <summary>Gets the names of the glossary terms, ordered: <c>NAME</c> or <c>NAME@GLOSSARY</c>.</summary>
    public ImmutableArray<string> Terms { get; init; } = [];

    /// <summary>Gets the reference to this entity.</summary>
    public CatalogReference Reference => new(TypeName, QualifiedName);

    internal static ImmutableSortedDictionary<string, ImmutableArray<CatalogAttribute>> NoMetadata { get; } =
        ImmutableSortedDictionary<string, ImmutableArray<CatalogAttribute>>.Empty.WithComparers(StringComparer.Ordinal);

    /// <summary>Orders by type, then by qualified name.</summary>
    internal static int CompareKeys(CatalogEntity left, CatalogEntity right)
    {
        int byType = ReferenceEquals(left.TypeName, right.TypeName) ? 0 : string.CompareOrdinal(left.TypeName, right.TypeName);
        return byType != 0 ? byType : string.CompareOrdinal(left.QualifiedName, right.QualifiedName);
    }

    /// <summary>Reads an entity as the Data Map gives it (Atlas v2 <c>AtlasEntity</c>). Numbers come as <see cref="long"/>; what no mapper writes stays a <see cref="JsonElement"/>.</summary>
    /// <param name="json">The entity.</param>
    /// <exception cref="FormatException">It lacks its type or its qualified name.</exception>
    public static CatalogEntity Read(JsonElement json) => CatalogEntityReader.Read(json);

    /// <summary>Writes the entity as the Data Map takes it (Atlas v2 <c>AtlasEntity</c>).</summary>
    /// <param name="writer">Receives the JSON.</param>
    /// <param name="guid">The guid: a known one, or a placeholder such as <c>-1</c>; null leaves it out.</param>
    public void WriteTo(Utf8JsonWriter writer, string? guid = null)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteStartObject();
        writer.WriteString("typeName", TypeName);
        if (guid is not null)
        {
            writer.WriteString("guid", guid);
        }

        writer.WriteStartObject("attributes");
        writer.WriteString("qualifiedName", QualifiedName);
        CatalogValue.WriteMembers(writer, Attributes);
        writer.WriteEndObject();
        if (!RelationshipAttributes.IsDefaultOrEmpty)
        {
            writer.WriteStartObject("relationshipAttributes");
            CatalogValue.WriteMembers(writer, RelationshipAttributes);
            writer.WriteEndObject();
        }

        if (BusinessMetadata.Count > 0)
        {
            writer.WriteStartObject("businessAttributes");
            foreach ((string group, ImmutableArray<CatalogAttribute> attributes) in BusinessMetadata)
            {
                writer.WriteStartObject(group);
                CatalogValue.WriteMembers(writer, attributes);
                writer.WriteEndObject();
            }

            writer.WriteEndObject();
        }

        if (!Classifications.IsDefaultOrEmpty)
        {
            writer.WriteStartArray("classifications");
            foreach (string classification in Classifications)
            {
                writer.WriteStartObject();
                writer.WriteString("typeName", classification);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
        }

        if (!Labels.IsDefaultOrEmpty)
        {
            writer.WriteStartArray("labels");
            foreach (string label in Labels)
            {
                writer.WriteStringValue(label);
            }

            writer.WriteEndArray();
        }

        if (!Contacts.IsDefaultOrEmpty)
        {
            writer.WriteStartObject("contacts");
            foreach (IGrouping<string, CatalogContact> type in Contacts.GroupBy(contact => contact.Type, StringComparer.Ordinal))
            {
                writer.WriteStartArray(type.Key);
                foreach (CatalogContact contact in type)
                {
                    writer.WriteStartObject();
                    writer.WriteString("id", contact.Id);
                    if (contact.Info is not null)
                    {
                        writer.WriteString("info", contact.Info);
                    }

                    writer.WriteEndObject();
                }

                writer.WriteEndArray();
            }

            writer.WriteEndObject();
        }

        if (!Terms.IsDefaultOrEmpty)
        {
            writer.WriteStartArray("meanings");
            foreach (string term in Terms)
            {
                writer.WriteStartObject();
                writer.WriteString("displayText", term);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
        }

        writer.WriteEndObject();
    }

    /// <summary>Returns the type and the qualified name.</summary>
    public override string ToString() => $"{TypeName} {QualifiedName}";
}
