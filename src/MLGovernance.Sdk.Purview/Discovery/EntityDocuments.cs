using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;

namespace MLGovernance.Purview;

/// <summary>Makes search documents of entities that are not published yet.</summary>
internal static class EntityDocuments
{
    private static readonly FrozenSet<string> DataSets = FrozenSet.ToFrozenSet(["Referenceable", "Asset", "DataSet"], StringComparer.Ordinal);
    private static readonly FrozenSet<string> Processes = FrozenSet.ToFrozenSet(["Referenceable", "Asset", "Process"], StringComparer.Ordinal);

    public static IEnumerable<DiscoveryDocument> Of(EntityBatch batch) => batch.Entities.Select(Of);

    private static DiscoveryDocument Of(CatalogEntity entity)
    {
        var attributes = new Dictionary<string, ImmutableArray<string>>(StringComparer.Ordinal);
        Add(attributes, "", entity.Attributes);
        foreach ((string group, ImmutableArray<CatalogAttribute> values) in entity.BusinessMetadata)
        {
            Add(attributes, group + ".", values);
        }

        bool isProcess = attributes.ContainsKey("inputs") || attributes.ContainsKey("outputs");
        return new DiscoveryDocument
        {
            Id = entity.Source?.Value ?? entity.QualifiedName,
            TypeName = entity.TypeName,
            Name = First(attributes, "name") ?? entity.QualifiedName,
            QualifiedName = entity.QualifiedName,
            Ancestry = isProcess ? Processes : DataSets,
            Kind = First(attributes, "assetKind") ?? "",
            AssetType = entity.TypeName.StartsWith(TypeNames.Prefix, StringComparison.Ordinal) ? TypedefWriter.ServiceType : "",
            ObjectType = isProcess ? "Data processes" : "Data assets",
            Classifications = entity.Classifications,
            Labels = entity.Labels,
            CreateTime = Time(attributes, "createdAt"),
            UpdateTime = Time(attributes, "modifiedAt") ?? Time(attributes, "createdAt"),
            Attributes = attributes,
        };
    }

    private static void Add(Dictionary<string, ImmutableArray<string>> into, string prefix, ImmutableArray<CatalogAttribute> attributes)
    {
        foreach (CatalogAttribute attribute in attributes)
        {
            into[prefix + attribute.Name] = Texts(attribute.Value);
        }
    }

    private static ImmutableArray<string> Texts(object value) => value switch
    {
        string text => [text],
        bool flag => [flag ? "true" : "false"],
        DateTimeOffset time => [time.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture)],
        CatalogReference reference => [reference.QualifiedName],
        IEnumerable<CatalogReference> references => [.. references.Select(reference => reference.QualifiedName)],
        IEnumerable<string> texts => [.. texts],
        IFormattable number => [number.ToString(null, CultureInfo.InvariantCulture)],
        _ => [],
    };

    private static string? First(Dictionary<string, ImmutableArray<string>> attributes, string name) =>
        attributes.TryGetValue(name, out ImmutableArray<string> values) ? values.FirstOrDefault() : null;

    private static long? Time(Dictionary<string, ImmutableArray<string>> attributes, string name) =>
        long.TryParse(First(attributes, name), CultureInfo.InvariantCulture, out long value) ? value : null;
}
