using System.Text.Json;

namespace MLGovernance.Lineage;

/// <summary>
/// Lineage as Apache Atlas and the Purview Data Map answer when asked for one entity (<c>AtlasLineageInfo</c>): entities by guid, and
/// relations in the direction in which data flows.
/// </summary>
/// <remarks>
/// A relation of that shape says nothing of role and confidence; here they follow as members of their own, which other readers pass over.
/// Read from a service, relations are <see cref="LineageRole.DerivesFrom"/> and stated. Container relations (<c>parentRelations</c>) are no
/// data flow and are not read.
/// </remarks>
public static class LineageAtlas
{
    /// <summary>Writes a document as one JSON object.</summary>
    /// <param name="document">The document.</param>
    /// <param name="start">The node that the lineage is of.</param>
    /// <param name="writer">Receives the JSON.</param>
    /// <param name="names">The type and qualified name of each node in the catalogue; the default is its kind and its identity.</param>
    /// <exception cref="ArgumentException">The document does not hold <paramref name="start"/>.</exception>
    public static void Write(
        LineageDocument document, AssetId start, Utf8JsonWriter writer, Func<LineageDocumentNode, (string TypeName, string QualifiedName)>? names = null)
    {
        ArgumentNullException.ThrowIfNull(document);
        ArgumentNullException.ThrowIfNull(writer);
        LineageDocumentNode first = document.Nodes.FirstOrDefault(node => node.Id == start)
            ?? throw new ArgumentException($"The document does not hold '{start}'.", nameof(start));
        string[] guids = [.. document.Nodes.Select(node => Id(node.Id.Value))];
        int[] inputs = Count(document, edge => edge.Downstream), outputs = Count(document, edge => edge.Upstream);
        writer.WriteStartObject();
        writer.WriteString("baseEntityGuid", Id(start.Value));
        writer.WriteString("lineageDirection", "BOTH");
        writer.WriteNumber("lineageDepth", Depth(document, document.Nodes.IndexOf(first)));
        writer.WriteNumber("lineageWidth", inputs.Concat(outputs).DefaultIfEmpty().Max());
        writer.WriteNumber("childrenCount", -1); // not counted, as the service says it
        writer.WriteStartObject("guidEntityMap");
        for (int i = 0; i < guids.Length; i++)
        {
            WriteEntity(writer, guids[i], document.Nodes[i], names ?? (static node => (node.Kind, node.Id.Value)));
        }

        writer.WriteEndObject();
        writer.WriteBoolean("includeParent", false);
        WriteRelations(writer, document, guids);
        writer.WriteStartObject("widthCounts");
        WriteCounts(writer, "INPUT", guids, inputs);
        WriteCounts(writer, "OUTPUT", guids, outputs);
        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    /// <summary>Reads a document.</summary>
    /// <param name="json">One lineage answer, or a next page of one.</param>
    /// <returns>
    /// The nodes, by the identity they carry (<c>assetId</c>, which this library publishes), else by their qualified name where that is an
    /// address, else as <c>atlas://entity/TYPE/QUALIFIED-NAME</c>. A next page leaves its base entity out; it is then <c>atlas://entity/GUID</c>.
    /// </returns>
    /// <exception cref="FormatException">It is no lineage answer; the message tells the place.</exception>
    public static LineageDocument Read(JsonElement json)
    {
        Dictionary<string, LineageDocumentNode> nodes = [];
        foreach (JsonProperty entity in Member(json, "guidEntityMap", JsonValueKind.Object, "an object of entities by guid").EnumerateObject())
        {
            nodes[entity.Name] = Node(entity.Name, entity.Value);
        }

        List<(AssetId, AssetId, LineageRole, EdgeConfidence)> edges = [];
        int number = 0;
        foreach (JsonElement relation in Member(json, "relations", JsonValueKind.Array, "an array of relations").EnumerateArray())
        {
            string place = $"/relations/{number++}";
            edges.Add((
                End(nodes, relation, "fromEntityId", place),
                End(nodes, relation, "toEntityId", place),
                Enum.TryParse(Text(relation, "role"), out LineageRole role) ? role : LineageRole.DerivesFrom,
                Enum.TryParse(Text(relation, "confidence"), out EdgeConfidence confidence) ? confidence : EdgeConfidence.Stated));
        }

        return LineageDocument.Of(nodes.Values, edges);
    }

    private static void WriteEntity(
        Utf8JsonWriter writer, string guid, LineageDocumentNode node, Func<LineageDocumentNode, (string TypeName, string QualifiedName)> names)
    {
        (string type, string qualifiedName) = names(node);
        writer.WriteStartObject(guid);
        writer.WriteString("typeName", type);
        writer.WriteStartObject("attributes");
        writer.WriteString("qualifiedName", qualifiedName);
        writer.WriteString("name", node.Name);
        writer.WriteString("assetId", node.Id.Value);
        writer.WriteString("assetKind", node.Kind);
        writer.WriteEndObject();
        writer.WriteString("guid", guid);
        writer.WriteString("status", "ACTIVE");
        writer.WriteString("displayText", node.Name);
        foreach (string empty in (string[])["classificationNames", "meaningNames", "meanings", "labels"])
        {
            writer.WriteStartArray(empty);
            writer.WriteEndArray();
        }

        writer.WriteBoolean("isIncomplete", false);
        writer.WriteEndObject();
    }

    private static void WriteRelations(Utf8JsonWriter writer, LineageDocument document, string[] guids)
    {
        writer.WriteStartArray("relations");
        foreach (LineageDocumentEdge edge in document.Edges)
        {
            writer.WriteStartObject();
            writer.WriteString("fromEntityId", guids[edge.Upstream]);
            writer.WriteString("toEntityId", guids[edge.Downstream]);
            writer.WriteString("relationshipId", Id($"{guids[edge.Upstream]} {edge.Role} {guids[edge.Downstream]}"));
            writer.WriteString("role", edge.Role.ToString());
            writer.WriteString("confidence", edge.Confidence.ToString());
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteStartArray("parentRelations");
        writer.WriteEndArray();
    }

    private static void WriteCounts(Utf8JsonWriter writer, string direction, string[] guids, int[] counts)
    {
        writer.WriteStartObject(direction);
        for (int i = 0; i < guids.Length; i++)
        {
            writer.WriteNumber(guids[i], counts[i]);
        }

        writer.WriteEndObject();
    }

    private static int[] Count(LineageDocument document, Func<LineageDocumentEdge, int> end)
    {
        int[] counts = new int[document.Nodes.Length];
        foreach (LineageDocumentEdge edge in document.Edges)
        {
            counts[end(edge)]++;
        }

        return counts;
    }

    /// <summary>Gives the greatest distance of a node from the start, along the edges one way or the other.</summary>
    private static int Depth(LineageDocument document, int start) => Math.Max(
        Depth(start, document.Edges.ToLookup(edge => edge.Upstream, edge => edge.Downstream)),
        Depth(start, document.Edges.ToLookup(edge => edge.Downstream, edge => edge.Upstream)));

    private static int Depth(int start, ILookup<int, int> next)
    {
        HashSet<int> seen = [start];
        int depth = 0;
        for (int[] level = [start]; level.Length > 0; depth++)
        {
            level = [.. level.SelectMany(node => next[node]).Where(seen.Add)];
        }

        return depth - 1;
    }

    private static LineageDocumentNode Node(string guid, JsonElement entity)
    {
        JsonElement attributes = Member(entity, "attributes", JsonValueKind.Object, "an object", $"/guidEntityMap/{guid}");
        string type = Text(entity, "typeName") ?? throw new FormatException($"'/guidEntityMap/{guid}' needs a 'typeName'.");
        string qualifiedName = Text(attributes, "qualifiedName") ?? guid;
        return new LineageDocumentNode(
            AssetId.TryParse(Text(attributes, "assetId") ?? Address(qualifiedName), null, out AssetId id) ? id : Foreign(type, qualifiedName),
            Text(attributes, "assetKind") ?? type,
            Text(attributes, "name") ?? Text(entity, "displayText") ?? qualifiedName);
    }

    /// <summary>Gives a qualified name that is the address of one asset and nothing less: a fragment or query would be lost.</summary>
    private static string? Address(string qualifiedName) => qualifiedName.AsSpan().ContainsAny('#', '?') ? null : qualifiedName;

    private static AssetId End(Dictionary<string, LineageDocumentNode> nodes, JsonElement relation, string end, string place)
    {
        string guid = Text(relation, end) ?? throw new FormatException($"'{place}' needs '{end}', the guid of an entity.");
        if (!nodes.TryGetValue(guid, out LineageDocumentNode? node))
        {
            nodes[guid] = node = new LineageDocumentNode(Foreign(guid), "unknown", guid);
        }

        return node.Id;
    }

    private static AssetId Foreign(params IEnumerable<string> steps) => AssetId.Parse($"atlas://entity/{string.Join('/', steps.Select(Uri.EscapeDataString))}");

    private static string Id(string text) => StableId.Of(text).ToString();

    private static JsonElement Member(JsonElement json, string name, JsonValueKind kind, string expected, string place = "") =>
        json.ValueKind == JsonValueKind.Object && json.TryGetProperty(name, out JsonElement member) && member.ValueKind == kind
            ? member
            : throw new FormatException($"'{place}/{name}' must be {expected}.");

    private static string? Text(JsonElement json, string name) =>
        json.ValueKind == JsonValueKind.Object && json.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
