using System.Buffers.Binary;
using System.Collections.Immutable;
using System.IO.Hashing;
using System.Text;

namespace MLGovernance;

/// <summary>An estate at one moment: every asset as the source told it, and what could not be read. Immutable and safe to share.</summary>
/// <remarks>
/// Assets are dense integers from 0 to <see cref="Count"/> - 1 in an order that depends only on their identities.
/// Identities and payloads are UTF-8 slices; an <see cref="Asset"/> is made when asked for.
/// </remarks>
public sealed partial class EstateSnapshot
{
    private readonly SnapshotColumns _columns;
    private readonly Lazy<FrozenKindIndex> _byKind;
    private readonly Lazy<string> _contentHash;

    internal EstateSnapshot(SnapshotColumns columns, AssetKindTable kinds, ImmutableArray<EstateIssue> issues, DateTimeOffset takenAt)
    {
        _columns = columns;
        Kinds = kinds;
        Issues = issues;
        TakenAt = takenAt;
        _byKind = new Lazy<FrozenKindIndex>(() => FrozenKindIndex.Build(columns));
        _contentHash = new Lazy<string>(() => Hash(columns, issues));
    }

    /// <summary>Gets a snapshot without assets.</summary>
    public static EstateSnapshot Empty { get; } = new EstateSnapshotBuilder().Build(DateTimeOffset.UnixEpoch);

    /// <summary>Gets the number of assets.</summary>
    public int Count => _columns.Count;

    /// <summary>Gets when the estate was read.</summary>
    public DateTimeOffset TakenAt { get; }

    /// <summary>Gets the kinds that this snapshot's assets were told by.</summary>
    public AssetKindTable Kinds { get; }

    /// <summary>Gets what could not be read, ordered by location.</summary>
    public ImmutableArray<EstateIssue> Issues { get; }

    /// <summary>Gets a hash of all identities, payloads and issues, as 32 hexadecimal digits. Equal content has equal hashes, whatever the order of reading.</summary>
    public string ContentHash => _contentHash.Value;

    /// <summary>Gets an asset.</summary>
    /// <param name="index">From 0 to <see cref="Count"/> - 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such asset.</exception>
    public Asset this[int index]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfNegative(index);
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, Count);
            return new Asset(this, index);
        }
    }

    /// <summary>Gets the assets one after the other, made as they are asked for.</summary>
    public IEnumerable<Asset> Assets
    {
        get
        {
            for (int i = 0; i < Count; i++)
            {
                yield return new Asset(this, i);
            }
        }
    }

    /// <summary>Finds an asset by identity: exactly, else by the one identity that differs in letter case alone.</summary>
    /// <param name="id">The identity.</param>
    /// <param name="index">The asset's number, or -1.</param>
    /// <returns>Whether it was found.</returns>
    public bool TryGetIndex(AssetId id, out int index)
    {
        string text = id.Value;
        Span<byte> utf8 = text.Length <= 340 ? stackalloc byte[1024] : new byte[Encoding.UTF8.GetMaxByteCount(text.Length)];
        index = _columns.Find(utf8[..Encoding.UTF8.GetBytes(text, utf8)], allowOtherCase: true);
        return index >= 0;
    }

    /// <summary>Finds an asset by identity.</summary>
    /// <param name="id">The identity.</param>
    /// <returns>The asset, or null.</returns>
    public Asset? Find(AssetId id) => TryGetIndex(id, out int index) ? new Asset(this, index) : null;

    /// <summary>Gets the numbers of the assets of a kind, ascending.</summary>
    /// <param name="kind">The kind.</param>
    public ReadOnlySpan<int> IndicesOf(AssetKind kind) => _byKind.Value.Of(_columns.KindNumber(kind));

    /// <summary>Gets the assets of a kind.</summary>
    /// <param name="kind">The kind.</param>
    public IEnumerable<Asset> OfKind(AssetKind kind)
    {
        foreach (int index in IndicesOf(kind).ToArray())
        {
            yield return new Asset(this, index);
        }
    }

    /// <summary>Gets the kind of an asset without making it.</summary>
    /// <param name="index">The asset's number.</param>
    public AssetKind KindOf(int index) => _columns.KindOf(index);

    /// <summary>Gets the payload of an asset: the resource as its source told it, JSON in UTF-8.</summary>
    /// <param name="index">The asset's number.</param>
    public ReadOnlyMemory<byte> PayloadOf(int index) => _columns.Payloads.Memory(_columns.PayloadSlices[index]);

    /// <summary>Gets the identity of an asset.</summary>
    /// <param name="index">The asset's number.</param>
    public AssetId IdOf(int index) => AssetId.FromCanonical(Encoding.UTF8.GetString(_columns.Ids.Span(_columns.IdSlices[index])));

    /// <summary>Gets a hash of an asset's payload, for telling whether it changed.</summary>
    /// <param name="index">The asset's number.</param>
    public ulong ContentHashOf(int index) => _columns.ContentHashes[index];

    /// <summary>Gets the references that an asset's payload states, in the order in which it states them.</summary>
    /// <param name="index">The asset's number.</param>
    public ImmutableArray<AssetReference> ReferencesOf(int index)
    {
        List<AssetReference> found = [];
        ReferenceReader.Read(KindOf(index), PayloadOf(index).Span, found);
        return [.. found];
    }

    /// <summary>Tells whether assets of a kind may be missing from a workspace or registry, because reading them failed.</summary>
    /// <param name="kind">The kind.</param>
    /// <param name="scope">The workspace or registry; null asks about the whole estate.</param>
    public bool MayLack(AssetKind kind, AssetId? scope = null)
    {
        foreach (EstateIssue issue in Issues)
        {
            if (!issue.IsNote
                && (issue.Kind is null || issue.Kind == kind.Name)
                && (issue.Scope is null || scope is null || issue.Scope == scope))
            {
                return true;
            }
        }

        return false;
    }

    internal SnapshotColumns Columns => _columns;

    private static string Hash(SnapshotColumns columns, ImmutableArray<EstateIssue> issues)
    {
        var hash = new XxHash128();
        Span<byte> number = stackalloc byte[8];
        for (int i = 0; i < columns.Count; i++)
        {
            hash.Append(columns.Ids.Span(columns.IdSlices[i]));
            BinaryPrimitives.WriteUInt64LittleEndian(number, columns.ContentHashes[i]);
            hash.Append(number);
        }

        foreach (EstateIssue issue in issues)
        {
            hash.Append(Encoding.UTF8.GetBytes($"{issue.Location}\n{issue.Code}\n{issue.Message}\n"));
        }

        return Convert.ToHexStringLower(hash.GetCurrentHash());
    }
}
