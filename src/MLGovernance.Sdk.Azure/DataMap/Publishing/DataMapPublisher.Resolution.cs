using System.Text.Json;
using Azure;
using MLGovernance.Purview;

namespace MLGovernance.Azure;

public sealed partial class DataMapPublisher
{
    /// <summary>Finds out under which names Purview's scans hold the storage paths that entities are or refer to.</summary>
    /// <returns>The name of each path that is held; those that nobody holds are absent.</returns>
    private async Task<Dictionary<CatalogReference, CatalogReference>> ResolveAsync(
        EntityBatch batch, CatalogEntity[] entities, PublishMemory memory, PublishTally tally, CancellationToken cancellationToken)
    {
        Dictionary<CatalogReference, CatalogReference> held = [];
        List<CatalogReference> open = [];
        foreach (CatalogReference path in entities.Select(entity => entity.Reference).Concat(entities.SelectMany(EntityLevels.References))
            .Where(StorageResolution.IsStoragePath).Distinct())
        {
            if (_options.Verify || memory.Of(path) is not { } known)
            {
                open.Add(path);
            }
            else if (known.HeldAs is { } place)
            {
                held[path] = place;
            }
        }

        if (open.Count == 0)
        {
            return held;
        }

        // What the batch publishes itself is no scan's: a file must not become its folder because the folder was published before it.
        HashSet<CatalogReference> stated = [.. batch.Entities.Select(entity => entity.Reference)];
        HashSet<string> scanned = await ScannedTypesAsync(tally, cancellationToken).ConfigureAwait(false);
        var ranks = open.ToDictionary(path => path, path => StorageResolution.RanksOf(path)
            .Select(rank => rank.Where(name => scanned.Contains(name.TypeName) && (name == path || !stated.Contains(name))).ToArray()).ToArray());
        for (int rank = 0; open.Count > 0 && rank < 3; rank++)
        {
            Dictionary<CatalogReference, HeldEntity> there = await ReadAsync(
                open.SelectMany(path => ranks[path].ElementAtOrDefault(rank) ?? []), tally, cancellationToken).ConfigureAwait(false);
            foreach (CatalogReference path in open)
            {
                if ((ranks[path].ElementAtOrDefault(rank) ?? []).FirstOrDefault(there.ContainsKey) is { } place)
                {
                    held[path] = place;
                }
            }

            open.RemoveAll(held.ContainsKey);
        }

        return held;
    }

    /// <summary>Asks search which types of storage assets there are, so that a Data Map without scans is not asked for each path.</summary>
    private async Task<HashSet<string>> ScannedTypesAsync(PublishTally tally, CancellationToken cancellationToken)
    {
        try
        {
            tally.CountRequest();
            SearchPage page = (await _client.Discovery.QueryAsync(
                new DataMapSearch
                {
                    Filter = $$"""{"or":[{{string.Join(',', StorageResolution.ScannedTypes.Select(type => $$"""{"entityType":"{{type}}"}"""))}}]}""",
                    Facets = ["entityType"],
                    PageSize = 1,
                }.ToContent(null), cancellationToken).ConfigureAwait(false)).Value;
            string[] types = page.Element("@search.facets", "entityType") is { ValueKind: JsonValueKind.Array } facet
                ? [.. facet.EnumerateArray().Select(item => item.GetProperty("value").GetString()).OfType<string>()] : [];
            return page.Count == 0 || types.Length > 0 ? [.. types] : [.. StorageResolution.ScannedTypes];
        }
        catch (RequestFailedException error) when (error.Status != 401)
        {
            // Search is another plane, with rights of its own: without it every name is asked for.
        }

        return [.. StorageResolution.ScannedTypes];
    }
}
