namespace MLGovernance;

public sealed partial class EstateSnapshot
{
    /// <summary>Writes the snapshot to a stream in this library's own format: streamed, versioned and closed by a checksum.</summary>
    /// <param name="destination">A writable stream. It stays open.</param>
    public void Save(Stream destination)
    {
        ArgumentNullException.ThrowIfNull(destination);
        SnapshotFormat.Write(this, destination);
    }

    /// <summary>Reads a snapshot that <see cref="Save"/> wrote.</summary>
    /// <param name="source">A readable stream. It stays open.</param>
    /// <param name="kinds">The kinds to tell assets by; the default is <see cref="AssetKindTable.Default"/>.</param>
    /// <exception cref="InvalidDataException">The stream holds no snapshot, one of a newer format, a truncated or a changed one; the message tells which.</exception>
    public static EstateSnapshot Load(Stream source, AssetKindTable? kinds = null)
    {
        ArgumentNullException.ThrowIfNull(source);
        return SnapshotFormat.Read(source, kinds ?? AssetKindTable.Default);
    }
}
