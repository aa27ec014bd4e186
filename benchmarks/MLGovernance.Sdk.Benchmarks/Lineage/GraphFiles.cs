using System.Buffers.Binary;
using System.Globalization;
using System.Runtime.InteropServices;
using MLGovernance.Lineage;

namespace MLGovernance.Benchmarks.Lineage;

/// <summary>Writes graphs for outside programs.</summary>
internal static class GraphFiles
{
    /// <summary>Writes by the file's ending: <c>.sg</c> (GAP serialized graph), <c>.el</c> (GAP edge list) or <c>.csv</c>.</summary>
    /// <exception cref="ArgumentException">The ending is another.</exception>
    internal static void Write(EdgeList edges, Topology topology, string path)
    {
        switch (Path.GetExtension(path))
        {
            case ".sg":
                WriteGap(topology, path);
                break;
            case ".el":
                WriteText(edges, path, ' ', header: null);
                break;
            case ".csv":
                WriteText(edges, path, ',', header: "upstream,downstream");
                break;
            default:
                throw new ArgumentException($"'{path}' ends in none of .sg, .el and .csv.", nameof(path));
        }
    }

    /// <summary>Writes the GAP serialized graph: directed flag, edges and nodes as 64-bit, then offsets and neighbours of both directions.</summary>
    internal static void WriteGap(Topology topology, string path)
    {
        using FileStream stream = new(path, FileMode.Create, FileAccess.Write, FileShare.None, 1 << 20);
        stream.WriteByte(1);
        WriteLong(stream, topology.Down.EdgeCount);
        WriteLong(stream, topology.NodeCount);
        WriteSide(stream, topology, topology.Down);
        WriteSide(stream, topology, topology.Up);
    }

    /// <summary>Writes node count, edge count and the pairs as 32-bit little-endian numbers.</summary>
    internal static void WriteBinaryPairs(EdgeList edges, string path)
    {
        using FileStream stream = new(path, FileMode.Create, FileAccess.Write, FileShare.None, 1 << 20);
        int[] pairs = new int[2 + (2 * edges.EdgeCount)];
        (pairs[0], pairs[1]) = (edges.NodeCount, edges.EdgeCount);
        for (int edge = 0; edge < edges.EdgeCount; edge++)
        {
            (pairs[2 + (2 * edge)], pairs[3 + (2 * edge)]) = (edges.Upstream[edge], edges.Downstream[edge]);
        }

        stream.Write(MemoryMarshal.AsBytes(pairs.AsSpan()));
    }

    private static void WriteText(EdgeList edges, string path, char separator, string? header)
    {
        using StreamWriter writer = new(path, append: false, System.Text.Encoding.ASCII, 1 << 20);
        writer.NewLine = "\n";
        if (header is not null)
        {
            writer.WriteLine(header);
        }

        for (int edge = 0; edge < edges.EdgeCount; edge++)
        {
            writer.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{edges.Upstream[edge]}{separator}{edges.Downstream[edge]}"));
        }
    }

    private static void WriteSide(Stream stream, Topology topology, Adjacency adjacency)
    {
        long offset = 0;
        for (int original = 0; original < topology.NodeCount; original++)
        {
            WriteLong(stream, offset);
            offset += adjacency.Degree(topology.ToInternal(original));
        }

        WriteLong(stream, offset);
        for (int original = 0; original < topology.NodeCount; original++)
        {
            int[] neighbours = [.. adjacency.Of(topology.ToInternal(original))];
            for (int at = 0; at < neighbours.Length; at++)
            {
                neighbours[at] = topology.ToOriginal(neighbours[at]);
            }

            Array.Sort(neighbours);
            stream.Write(MemoryMarshal.AsBytes(neighbours.AsSpan()));
        }
    }

    private static void WriteLong(Stream stream, long value)
    {
        Span<byte> bytes = stackalloc byte[8];
        BinaryPrimitives.WriteInt64LittleEndian(bytes, value);
        stream.Write(bytes);
    }
}
