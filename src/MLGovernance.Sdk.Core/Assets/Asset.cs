using System.Collections.Frozen;
using System.Runtime.CompilerServices;
using System.Text.Json;

namespace MLGovernance;

/// <summary>One governed thing in the estate, as it was when the snapshot was taken. Made when asked for; never changes.</summary>
public sealed class Asset
{
    private static readonly IReadOnlyDictionary<string, string> NoTags = FrozenDictionary<string, string>.Empty;
    private AssetId _id;
    private StrongBox<JsonElement>? _json;
    private IReadOnlyDictionary<string, string>? _tags;

    internal Asset(EstateSnapshot snapshot, int index)
    {
        Snapshot = snapshot;
        Index = index;
        Kind = snapshot.KindOf(index);
    }

    /// <summary>Gets the snapshot that holds this asset.</summary>
    public EstateSnapshot Snapshot { get; }

    /// <summary>Gets the asset's number in <see cref="Snapshot"/>.</summary>
    public int Index { get; }

    /// <summary>Gets the canonical identity; two assets with equal identities are the same thing.</summary>
    public AssetId Id
    {
        get
        {
            // Made when asked for: most passes over an estate never look at most identities.
            if (_id == default)
            {
                _id = Snapshot.IdOf(Index);
            }

            return _id;
        }
    }

    /// <summary>Gets the kind.</summary>
    public AssetKind Kind { get; }

    /// <summary>Gets the name; of a version, the name of the asset that it is a version of.</summary>
    public string Name => Id.Name;

    /// <summary>Gets the version, or null where the kind has none.</summary>
    public string? Version => Id.Version;

    /// <summary>Gets the name and version as people write them, for example <c>credit-risk:3</c>.</summary>
    public string DisplayName => Id.DisplayName;

    /// <summary>Gets the resource as its source told it, JSON in UTF-8, with secrets redacted.</summary>
    public ReadOnlyMemory<byte> Payload => Snapshot.PayloadOf(Index);

    /// <summary>Gets the resource as JSON. Parsed when first asked for; threads that ask at once may parse it each.</summary>
    public JsonElement Json => (_json ??= new StrongBox<JsonElement>(JsonElement.Parse(Payload.Span, PayloadJson.DocumentOptions))).Value;

    /// <summary>Gets the tags. Values that are not text are given as their JSON; null values are left out.</summary>
    public IReadOnlyDictionary<string, string> Tags => _tags ??= TagReader.Read(Payload.Span, Kind.TagsPath) ?? NoTags;

    /// <summary>Gets the Azure region, or null where the resource has none of its own.</summary>
    public string? Location => this["/location"]?.AsText();

    /// <summary>Gets when the asset was created, or null where the source does not tell.</summary>
    public DateTimeOffset? CreatedAt => this["/systemData/createdAt"]?.AsTime();

    /// <summary>Gets when the asset was last modified, or null where the source does not tell.</summary>
    public DateTimeOffset? ModifiedAt => this["/systemData/lastModifiedAt"]?.AsTime();

    /// <summary>Gets a value that tells whether the asset is archived.</summary>
    public bool IsArchived => this["/properties/isArchived"]?.AsBoolean() ?? false;

    /// <summary>Gets the value at a JSON pointer, or null where nothing, or JSON null, is there.</summary>
    /// <param name="pointer">A JSON pointer (RFC 6901), for example <c>/properties/encryption/status</c>. Member names match without regard to case.</param>
    public JsonElement? this[string pointer] => Json.At(pointer);

    /// <summary>Returns the kind and the identity.</summary>
    public override string ToString() => $"{Kind} {Id.Value}";
}
