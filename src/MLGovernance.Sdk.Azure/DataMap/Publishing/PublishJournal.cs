using System.Buffers;
using MLGovernance.Purview;

namespace MLGovernance.Azure;

/// <summary>
/// Remembers what was published in a file: one line for each entity, appended when the Data Map has taken it. A torn last line, as a
/// killed process leaves it, is dropped on opening.
/// </summary>
internal sealed class PublishJournal : PublishMemory
{
    private const string Format = "mlgov-publish-journal-1";

    private readonly FileStream _file;

    private PublishJournal(FileStream file) => _file = file;

    /// <summary>Opens a journal.</summary>
    /// <param name="path">The file; it is made when it is not there.</param>
    /// <param name="endpoint">The Data Map that it belongs to.</param>
    /// <exception cref="IOException">Another publish holds the file.</exception>
    /// <exception cref="InvalidDataException">The file is no journal, is damaged, or belongs to another Data Map.</exception>
    internal static PublishJournal Open(string path, Uri endpoint)
    {
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

    internal override void Record(IEnumerable<KeyValuePair<CatalogReference, PublishedEntity>> entities)
    {
        ArrayBufferWriter<byte> output = new();
        lock (Gate)
        {
            foreach ((CatalogReference reference, PublishedEntity entity) in entities)
            {
                if (Set(reference, entity))
                {
                    PublishedLine.Write(output, reference, entity);
                }
            }

            _file.Write(output.WrittenSpan);
            _file.Flush();
        }
    }

    protected override void Dispose(bool disposing)
    {
        _file.Dispose();
        base.Dispose(disposing);
    }

    private void Load(string path, string host)
    {
        byte[] bytes = new byte[_file.Length];
        _file.ReadExactly(bytes);
        int good = bytes.AsSpan().LastIndexOf((byte)'\n') + 1;
        int number = 0;
        foreach (Range range in bytes.AsSpan(0, good).Split((byte)'\n'))
        {
            ReadOnlySpan<byte> line = bytes.AsSpan(0, good)[range];
            if (line.IsEmpty)
            {
                continue;
            }

            (CatalogReference reference, PublishedEntity entity) = Read(line, path, ++number);
            if (number == 1)
            {
                RequireHeader(path, host, entity.Hash, reference.TypeName);
                continue;
            }

            Set(reference, entity);
        }

        _file.SetLength(good);
        _file.Position = good;
        if (number == 0)
        {
            ArrayBufferWriter<byte> header = new();
            PublishedLine.Write(header, new CatalogReference(host, ""), new PublishedEntity(Format));
            _file.Write(header.WrittenSpan);
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

    private static (CatalogReference Reference, PublishedEntity Entity) Read(ReadOnlySpan<byte> line, string path, int number)
    {
        try
        {
            return PublishedLine.Read(line);
        }
        catch (FormatException damaged)
        {
            throw new InvalidDataException($"The journal '{path}' is damaged at line {number}; expected a JSON array of three texts.", damaged);
        }
    }
}
