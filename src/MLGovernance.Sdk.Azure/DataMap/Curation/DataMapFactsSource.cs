using System.Collections.Immutable;
using System.Text.Json;
using Azure;
using MLGovernance.Purview;

namespace MLGovernance.Azure;

/// <summary>
/// Reads back what people curated in the Data Map: classifications, terms, owners, experts, labels, descriptions and business metadata of
/// what was published, and of the storage paths that its lineage leads through. They become facts of the estate.
/// </summary>
/// <remarks>
/// The entities are found by search, which lags behind the store by some seconds, and read whole: search does not tell business metadata.
/// </remarks>
public sealed class DataMapFactsSource : IEstateSource
{
    private const int SearchPageSize = 1_000;
    private const int MaxTypesPerSearch = 50;

    private readonly DataMapClient _client;
    private readonly TypeNames _types;
    private readonly AssetKindTable _kinds;
    private readonly string? _stateName;

    /// <summary>Initializes a source.</summary>
    /// <param name="client">The Data Map.</param>
    /// <param name="types">The types that kinds are published as, or <see langword="null"/> for the default names.</param>
    /// <param name="kinds">The kinds that are published, or <see langword="null"/> for the built-in ones.</param>
    /// <param name="stateName">
    /// The name under which the Data Map remembers what was published, see <see cref="DataMapPublisherOptions.StateName"/>: it tells own
    /// classifications from those of curators. Without it all classifications of this library's own types count as its own.
    /// </param>
    public DataMapFactsSource(
        DataMapClient client, TypeNames? types = null, AssetKindTable? kinds = null, string? stateName = DataMapPublisherOptions.DefaultStateName)
    {
        ArgumentNullException.ThrowIfNull(client);
        _client = client;
        _types = types ?? TypeNames.Default;
        _kinds = kinds ?? AssetKindTable.Default;
        _stateName = stateName;
    }

    /// <inheritdoc/>
    public string Name => "Purview";

    /// <inheritdoc/>
    public async Task ReadAsync(EstateScope scope, EstateSnapshotBuilder into, IProgress<EstateProgress>? progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(into);
        try
        {
            (await PullAsync(cancellationToken).ConfigureAwait(false)).AddTo(into);
        }
        catch (RequestFailedException error)
        {
            into.AddIssue(new EstateIssue
            {
                Code = "facts-unread",
                Message = $"What people curated in Microsoft Purview could not be read: {error.Status} {error.ErrorCode}. Reading needs the collection role Data Reader.",
                Location = _client.Endpoint.GetLeftPart(UriPartial.Authority),
                Status = error.Status == 0 ? null : error.Status,
            });
        }
    }

    /// <summary>Reads what people curated.</summary>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="RequestFailedException">The Data Map cannot be read.</exception>
    public async Task<CuratedFacts> PullAsync(CancellationToken cancellationToken = default)
    {
        using PublishMemory memory = _stateName is { } name
            ? await PublishState.OpenAsync(_client, new PublishTally(), name, cancellationToken).ConfigureAwait(false) : new PublishMemory();
        Dictionary<string, CuratedAsset> curated = new(StringComparer.Ordinal);
        HashSet<string> storage = new(StringComparer.Ordinal), seen = new(StringComparer.Ordinal);
        foreach (string[] types in _kinds.Kinds.Where(kind => kind.CatalogRole != CatalogRole.None).Select(_types.Of).Append(TypeNames.LineageStep)
            .Distinct(StringComparer.Ordinal).Chunk(MaxTypesPerSearch))
        {
            await foreach (Page<DataMapObject> page in _client.Discovery.SearchAsync(
                new DataMapSearch
                {
                    Filter = $$"""{"or":[{{string.Join(',', types.Select(type => $$"""{"entityType":"{{JsonEncodedText.Encode(type)}}"}"""))}}]}""",
                    PageSize = SearchPageSize,
                }, cancellationToken).AsPages().ConfigureAwait(false))
            {
                string[] found = [.. page.Values.Select(hit => hit.Text("id")).OfType<string>().Where(seen.Add)];
                foreach (AtlasEntity entity in await ReadAsync(found, cancellationToken).ConfigureAwait(false))
                {
                    Add(entity, memory, curated);
                    storage.UnionWith(StorageEnds(entity));
                }
            }
        }

        foreach (AtlasEntity entity in await ReadAsync([.. storage.Where(seen.Add)], cancellationToken).ConfigureAwait(false))
        {
            Add(entity, memory, curated);
        }

        return new CuratedFacts([.. curated.Values.OrderBy(asset => asset.Asset.Value, StringComparer.Ordinal)]);
    }

    private static void Add(AtlasEntity entity, PublishMemory memory, Dictionary<string, CuratedAsset> curated)
    {
        if (entity.IsDeleted || entity.QualifiedName is not { } name || !AssetId.TryParse(name, null, out AssetId id, out _))
        {
            return;
        }

        PublishedEntity? known = memory.Of(new CatalogReference(entity.TypeName, name));
        CuratedAsset asset = CuratedAsset.Of(
            id, new HeldEntity(entity.Json), type => known?.Classifications.Contains(type) ?? type.StartsWith(TypeNames.ClassificationPrefix, StringComparison.Ordinal));
        if (!asset.IsEmpty)
        {
            curated[id.Value] = asset;
        }
    }

    /// <summary>Returns the guids of the storage assets that a process joins.</summary>
    private static IEnumerable<string> StorageEnds(AtlasEntity entity) => Ends(entity, "inputs").Concat(Ends(entity, "outputs"))
        .Where(end => end.TryGetProperty("typeName", out JsonElement type) && StorageResolution.ScannedTypes.Contains(type.GetString()!))
        .Select(end => end.GetProperty("guid").GetString()!);

    private static JsonElement.ArrayEnumerator Ends(AtlasEntity entity, string side) =>
        entity.Element("attributes", side) is { ValueKind: JsonValueKind.Array } ends ? ends.EnumerateArray() : default;

    /// <summary>Reads entities by guid; one that was deleted since does not fail the others.</summary>
    private async Task<ImmutableArray<AtlasEntity>> ReadAsync(string[] guids, CancellationToken cancellationToken)
    {
        List<AtlasEntity> entities = [];
        foreach (string[] chunk in guids.Chunk(EntityClient.MaxKeysPerRead))
        {
            try
            {
                entities.AddRange(await _client.Entities.GetManyAsync(chunk, ignoreRelationships: true, cancellationToken).ConfigureAwait(false));
            }
            catch (RequestFailedException gone) when (gone.Status == 404)
            {
                if (chunk.Length > 1)
                {
                    entities.AddRange(await ReadAsync(chunk[..(chunk.Length / 2)], cancellationToken).ConfigureAwait(false));
                    entities.AddRange(await ReadAsync(chunk[(chunk.Length / 2)..], cancellationToken).ConfigureAwait(false));
                }
            }
        }

        return [.. entities];
    }
}
