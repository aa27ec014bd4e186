using MLGovernance.Azure;

namespace MLGovernance.Cli;

/// <summary>Snapshots as files. Written beside the target first and then moved, so that no half file is left.</summary>
internal static class SnapshotFiles
{
    /// <summary>The extension of a snapshot in the library's own format.</summary>
    private const string Extension = ".mlgov";

    internal static async Task SaveAsync(EstateSnapshot snapshot, string path, CancellationToken cancellationToken)
    {
        if (!path.EndsWith(Extension, StringComparison.OrdinalIgnoreCase))
        {
            await EstatePayloadWriter.WriteAsync(snapshot, path, cancellationToken).ConfigureAwait(false);
            return;
        }

        string draft = path + ".part";
        using (FileStream file = File.Create(draft))
        using (var buffered = new BufferedStream(file, 1 << 20))
        {
            snapshot.Save(buffered);
        }

        File.Move(draft, path, overwrite: true);
    }

    internal static EstateSnapshot Load(string path)
    {
        using var buffered = new BufferedStream(File.OpenRead(path), 1 << 20);
        try
        {
            return EstateSnapshot.Load(buffered);
        }
        catch (InvalidDataException error)
        {
            throw new InvalidDataException($"'{path}': {error.Message}", error);
        }
    }
}

/// <summary>A snapshot file as a source.</summary>
internal sealed class SnapshotFileSource(string path) : IEstateSource
{
    public string Name => "snapshot";

    public Task ReadAsync(EstateScope scope, EstateSnapshotBuilder into, IProgress<EstateProgress>? progress, CancellationToken cancellationToken)
    {
        into.Add(SnapshotFiles.Load(path));
        return Task.CompletedTask;
    }
}
