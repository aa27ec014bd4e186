using System.Globalization;
using System.Text.Json;

namespace MLGovernance.Lineage;

/// <summary>
/// Lineage as W3C PROV-JSON (www.w3.org/Submission/prov-json): jobs are activities, everything else is an entity; what a job consumes is
/// <c>used</c>, what it makes <c>wasGeneratedBy</c>, data made from data <c>wasDerivedFrom</c>, a job after a job <c>wasInformedBy</c>.
/// The role and the confidence of each edge are kept as attributes, so that nothing is lost on the way back.
/// </summary>
public static class LineageProv
{
    private const string Prefix = "mlg";
    private const string JobKind = "job";

    /// <summary>Writes a document as one JSON object.</summary>
    /// <param name="document">The document.</param>
    /// <param name="writer">Receives the JSON.</param>
    public static void Write(LineageDocument document, Utf8JsonWriter writer)
    {
        ArgumentNullException.ThrowIfNull(document);
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteStartObject();
        writer.WriteStartObject("prefix");
        writer.WriteString(Prefix, "urn:mlgovernance:");
        writer.WriteEndObject();
        WriteNodes(document, writer, "entity", wantJobs: false);
        WriteNodes(document, writer, "activity", wantJobs: true);
        foreach (string relation in (string[])["used", "wasGeneratedBy", "wasDerivedFrom", "wasInformedBy"])
        {
            WriteEdges(document, writer, relation);
        }

        writer.WriteEndObject();
    }

    /// <summary>Reads a document.</summary>
    /// <param name="json">One PROV-JSON object.</param>
    /// <exception cref="FormatException">It is no PROV-JSON with identities as <see cref="Write"/> makes them; the message tells where.</exception>
    public static LineageDocument Read(JsonElement json)
    {
        var nodes = new Dictionary<string, LineageDocumentNode>(StringComparer.Ordinal);
        foreach (string section in (string[])["entity", "activity"])
        {
            foreach (JsonProperty node in Members(json, section))
            {
                string id = Text(node.Value, "id") ?? throw new FormatException($"'{section}/{node.Name}' needs '{Prefix}:id', the identity of the asset.");
                nodes[node.Name] = new LineageDocumentNode(
                    AssetId.Parse(id), Text(node.Value, "kind") ?? (section == "activity" ? JobKind : "unknown"), Text(node.Value, "name") ?? id);
            }
        }

        List<(AssetId, AssetId, LineageRole, EdgeConfidence)> edges = [];
        foreach (string relation in (string[])["used", "wasGeneratedBy", "wasDerivedFrom", "wasInformedBy"])
        {
            (string up, string down) = Ends(relation);
            foreach (JsonProperty edge in Members(json, relation))
            {
                edges.Add((
                    Node(nodes, edge, "prov:" + up).Id,
                    Node(nodes, edge, "prov:" + down).Id,
                    Enum.TryParse(Text(edge.Value, "role"), out LineageRole role) ? role : LineageRole.DerivesFrom,
                    Enum.TryParse(Text(edge.Value, "confidence"), out EdgeConfidence confidence) ? confidence : EdgeConfidence.Stated));
            }
        }

        return LineageDocument.Of(nodes.Values, edges);
    }

    private static void WriteNodes(LineageDocument document, Utf8JsonWriter writer, string section, bool wantJobs)
    {
        writer.WriteStartObject(section);
        for (int i = 0; i < document.Nodes.Length; i++)
        {
            LineageDocumentNode node = document.Nodes[i];
            if ((node.Kind == JobKind) != wantJobs)
            {
                continue;
            }

            writer.WriteStartObject(Key(i));
            writer.WriteString(Prefix + ":id", node.Id.Value);
            writer.WriteString(Prefix + ":kind", node.Kind);
            writer.WriteString(Prefix + ":name", node.Name);
            writer.WriteString("prov:label", node.Name);
            writer.WriteEndObject();
        }

        writer.WriteEndObject();
    }

    private static void WriteEdges(LineageDocument document, Utf8JsonWriter writer, string relation)
    {
        (string up, string down) = Ends(relation);
        writer.WriteStartObject(relation);
        for (int i = 0; i < document.Edges.Length; i++)
        {
            LineageDocumentEdge edge = document.Edges[i];
            bool fromJob = document.Nodes[edge.Upstream].Kind == JobKind, toJob = document.Nodes[edge.Downstream].Kind == JobKind;
            string stated = (fromJob, toJob) switch
            {
                (false, true) => "used",
                (true, false) => "wasGeneratedBy",
                (true, true) => "wasInformedBy",
                _ => "wasDerivedFrom",
            };
            if (stated != relation)
            {
                continue;
            }

            writer.WriteStartObject(string.Create(CultureInfo.InvariantCulture, $"_:e{i}"));
            writer.WriteString("prov:" + up, Key(edge.Upstream));
            writer.WriteString("prov:" + down, Key(edge.Downstream));
            writer.WriteString(Prefix + ":role", edge.Role.ToString());
            writer.WriteString(Prefix + ":confidence", edge.Confidence.ToString());
            writer.WriteEndObject();
        }

        writer.WriteEndObject();
    }

    /// <summary>Returns the names of the ends of a relation: what was used, and what used it.</summary>
    private static (string Upstream, string Downstream) Ends(string relation) => relation switch
    {
        "used" => ("entity", "activity"),
        "wasGeneratedBy" => ("activity", "entity"),
        "wasInformedBy" => ("informant", "informed"),
        _ => ("usedEntity", "generatedEntity"),
    };

    private static string Key(int node) => string.Create(CultureInfo.InvariantCulture, $"{Prefix}:n{node}");

    private static JsonElement.ObjectEnumerator Members(JsonElement json, string section) =>
        json.ValueKind == JsonValueKind.Object && json.TryGetProperty(section, out JsonElement members) && members.ValueKind == JsonValueKind.Object
            ? members.EnumerateObject()
            : default;

    private static string? Text(JsonElement json, string name) =>
        json.ValueKind == JsonValueKind.Object && json.TryGetProperty($"{Prefix}:{name}", out JsonElement value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static LineageDocumentNode Node(Dictionary<string, LineageDocumentNode> nodes, JsonProperty edge, string end) =>
        edge.Value.TryGetProperty(end, out JsonElement key) && key.GetString() is { } name && nodes.TryGetValue(name, out LineageDocumentNode? node)
            ? node
            : throw new FormatException($"'{edge.Name}' names no known entity or activity as '{end}'.");
}
