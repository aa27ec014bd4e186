using System.Globalization;
using System.Xml;

namespace MLGovernance.Lineage;

/// <summary>Lineage as GraphML (graphml.graphdrawing.org), which Gephi, yEd, igraph and networkx read.</summary>
public static class LineageGraphML
{
    private const string Namespace = "http://graphml.graphdrawing.org/xmlns";
    private static readonly string[] NodeKeys = ["id", "kind", "name"];
    private static readonly string[] EdgeKeys = ["role", "confidence"];

    /// <summary>Writes a document.</summary>
    /// <param name="document">The document.</param>
    /// <param name="output">Receives the text.</param>
    public static void Write(LineageDocument document, TextWriter output)
    {
        ArgumentNullException.ThrowIfNull(document);
        ArgumentNullException.ThrowIfNull(output);
        using var xml = XmlWriter.Create(output, new XmlWriterSettings { Indent = true, NewLineChars = "\n", OmitXmlDeclaration = true, CheckCharacters = true });
        xml.WriteStartElement("graphml", Namespace);
        WriteKeys(xml, "node", NodeKeys);
        WriteKeys(xml, "edge", EdgeKeys);
        xml.WriteStartElement("graph", Namespace);
        xml.WriteAttributeString("id", "lineage");
        xml.WriteAttributeString("edgedefault", "directed");
        for (int i = 0; i < document.Nodes.Length; i++)
        {
            LineageDocumentNode node = document.Nodes[i];
            xml.WriteStartElement("node", Namespace);
            xml.WriteAttributeString("id", Number(i));
            WriteData(xml, NodeKeys, node.Id.Value, node.Kind, node.Name);
            xml.WriteEndElement();
        }

        foreach (LineageDocumentEdge edge in document.Edges)
        {
            xml.WriteStartElement("edge", Namespace);
            xml.WriteAttributeString("source", Number(edge.Upstream));
            xml.WriteAttributeString("target", Number(edge.Downstream));
            WriteData(xml, EdgeKeys, edge.Role.ToString(), edge.Confidence.ToString());
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    /// <summary>Reads a document.</summary>
    /// <param name="input">The text. External entities and document types are refused.</param>
    /// <exception cref="FormatException">It is no GraphML as <see cref="Write"/> makes it; the message tells where.</exception>
    public static LineageDocument Read(TextReader input)
    {
        ArgumentNullException.ThrowIfNull(input);
        var nodes = new Dictionary<string, LineageDocumentNode>(StringComparer.Ordinal);
        List<(AssetId, AssetId, LineageRole, EdgeConfidence)> edges = [];
        try
        {
            using var xml = XmlReader.Create(input, new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null });
            while (xml.Read())
            {
                if (xml.NodeType != XmlNodeType.Element)
                {
                    continue;
                }

                if (xml.LocalName == "node")
                {
                    string number = Required(xml, "id");
                    Dictionary<string, string> data = ReadData(xml);
                    nodes[number] = new LineageDocumentNode(AssetId.Parse(data.GetValueOrDefault("id", number)), data.GetValueOrDefault("kind", "unknown"), data.GetValueOrDefault("name", number));
                }
                else if (xml.LocalName == "edge")
                {
                    LineageDocumentNode upstream = Node(nodes, Required(xml, "source")), downstream = Node(nodes, Required(xml, "target"));
                    Dictionary<string, string> data = ReadData(xml);
                    edges.Add((upstream.Id, downstream.Id, Parse(data, "role", LineageRole.DerivesFrom), Parse(data, "confidence", EdgeConfidence.Stated)));
                }
            }
        }
        catch (XmlException error)
        {
            throw new FormatException($"This is no GraphML: line {error.LineNumber}, position {error.LinePosition}: {error.Message}", error);
        }

        return LineageDocument.Of(nodes.Values, edges);
    }

    private static void WriteKeys(XmlWriter xml, string owner, string[] names)
    {
        foreach (string name in names)
        {
            xml.WriteStartElement("key", Namespace);
            xml.WriteAttributeString("id", name);
            xml.WriteAttributeString("for", owner);
            xml.WriteAttributeString("attr.name", name);
            xml.WriteAttributeString("attr.type", "string");
            xml.WriteEndElement();
        }
    }

    private static void WriteData(XmlWriter xml, string[] keys, params ReadOnlySpan<string> values)
    {
        for (int i = 0; i < keys.Length; i++)
        {
            xml.WriteStartElement("data", Namespace);
            xml.WriteAttributeString("key", keys[i]);
            xml.WriteString(values[i]);
            xml.WriteEndElement();
        }
    }

    private static Dictionary<string, string> ReadData(XmlReader xml)
    {
        var data = new Dictionary<string, string>(StringComparer.Ordinal);
        using XmlReader inner = xml.ReadSubtree();
        inner.Read();
        while (inner.Read())
        {
            while (inner.NodeType == XmlNodeType.Element && inner.LocalName == "data")
            {
                string key = Required(inner, "key");
                data[key] = inner.ReadElementContentAsString();
            }
        }

        return data;
    }

    private static string Number(int node) => "n" + node.ToString(CultureInfo.InvariantCulture);

    private static string Required(XmlReader xml, string attribute) =>
        xml.GetAttribute(attribute) ?? throw new FormatException($"A GraphML <{xml.LocalName}> needs the attribute '{attribute}'.");

    private static LineageDocumentNode Node(Dictionary<string, LineageDocumentNode> nodes, string number) =>
        nodes.TryGetValue(number, out LineageDocumentNode? node) ? node : throw new FormatException($"A GraphML edge names the node '{number}', which is not there before it.");

    private static T Parse<T>(Dictionary<string, string> data, string key, T fallback)
        where T : struct, Enum =>
        !data.TryGetValue(key, out string? text) ? fallback
        : Enum.TryParse(text, out T value) && Enum.IsDefined(value) ? value
        : throw new FormatException($"'{text}' is no {key}; expected one of {string.Join(", ", Enum.GetNames<T>())}.");
}
