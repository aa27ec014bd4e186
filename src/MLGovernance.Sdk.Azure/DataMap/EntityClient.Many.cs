using System.Collections.Immutable;
using System.Text.Json;
using Azure.Core;

namespace MLGovernance.Azure;

public partial class EntityClient
{
    /// <summary>Reads many entities by guid, in as many calls as the length of addresses demands. Missing ones fail the call.</summary>
    /// <param name="guids">The guids.</param>
    /// <param name="ignoreRelationships">Whether relationship attributes are left out.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    public virtual async Task<ImmutableArray<AtlasEntity>> GetManyAsync(
        IEnumerable<string> guids, bool ignoreRelationships = false, CancellationToken cancellationToken = default)
    {
        List<AtlasEntity> entities = [];
        foreach (string[] chunk in guids.Distinct(StringComparer.Ordinal).Chunk(MaxKeysPerRead))
        {
            QueryText query = Detail(ignoreRelationships);
            foreach (string guid in chunk)
            {
                query.Add("guid", guid);
            }

            AddEntities(entities, DataMapChannel.Json(
                await _channel.AtlasAsync(RequestMethod.Get, "entity/bulk", query, null, cancellationToken).ConfigureAwait(false)));
        }

        return [.. entities];
    }

    /// <summary>Reads many entities of one type by qualifiedName. Names that the Data Map does not hold are absent from the answer.</summary>
    /// <param name="typeName">The type.</param>
    /// <param name="qualifiedNames">The names.</param>
    /// <param name="ignoreRelationships">Whether relationship attributes are left out.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    public virtual async Task<ImmutableArray<AtlasEntity>> GetManyByQualifiedNameAsync(
        string typeName, IEnumerable<string> qualifiedNames, bool ignoreRelationships = false, CancellationToken cancellationToken = default)
    {
        List<AtlasEntity> entities = [];
        foreach (string[] chunk in ByAddressLength(qualifiedNames.Distinct(StringComparer.Ordinal)))
        {
            QueryText query = Detail(ignoreRelationships);
            for (int index = 0; index < chunk.Length; index++)
            {
                query.Add($"attr_{index + 1}:qualifiedName", chunk[index]);
            }

            AddEntities(entities, DataMapChannel.Json(await _channel.AtlasAsync(
                RequestMethod.Get, $"entity/bulk/uniqueAttribute/type/{Segment(typeName)}", query, null, cancellationToken).ConfigureAwait(false)));
        }

        return [.. entities];
    }

    /// <summary>Deletes many entities softly, in as many calls as the length of addresses demands.</summary>
    /// <param name="guids">The guids.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <returns>The headers of all that was deleted, by cascade too.</returns>
    public virtual async Task<ImmutableArray<AtlasEntity>> DeleteManyAsync(
        IEnumerable<string> guids, CancellationToken cancellationToken = default)
    {
        List<AtlasEntity> deleted = [];
        foreach (string[] chunk in guids.Distinct(StringComparer.Ordinal).Chunk(MaxKeysPerRead))
        {
            QueryText query = new();
            foreach (string guid in chunk)
            {
                query.Add("guid", guid);
            }

            deleted.AddRange((await WriteAsync(RequestMethod.Delete, "entity/bulk", query, null, cancellationToken).ConfigureAwait(false)).Value.Deleted);
        }

        return [.. deleted];
    }

    /// <summary>Cuts names into what fits one address.</summary>
    internal static IEnumerable<string[]> ByAddressLength(IEnumerable<string> names)
    {
        List<string> chunk = [];
        int length = 0;
        foreach (string name in names)
        {
            int added = Uri.EscapeDataString(name).Length + 24;
            if (chunk.Count > 0 && (chunk.Count == MaxKeysPerRead || length + added > MaxQueryLength))
            {
                yield return [.. chunk];
                chunk.Clear();
                length = 0;
            }

            chunk.Add(name);
            length += added;
        }

        if (chunk.Count > 0)
        {
            yield return [.. chunk];
        }
    }

    private static void AddEntities(List<AtlasEntity> into, JsonElement body)
    {
        if (body.ValueKind == JsonValueKind.Object && body.TryGetProperty("entities", out JsonElement list)
            && list.ValueKind == JsonValueKind.Array)
        {
            into.AddRange(list.EnumerateArray().Where(item => item.ValueKind == JsonValueKind.Object).Select(item => new AtlasEntity(item)));
        }
    }
}
