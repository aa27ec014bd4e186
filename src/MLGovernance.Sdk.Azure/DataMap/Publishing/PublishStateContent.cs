using System.Buffers;
using System.Buffers.Text;
using System.Globalization;
using System.IO.Compression;
using System.IO.Hashing;
using System.Text;
using System.Text.Json;
using MLGovernance.Purview;

namespace MLGovernance.Azure;

/// <summary>
/// The packed form of what was published: its lines in the order of types and names, compressed, as base64 for addresses, which JSON leaves unescaped, in attributes that keep below
/// the Data Map's 32 KB for one property and 2 MB for one asset (purview-wire section 4).
/// </summary>
internal static class PublishStateContent
{
    private const int PartLength = 30_000;
    private const int PartsPerShard = 40;

    /// <summary>The definition of the entity's type. The parts are not indexed: nobody searches for them.</summary>
    internal static ReadOnlyMemory<byte> Typedef { get; } = WriteTypedef();

    internal static string NameOf(string name, int shard) => string.Create(CultureInfo.InvariantCulture, $"mlgov://publish-state/{name}/{shard}");

    internal static int ShardsOf(AtlasEntity first) => (int)Number(first, "shards");

    internal static List<(string Name, string[] Parts)> Pack(string name, IEnumerable<KeyValuePair<CatalogReference, PublishedEntity>> entities)
    {
        ArrayBufferWriter<byte> lines = new();
        foreach ((CatalogReference reference, PublishedEntity entity) in entities
            .OrderBy(entity => entity.Key.TypeName, StringComparer.Ordinal).ThenBy(entity => entity.Key.QualifiedName, StringComparer.Ordinal))
        {
            PublishedLine.Write(lines, reference, entity);
        }

        using MemoryStream packed = new();
        using (BrotliStream brotli = new(packed, new BrotliCompressionOptions { Quality = 5 }, leaveOpen: true))
        {
            brotli.Write(lines.WrittenSpan);
        }

        packed.Write(XxHash3.Hash(packed.GetBuffer().AsSpan(0, (int)packed.Length)));
        string text = Base64Url.EncodeToString(packed.GetBuffer().AsSpan(0, (int)packed.Length));
        string[][] shards = [.. text.Chunk(PartLength).Select(part => new string(part)).Chunk(PartsPerShard)];
        return [.. shards.Select((parts, shard) => (NameOf(name, shard), parts))];
    }

    internal static void Write(Utf8JsonWriter writer, string name, string run, int shards, string[] parts)
    {
        writer.WriteStartArray("entities");
        writer.WriteStartObject();
        writer.WriteString("typeName", PublishState.TypeName);
        writer.WriteString("guid", "-1");
        writer.WriteStartObject("attributes");
        writer.WriteString("qualifiedName", name);
        writer.WriteString("name", "What MLGovernance published");
        writer.WriteString("run", run);
        writer.WriteNumber("shards", shards);
        writer.WriteNumber("parts", parts.Length);
        for (int part = 0; part < parts.Length; part++)
        {
            writer.WriteString(PartName(part), parts[part]);
        }

        writer.WriteEndObject();
        writer.WriteEndObject();
        writer.WriteEndArray();
    }

    /// <summary>Returns the entities; none when the content is not whole, as a publish leaves it that ended between two shards.</summary>
    /// <param name="shards">The entities that hold the content.</param>
    /// <param name="stamp">Receives what tells this content from another.</param>
    internal static IReadOnlyList<(CatalogReference Reference, PublishedEntity Entity)> Read(IEnumerable<AtlasEntity> shards, out string stamp)
    {
        StringBuilder text = new();
        foreach (AtlasEntity shard in shards)
        {
            for (int part = 0; part < Number(shard, "parts"); part++)
            {
                text.Append(shard.Text("attributes", PartName(part)));
            }
        }

        stamp = "";
        byte[] packed = new byte[text.Length];
        if (Base64Url.DecodeFromChars(text.ToString(), packed, out _, out int length) != OperationStatus.Done || length < sizeof(ulong)
            || !packed.AsSpan(length - sizeof(ulong), sizeof(ulong)).SequenceEqual(XxHash3.Hash(packed.AsSpan(0, length - sizeof(ulong)))))
        {
            return [];
        }

        stamp = Convert.ToHexStringLower(packed.AsSpan(length - sizeof(ulong), sizeof(ulong)));
        using MemoryStream lines = new();
        using (BrotliStream brotli = new(new MemoryStream(packed, 0, length - sizeof(ulong)), CompressionMode.Decompress))
        {
            brotli.CopyTo(lines);
        }

        List<(CatalogReference, PublishedEntity)> entities = [];
        ReadOnlySpan<byte> bytes = lines.GetBuffer().AsSpan(0, (int)lines.Length);
        foreach (Range line in bytes.Split((byte)'\n'))
        {
            if (!bytes[line].IsEmpty)
            {
                entities.Add(PublishedLine.Read(bytes[line]));
            }
        }

        return entities;
    }

    private static long Number(AtlasEntity entity, string attribute) =>
        entity.Element("attributes", attribute) is { ValueKind: JsonValueKind.Number } number ? number.GetInt64() : 0;

    private static string PartName(int part) => string.Create(CultureInfo.InvariantCulture, $"part{part:00}");

    private static byte[] WriteTypedef()
    {
        ArrayBufferWriter<byte> output = new();
        using (Utf8JsonWriter writer = new(output))
        {
            writer.WriteStartObject();
            writer.WriteStartArray("entityDefs");
            writer.WriteStartObject();
            writer.WriteString("category", "ENTITY");
            writer.WriteString("name", PublishState.TypeName);
            writer.WriteString("description", "What MLGovernance published of an estate, by content hash. Deleting it makes the next publish compare everything.");
            writer.WriteString("typeVersion", "1.0");
            writer.Strings("superTypes", ["Asset"]);
            writer.WriteStartArray("attributeDefs");
            foreach ((string name, string type) in (IEnumerable<(string, string)>)
                [("run", "string"), ("shards", "int"), ("parts", "int"), .. Enumerable.Range(0, PartsPerShard).Select(part => (PartName(part), "string"))])
            {
                writer.WriteStartObject();
                writer.WriteString("name", name);
                writer.WriteString("typeName", type);
                writer.WriteString("cardinality", "SINGLE");
                writer.WriteBoolean("isOptional", true);
                writer.WriteBoolean("isUnique", false);
                writer.WriteBoolean("isIndexable", false);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        return output.WrittenSpan.ToArray();
    }
}
