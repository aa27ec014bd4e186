using System.Collections.Immutable;
using System.IO.Hashing;
using System.Text;
using System.Text.Json;

namespace MLGovernance;

/// <summary>Collects resources and issues, and makes an <see cref="EstateSnapshot"/> of them. Safe for concurrent use.</summary>
public sealed class EstateSnapshotBuilder
{
    private readonly AssetFacts _facts = new();
    private readonly Lock _gate = new();
    private readonly ByteArena _ids = new();
    private readonly ByteArena _payloads = new();
    private readonly RowList _rows = new();
    private readonly List<EstateIssue> _issues = [];
    private readonly KindResolver _kinds;

    /// <summary>Initialises an empty builder.</summary>
    /// <param name="kinds">The kinds to tell assets by; the default is <see cref="AssetKindTable.Default"/>.</param>
    public EstateSnapshotBuilder(AssetKindTable? kinds = null) => _kinds = new KindResolver(kinds ?? AssetKindTable.Default);

    /// <summary>Gets the number of resources added so far, with those that were added twice.</summary>
    public int Count => _rows.Count;

    /// <summary>Gets the number of issues added so far.</summary>
    public int IssueCount => _issues.Count;

    /// <summary>Adds one resource: a JSON object with an <c>id</c>, as Azure Resource Manager returns it. Secrets in it are redacted.</summary>
    /// <param name="resource">The resource in UTF-8. The bytes are copied.</param>
    /// <exception cref="FormatException">It is not a JSON object with a usable <c>id</c>; the message names the place.</exception>
    public void Add(ReadOnlySpan<byte> resource)
    {
        Span<byte> buffer = stackalloc byte[512];
        resource = EscapedText.TryMend(resource, out byte[]? mended) ? mended : resource;
        if (ResourceIdReader.TryReadPlain(resource, buffer, out int length))
        {
            AddCanonical(buffer[..length], resource);
            return;
        }

        resource = PlainJson.Of(resource);
        ReadOnlySpan<byte> id = ResourceIdReader.Read(resource, buffer);
        AddCanonical(id, resource);
    }

    /// <summary>Adds a resource, or an issue where it cannot be one. This is what sources call for bytes from outside.</summary>
    /// <param name="resource">The resource in UTF-8. The bytes are copied.</param>
    /// <param name="location">Where it came from, for the issue.</param>
    /// <returns>Whether it was added as a resource.</returns>
    public bool TryAdd(ReadOnlySpan<byte> resource, string location)
    {
        try
        {
            Add(resource);
            return true;
        }
        catch (FormatException error)
        {
            AddIssue(new EstateIssue { Code = "malformed", Location = location, Message = error.Message });
            return false;
        }
    }

    /// <summary>Adds an asset whose identity does not stand in its payload.</summary>
    /// <param name="id">The identity.</param>
    /// <param name="payload">A JSON object in UTF-8. The bytes are copied.</param>
    /// <exception cref="FormatException"><paramref name="payload"/> is not a JSON object.</exception>
    public void Add(AssetId id, ReadOnlySpan<byte> payload)
    {
        payload = PlainJson.Of(EscapedText.TryMend(payload, out byte[]? mended) ? mended : payload);
        ResourceIdReader.RequireObject(payload);
        AddCanonical(Encoding.UTF8.GetBytes(id.Value), payload);
    }

    /// <summary>
    /// Adds a fact that somebody else than the resource's own service tells of an asset, for example a catalogue. The snapshot's payload bears
    /// it under <c>properties</c>, where policies read it like any property. A fact of an asset that the estate does not hold is dropped,
    /// unless the asset is a storage path or a container image, which no resource states.
    /// </summary>
    /// <param name="asset">The asset.</param>
    /// <param name="name">The property's name, for example <c>purview</c>. The last fact of a name stays.</param>
    /// <param name="json">The value in UTF-8. The bytes are copied.</param>
    /// <exception cref="FormatException"><paramref name="json"/> is not JSON.</exception>
    public void AddFact(AssetId asset, string name, ReadOnlySpan<byte> json) => AddFact(asset, name, json, timeMember: null);

    /// <summary>Adds a fact of which the newest of a name stays, whoever adds it and in whichever order, by the time that one of its members tells.</summary>
    internal void AddFact(AssetId asset, string name, ReadOnlySpan<byte> json, string? timeMember)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        lock (_gate)
        {
            _facts.Add(asset, name, json, timeMember);
        }
    }

    /// <summary>Adds something that could not be read.</summary>
    /// <param name="issue">The issue.</param>
    public void AddIssue(EstateIssue issue)
    {
        ArgumentNullException.ThrowIfNull(issue);
        lock (_gate)
        {
            _issues.Add(issue);
        }
    }

    /// <summary>Adds all assets and issues of a snapshot.</summary>
    /// <param name="snapshot">The snapshot.</param>
    public void Add(EstateSnapshot snapshot)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        for (int i = 0; i < snapshot.Count; i++)
        {
            AddTrusted(snapshot.Columns.Ids.Span(snapshot.Columns.IdSlices[i]), snapshot.PayloadOf(i).Span);
        }

        foreach (EstateIssue issue in snapshot.Issues)
        {
            AddIssue(issue);
        }
    }

    /// <summary>Makes the snapshot. Of resources with one identity the one that was modified last stays.</summary>
    /// <param name="takenAt">When the estate was read.</param>
    public EstateSnapshot Build(DateTimeOffset takenAt)
    {
        lock (_gate)
        {
            SnapshotColumns columns = ColumnSorter.Sort(_rows, _ids, _payloads, _kinds.Known);
            EstateSnapshot snapshot = new(columns, _kinds.Table, [.. _issues.Distinct().Order(Comparer<EstateIssue>.Create(EstateIssue.ByLocation))], takenAt);
            return _facts.IsEmpty ? snapshot : WithFacts(snapshot);
        }
    }

    private EstateSnapshot WithFacts(EstateSnapshot snapshot)
    {
        EstateSnapshotBuilder merged = new(_kinds.Table);
        _facts.Merge(snapshot, merged);
        foreach (EstateIssue issue in snapshot.Issues)
        {
            merged.AddIssue(issue);
        }

        return merged.Build(snapshot.TakenAt);
    }

    private void AddCanonical(ReadOnlySpan<byte> id, ReadOnlySpan<byte> payload)
    {
        AddTrusted(id, SecretScrubber.TryScrub(payload, out byte[]? clean) ? clean : payload);
    }

    /// <summary>Adds what another snapshot held: a canonical identity and a payload that is free of secrets.</summary>
    internal void AddTrusted(ReadOnlySpan<byte> id, ReadOnlySpan<byte> payload)
    {
        ulong hash = SnapshotColumns.FoldedHash(id);
        ulong content = XxHash3.HashToUInt64(payload);
        lock (_gate)
        {
            ushort kind = _kinds.Resolve(id);
            _rows.Add(new Row(hash, content, _ids.Add(id), _payloads.Add(payload), kind));
        }
    }

    internal readonly record struct Row(ulong IdHash, ulong ContentHash, ByteSlice Id, ByteSlice Payload, ushort Kind);
}
