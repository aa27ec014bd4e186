using System.Buffers;
using System.Text;
using System.Text.Json;

namespace MLGovernance;

/// <summary>
/// The file of a snapshot. Little-endian: magic, format version, UTC ticks, number of assets; per asset the lengths and bytes of identity
/// and payload; the issues as JSON with their length; at last a 128-bit XxHash3 of all before it.
/// </summary>
internal static class SnapshotFormat
{
    private const uint FormatVersion = 1;
    private const int MaxLength = 1 << 30;

    private static ReadOnlySpan<byte> Magic => "MLGESTAT"u8;

    internal static void Write(EstateSnapshot snapshot, Stream destination)
    {
        using var hashing = new HashingStream(destination);
        using var writer = new BinaryWriter(hashing, Encoding.UTF8, leaveOpen: true);
        writer.Write(Magic);
        writer.Write(FormatVersion);
        writer.Write(snapshot.TakenAt.UtcTicks);
        writer.Write(snapshot.Count);
        for (int i = 0; i < snapshot.Count; i++)
        {
            WriteBlock(writer, snapshot.Columns.Ids.Span(snapshot.Columns.IdSlices[i]));
            WriteBlock(writer, snapshot.PayloadOf(i).Span);
        }

        WriteBlock(writer, JsonSerializer.SerializeToUtf8Bytes([.. snapshot.Issues], EstateJson.Default.EstateIssueArray));
        writer.Flush();
        writer.Write(hashing.CurrentHash());
    }

    internal static EstateSnapshot Read(Stream source, AssetKindTable kinds)
    {
        using var hashing = new HashingStream(source);
        using var reader = new BinaryReader(hashing, Encoding.UTF8, leaveOpen: true);
        byte[] buffer = ArrayPool<byte>.Shared.Rent(1 << 16);
        try
        {
            Span<byte> magic = stackalloc byte[8];
            if (reader.ReadAtLeast(magic) < magic.Length || !magic.SequenceEqual(Magic))
            {
                throw new InvalidDataException("This is not an estate snapshot: the first 8 bytes are not 'MLGESTAT'.");
            }

            uint version = reader.ReadUInt32();
            if (version != FormatVersion)
            {
                throw new InvalidDataException($"The snapshot has format version {version}; this library reads version {FormatVersion}. Scan again, or use the library that wrote it.");
            }

            var takenAt = new DateTimeOffset(reader.ReadInt64(), TimeSpan.Zero);
            int count = reader.ReadInt32();
            var builder = new EstateSnapshotBuilder(kinds);
            for (int i = 0; i < count; i++)
            {
                byte[] id = ReadBlock(reader, ref buffer).ToArray();
                builder.AddTrusted(id, ReadBlock(reader, ref buffer));
            }

            foreach (EstateIssue issue in JsonSerializer.Deserialize(ReadBlock(reader, ref buffer), EstateJson.Default.EstateIssueArray) ?? [])
            {
                builder.AddIssue(issue);
            }

            byte[] expected = hashing.CurrentHash();
            byte[] stored = reader.ReadBytes(expected.Length);
            return expected.AsSpan().SequenceEqual(stored)
                ? builder.Build(takenAt)
                : throw new InvalidDataException("The snapshot was changed or cut after it was written: its checksum does not fit.");
        }
        catch (Exception error) when (error is EndOfStreamException or JsonException or ArgumentOutOfRangeException)
        {
            throw new InvalidDataException("The snapshot is truncated or damaged.", error);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static void WriteBlock(BinaryWriter writer, ReadOnlySpan<byte> bytes)
    {
        writer.Write(bytes.Length);
        writer.Write(bytes);
    }

    private static int ReadAtLeast(this BinaryReader reader, Span<byte> bytes) => reader.BaseStream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);

    private static ReadOnlySpan<byte> ReadBlock(BinaryReader reader, ref byte[] buffer)
    {
        int length = reader.ReadInt32();
        if (length is < 0 or > MaxLength)
        {
            throw new InvalidDataException($"The snapshot is damaged: a block of {length} bytes cannot be.");
        }

        // Grow by what really arrives, so that a damaged length does not reserve a gigabyte.
        int read = 0;
        while (read < length)
        {
            if (read == buffer.Length)
            {
                byte[] larger = ArrayPool<byte>.Shared.Rent(Math.Min(length, buffer.Length * 2));
                buffer.AsSpan(0, read).CopyTo(larger);
                ArrayPool<byte>.Shared.Return(buffer);
                buffer = larger;
            }

            int now = reader.BaseStream.Read(buffer, read, Math.Min(length, buffer.Length) - read);
            if (now == 0)
            {
                throw new EndOfStreamException();
            }

            read += now;
        }

        return buffer.AsSpan(0, length);
    }
}
