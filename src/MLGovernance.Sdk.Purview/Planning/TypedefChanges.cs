using System.Buffers;
using System.Collections.Immutable;
using System.Text.Json;

namespace MLGovernance.Purview;

/// <summary>
/// Finds out which type definitions are new and which lack attributes. Definitions are extended, never narrowed: what is there
/// and not wanted stays.
/// </summary>
public sealed class TypedefChanges
{
    private static readonly string[] Categories =
        ["enumDefs", "structDefs", "classificationDefs", "entityDefs", "relationshipDefs", "businessMetadataDefs"];

    private readonly Dictionary<string, List<JsonElement>> _new = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<JsonElement>> _changed = new(StringComparer.Ordinal);

    private TypedefChanges()
    {
    }

    /// <summary>Gets the names of the definitions that the catalogue does not hold, ordered.</summary>
    public ImmutableArray<string> NewNames => Names(_new);

    /// <summary>Gets the names of the definitions that lack members, ordered.</summary>
    public ImmutableArray<string> ChangedNames => Names(_changed);

    /// <summary>Compares the wanted definitions with all that the catalogue holds.</summary>
    /// <param name="held">The definitions that the catalogue holds, in the form of <c>AtlasTypesDef</c>.</param>
    /// <param name="wanted">The wanted definitions as UTF-8 JSON, in the same form; empty ones want nothing.</param>
    public static TypedefChanges Compare(JsonElement held, params ReadOnlySpan<ReadOnlyMemory<byte>> wanted)
    {
        TypedefChanges changes = new();
        foreach (ReadOnlyMemory<byte> definitions in wanted)
        {
            if (!definitions.IsEmpty)
            {
                changes.Add(held, JsonElement.Parse(definitions.Span));
            }
        }

        return changes;
    }

    /// <summary>Lists the attributes that entity definitions declare themselves, and those by which their second ends state relationships, by type.</summary>
    /// <param name="typedefs">The definitions as UTF-8 JSON, <c>AtlasTypesDef</c>; empty ones declare nothing.</param>
    public static ILookup<string, string> AttributesOf(ReadOnlyMemory<byte> typedefs)
    {
        JsonElement root = typedefs.IsEmpty ? default : JsonElement.Parse(typedefs.Span);
        return Defs(root, "entityDefs").SelectMany(def => Defs(def, "attributeDefs").Select(attribute => (Type: NameOf(def), Name: NameOf(attribute))))
            .Concat(Defs(root, "relationshipDefs").Select(def => def.TryGetProperty("endDef2", out JsonElement end) ? (Type: Text(end, "type"), Name: Text(end, "name")) : (Type: "", Name: "")))
            .ToLookup(pair => pair.Type, pair => pair.Name, StringComparer.Ordinal);
    }

    private void Add(JsonElement held, JsonElement root)
    {
        foreach (string category in Categories)
        {
            Dictionary<string, JsonElement> known = Defs(held, category)
                .GroupBy(NameOf, StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.First(), StringComparer.Ordinal);
            foreach (JsonElement def in Defs(root, category))
            {
                if (!known.TryGetValue(NameOf(def), out JsonElement there))
                {
                    Add(_new, category, def);
                }
                else if (Extend(there, def) is { } extended)
                {
                    Add(_changed, category, extended);
                }
            }
        }
    }

    /// <summary>Writes the new definitions: the body of the <c>POST</c> that creates them.</summary>
    public ReadOnlyMemory<byte> NewBody() => Body(_new);

    /// <summary>Writes the extended definitions, whole: the body of the <c>PUT</c>, since a <c>POST</c> ignores changes silently.</summary>
    public ReadOnlyMemory<byte> ChangedBody() => Body(_changed);

    /// <summary>Returns the held definition with the members that only the wanted one has, or null when it has them all.</summary>
    private static JsonElement? Extend(JsonElement held, JsonElement wanted)
    {
        string list = wanted.TryGetProperty("elementDefs", out _) ? "elementDefs" : "attributeDefs";
        string key = list == "elementDefs" ? "value" : "name";
        HashSet<string> there = [.. Defs(held, list).Select(item => Text(item, key))];
        List<JsonElement> missing = [.. Defs(wanted, list).Where(item => !there.Contains(Text(item, key)))];
        HashSet<string> supers = [.. Defs(held, "superTypes").Select(item => item.ToString())];
        List<JsonElement> newSupers = [.. Defs(wanted, "superTypes").Where(item => !supers.Contains(item.ToString()))];
        if (missing.Count == 0 && newSupers.Count == 0)
        {
            return null;
        }

        ArrayBufferWriter<byte> output = new();
        using (Utf8JsonWriter writer = new(output))
        {
            writer.WriteStartObject();
            foreach (JsonProperty member in held.EnumerateObject().Where(member => member.Name != list && member.Name != "superTypes"))
            {
                member.WriteTo(writer);
            }

            WriteList(writer, list, Defs(held, list).Concat(missing));
            if (held.TryGetProperty("superTypes", out _) || newSupers.Count > 0)
            {
                WriteList(writer, "superTypes", Defs(held, "superTypes").Concat(newSupers));
            }

            writer.WriteEndObject();
        }

        return JsonElement.Parse(output.WrittenSpan);
    }

    private static ReadOnlyMemory<byte> Body(Dictionary<string, List<JsonElement>> defs)
    {
        ArrayBufferWriter<byte> output = new();
        using (Utf8JsonWriter writer = new(output))
        {
            writer.WriteStartObject();
            foreach (string category in Categories.Where(defs.ContainsKey))
            {
                WriteList(writer, category, defs[category]);
            }

            writer.WriteEndObject();
        }

        return output.WrittenMemory;
    }

    private static void WriteList(Utf8JsonWriter writer, string name, IEnumerable<JsonElement> items)
    {
        writer.WriteStartArray(name);
        foreach (JsonElement item in items)
        {
            item.WriteTo(writer);
        }

        writer.WriteEndArray();
    }

    private static JsonElement.ArrayEnumerator Defs(JsonElement root, string category) =>
        root.ValueKind == JsonValueKind.Object && root.TryGetProperty(category, out JsonElement list) && list.ValueKind == JsonValueKind.Array
            ? list.EnumerateArray() : default;

    private static string NameOf(JsonElement def) => Text(def, "name");

    private static string Text(JsonElement item, string name) =>
        item.ValueKind == JsonValueKind.Object && item.TryGetProperty(name, out JsonElement value) ? value.ToString() : "";

    private static void Add(Dictionary<string, List<JsonElement>> defs, string category, JsonElement def)
    {
        if (!defs.TryGetValue(category, out List<JsonElement>? list))
        {
            defs.Add(category, list = []);
        }

        list.Add(def);
    }

    private static ImmutableArray<string> Names(Dictionary<string, List<JsonElement>> defs) =>
        [.. defs.Values.SelectMany(list => list).Select(NameOf).Order(StringComparer.Ordinal)];
}
