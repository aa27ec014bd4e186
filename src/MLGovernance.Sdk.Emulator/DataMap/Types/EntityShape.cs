using System.Text.Json.Nodes;

namespace MLGovernance.Emulator.DataMap.Types;

/// <summary>An entity type with everything it inherits.</summary>
internal sealed class EntityShape
{
    private EntityShape(string name, string serviceType, HashSet<string> ancestry)
    {
        Name = name;
        ServiceType = serviceType;
        Ancestry = ancestry;
    }

    public string Name { get; }

    public string ServiceType { get; }

    /// <summary>The type itself and all its super types.</summary>
    public HashSet<string> Ancestry { get; }

    /// <summary>The attribute definitions by name, inherited ones included.</summary>
    public Dictionary<string, JsonObject> Attributes { get; } = new(StringComparer.Ordinal);

    /// <summary>The relationship ends by attribute name.</summary>
    public Dictionary<string, RelationshipEnd> Ends { get; } = new(StringComparer.Ordinal);

    public bool IsProcess => Ancestry.Contains("Process");

    public static EntityShape Create(string name, IEnumerable<string> ancestry, IReadOnlyDictionary<string, JsonObject> types)
    {
        string[] chain = [.. ancestry];
        string service = chain.Select(type => types[type].Text("serviceType")).FirstOrDefault(text => !string.IsNullOrEmpty(text)) ?? "";
        var shape = new EntityShape(name, service, new HashSet<string>(chain, StringComparer.Ordinal));
        foreach (string type in chain)
        {
            foreach (JsonObject attribute in types[type].Objects("attributeDefs"))
            {
                shape.Attributes.TryAdd(attribute.Text("name")!, attribute);
            }
        }

        foreach (JsonObject relationship in types.Values.Where(type => type.Text("category") == "RELATIONSHIP"))
        {
            shape.AddEnd(relationship, "endDef1", "endDef2", isFirst: true);
            shape.AddEnd(relationship, "endDef2", "endDef1", isFirst: false);
        }

        return shape;
    }

    private void AddEnd(JsonObject relationship, string own, string other, bool isFirst)
    {
        JsonObject end = relationship[own]!.AsObject();
        JsonObject far = relationship[other]!.AsObject();
        if (!Ancestry.Contains(end.Text("type")!))
        {
            return;
        }

        string attribute = end.Text("name")!;
        Ends.TryAdd(attribute, new RelationshipEnd(
            relationship.Text("name")!,
            isFirst,
            attribute,
            end.Text("cardinality") is "SET" or "LIST",
            far.Text("type")!,
            far.Text("cardinality") is "SET" or "LIST",
            end.Flag("isLegacyAttribute") || Attributes.ContainsKey(attribute),
            end.Flag("isContainer") && relationship.Text("relationshipCategory") == "COMPOSITION"));
    }
}
