using System.Buffers;
using System.IO.Hashing;
using System.Text;
using System.Text.Json;
using MLGovernance.Purview;

namespace MLGovernance.Azure;

/// <summary>
/// What was published, by content hash: one line of JSON for each entity, appended when the Data Map has taken it. A torn last line,
/// as a killed process leaves it, is dropped on opening.
/// </summary>
internal sealed class PublishJournal : IDisposable
{
    private const string Format = "mlgov-publish-journal-1";
    private const string TypedefsKey = "(typedefs)";

    private readonly Lock _gate = new();
    private readonly FileStream? _file;
    private readonly OrderedDictionary<CatalogReference, string> _hashes = [];

    private PublishJournal(FileStream? file) => _file = file;

    /// <summary>Gets the entities in the order in which they were first published.</summary>
    internal IEnumerable<CatalogReference> Entities => _hashes.Keys.Where(key => key.TypeName != TypedefsKey);

    internal int Count => Entities.Count();

    /// <summary>Opens a journal; without a path it is empty and remembers nothing.</summary>
    /// <param name="path">The file, or null.</param>
    /// <param name="endpoint">The Data Map that it belongs to.</param>
    /// <param name="create">Whether a file that is not there is made.</param>
    /// <exception cref="IOException">Another publish holds the file.</exception>
    /// <exception cref="InvalidDataException">The file is no journal, is damaged, or belongs to another Data Map.</exception>
    internal static PublishJournal Open(string? path, Uri endpoint, bool create)
    {
        if (path is null || (!create && !File.Exists(path)))
        {
            return new PublishJournal(null);
        }

        FileStream file = new(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        try
        {
            PublishJournal journal = new(file);
            journal.Load(path, endpoint.Host);
            return journal;
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    internal bool Holds(CatalogEntity entity) =>
        _hashes.TryGetValue(entity.Reference, out string? hash) && hash == HashOf(entity);

    internal bool HoldsTypedefs(ReadOnlyMemory<byte> typedefs) =>
        _hashes.TryGetValue(new CatalogReference(TypedefsKey, ""), out string? hash) && hash == HashOf(typedefs.Span);

    internal void RecordTypedefs(ReadOnlyMemory<byte> typedefs)
    {
        if (_file is not null && !typedefs.IsEmpty && !HoldsTypedefs(typedefs))
        {
            Append([(new CatalogReference(TypedefsKey, ""), HashOf(typedefs.Span))]);
        }
    }

    internal void Record(IEnumerable<CatalogEntity> entities)
    {
        if (_file is not null)
        {
            Append(entities.Select(entity => (entity.Reference, HashOf(entity))));
        }
    }

    internal void Forget(IEnumerable<CatalogReference> entities)
    {
        if (_file is not null)
        {
            Append(entities.Select(entity => (entity, "")));
        }
    }

    public void Dispose() => _file?.Dispose();

    private void Append(IEnumerable<(CatalogReference Entity, string Hash)> lines)
    {
        ArrayBufferWriter<byte> output = new();
        lock (_gate)
        {
            foreach ((CatalogReference entity, string hash) in lines)
            {
                if ((_hashes.TryGetValue(entity, out string? known) ? known : "") != hash)
                {
                    Write(output, hash, entity.TypeName, entity.QualifiedName);
                    Set(entity, hash);
                }
            }

            _file!.Write(output.WrittenSpan);
            _file.Flush();
        }
    }

    private void Load(string path, string host)
    {
        byte[] bytes = new byte[_file!.Length];
        _file.ReadExactly(bytes);
        int good = bytes.AsSpan().LastIndexOf((byte)'\n') + 1;
        int number = 0;
        foreach (string line in Encoding.UTF8.GetString(bytes.AsSpan(0, good)).Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            (string hash, string type, string name) = Read(line, path, ++number);
            if (number == 1)
            {
                RequireHeader(path, host, hash, type);
                continue;
            }

            Set(new CatalogReference(type, name), hash);
        }

        _file.SetLength(good);
        _file.Position = good;
        if (number == 0)
        {
            ArrayBufferWriter<byte> header = new();
            Write(header, Format, host, "");
            _file.Write(header.WrittenSpan);
        }
    }

    private void Set(CatalogReference entity, string hash)
    {
        if (hash.Length == 0)
        {
            _hashes.Remove(entity);
        }
        else
        {
            _hashes[entity] = hash;
        }
    }

    private static void RequireHeader(string path, string host, string format, string owner)
    {
        if (format != Format)
        {
            throw new InvalidDataException($"'{path}' is no publish journal; expected a first line with '{Format}'.");
        }

        if (!string.Equals(owner, host, StringComparison.OrdinalIgnoreCase))
        {
            throw new InvalidDataException($"The journal '{path}' belongs to the Data Map '{owner}', not to '{host}'.");
        }
    }

    private static (string Hash, string Type, string Name) Read(string line, string path, int number)
    {
        try
        {
            JsonElement array = JsonElement.Parse(line);
            return (array[0].GetString()!, array[1].GetString()!, array[2].GetString()!);
        }
        catch (Exception damaged) when (damaged is JsonException or InvalidOperationException or IndexOutOfRangeException)
        {
            throw new InvalidDataException($"The journal '{path}' is damaged at line {number}; expected a JSON array of three texts.", damaged);
        }
    }

    private static void Write(ArrayBufferWriter<byte> output, string hash, string type, string name)
    {
        using (Utf8JsonWriter writer = new(output))
        {
            writer.WriteStartArray();
            writer.WriteStringValue(hash);
            writer.WriteStringValue(type);
            writer.WriteStringValue(name);
            writer.WriteEndArray();
        }

        output.Write("\n"u8);
    }

    private static string HashOf(CatalogEntity entity)
    {
        ArrayBufferWriter<byte> output = new(1024);
        using (Utf8JsonWriter writer = new(output))
        {
            entity.WriteTo(writer);
        }

        return HashOf(output.WrittenSpan);
    }

    private static string HashOf(ReadOnlySpan<byte> content) => Convert.ToHexStringLower(XxHash128.Hash(content));
}
