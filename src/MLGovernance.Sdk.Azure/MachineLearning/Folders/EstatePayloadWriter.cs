using System.IO.Compression;
using System.Text.Json;

namespace MLGovernance.Azure;

/// <summary>
/// Saves a snapshot as a folder or zip of payloads that people, other tools and <see cref="FolderEstateSource"/> read: per workspace or
/// registry one list <c>{"value":[…]}</c> for each kind with a resource a line, and <c>estate.json</c> with what could not be read.
/// </summary>
/// <remarks>Secrets were redacted when the snapshot was built, so none is written.</remarks>
public static class EstatePayloadWriter
{
    /// <summary>Saves a snapshot.</summary>
    /// <param name="snapshot">The snapshot.</param>
    /// <param name="path">The folder, made where it does not exist; or the file, where it ends in <c>.zip</c>. Files of an earlier saving to the same folder are replaced.</param>
    /// <param name="cancellationToken">Stops the writing.</param>
    /// <exception cref="IOException">The folder or file cannot be written.</exception>
    public static async Task WriteAsync(EstateSnapshot snapshot, string path, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        if (path.EndsWith(".zip", StringComparison.OrdinalIgnoreCase))
        {
            using var zip = new ZipArchive(File.Create(path), ZipArchiveMode.Create);
            await WriteAsync(snapshot, name => zip.CreateEntry(name).Open(), cancellationToken).ConfigureAwait(false);
            return;
        }

        Directory.CreateDirectory(path);
        string manifest = Path.Combine(path, EstateManifest.FileName);
        if (File.Exists(manifest))
        {
            DeleteEarlier(path, EstateManifest.FilesIn(await File.ReadAllBytesAsync(manifest, cancellationToken).ConfigureAwait(false)));
        }

        await WriteAsync(snapshot, name => Create(Path.Combine(path, name)), cancellationToken).ConfigureAwait(false);
    }

    private static async Task WriteAsync(EstateSnapshot snapshot, Func<string, Stream> create, CancellationToken cancellationToken)
    {
        SortedDictionary<string, List<int>> files = Files(snapshot);
        foreach ((string name, List<int> assets) in files)
        {
            cancellationToken.ThrowIfCancellationRequested();
            Stream stream = create(name);
            await using (stream.ConfigureAwait(false))
            {
                await stream.WriteAsync("{\"value\":["u8.ToArray(), cancellationToken).ConfigureAwait(false);
                for (int i = 0; i < assets.Count; i++)
                {
                    await stream.WriteAsync((i == 0 ? "\n"u8 : ",\n"u8).ToArray(), cancellationToken).ConfigureAwait(false);
                    await stream.WriteAsync(Identified(snapshot, assets[i]), cancellationToken).ConfigureAwait(false);
                }

                await stream.WriteAsync("\n]}\n"u8.ToArray(), cancellationToken).ConfigureAwait(false);
            }
        }

        Stream manifest = create(EstateManifest.FileName);
        await using (manifest.ConfigureAwait(false))
        {
            EstateManifest.Write(manifest, snapshot, files.Keys);
        }
    }

    /// <summary>Groups the assets by the file that they belong to, each group in the order of identities.</summary>
    private static SortedDictionary<string, List<int>> Files(EstateSnapshot snapshot)
    {
        var files = new SortedDictionary<string, List<int>>(StringComparer.Ordinal);
        var ids = new AssetId[snapshot.Count];
        for (int i = 0; i < ids.Length; i++)
        {
            ids[i] = snapshot.IdOf(i);
            string name = PayloadFileName.Of(ids[i], snapshot.KindOf(i));
            (files.TryGetValue(name, out List<int>? assets) ? assets : files[name] = []).Add(i);
        }

        foreach (List<int> assets in files.Values)
        {
            assets.Sort((left, right) => ids[left].CompareTo(ids[right]));
        }

        return files;
    }

    /// <summary>Returns the payload, with the asset's identity in it where its own <c>id</c> gives another or none.</summary>
    private static ReadOnlyMemory<byte> Identified(EstateSnapshot snapshot, int index)
    {
        ReadOnlyMemory<byte> payload = snapshot.PayloadOf(index);
        AssetId id = snapshot.IdOf(index);
        if (AssetId.TryParse(new ResourceJson(payload).Id ?? string.Empty, null, out AssetId stated) && stated == id)
        {
            return payload;
        }

        var options = new JsonDocumentOptions { MaxDepth = 512, AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip };
        using JsonDocument document = JsonDocument.Parse(payload, options);
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { MaxDepth = 512 }))
        {
            json.WriteStartObject();
            json.WriteString("id", id.Value);
            foreach (JsonProperty member in document.RootElement.EnumerateObject().Where(member => member.Name != "id"))
            {
                member.WriteTo(json);
            }

            json.WriteEndObject();
        }

        return buffer.ToArray();
    }

    private static FileStream Create(string file)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        return File.Create(file);
    }

    private static void DeleteEarlier(string folder, string[] files)
    {
        string root = Path.GetFullPath(folder) + Path.DirectorySeparatorChar;
        foreach (string file in files)
        {
            string full = Path.GetFullPath(Path.Combine(folder, file));
            if (full.StartsWith(root, StringComparison.Ordinal) && full.EndsWith(".json", StringComparison.Ordinal))
            {
                File.Delete(full);
            }
        }
    }
}
