using System.Text.Json;
using Azure;
using MLGovernance.Purview;

namespace MLGovernance.Azure;

public sealed partial class DataMapPublisher
{
    /// <summary>Finds out under which names others hold what entities are or refer to: scans storage paths, another connector our assets.</summary>
    /// <returns>The name of each thing that is held; those that nobody holds are absent.</returns>
    private async Task<Dictionary<CatalogReference, CatalogReference>> ResolveAsync(
        EntityBatch batch, CatalogEntity[] entities, PublishMemory memory, PublishTally tally, CancellationToken cancellationToken)
    {
        Dictionary<CatalogReference, CatalogReference> held = [];
        List<CatalogReference> open = [];
        CatalogReference[] named = [.. entities.Select(entity => entity.Reference).Concat(entities.SelectMany(EntityLevels.References)).Distinct()];
        await AdoptAsync(named, held, memory, tally, cancellationToken).ConfigureAwait(false);
        foreach (CatalogReference path in named.Where(StorageResolution.IsStoragePath))
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

    /// <summary>Finds what another connector holds of the assets. What was published under its own name stays there.</summary>
    private async Task AdoptAsync(
        CatalogReference[] named, Dictionary<CatalogReference, CatalogReference> held, PublishMemory memory, PublishTally tally, CancellationToken cancellationToken)
    {
        List<CatalogReference> open = [];
        foreach (CatalogReference own in named.Where(reference => !StorageResolution.IsStoragePath(reference)))
        {
            if (memory.Of(own) is not { } known)
            {
                open.Add(own);
            }
            else if (known.HeldAs is { } place)
            {
                held[own] = place;
            }
        }

        if (open.Count == 0 || _options.ConnectorAssetTypes.IsDefaultOrEmpty)
        {
            return;
        }

        try
        {
            AdoptedAssets adopted = await ConnectorAssets.FindAsync(_client.Discovery, _options.ConnectorAssetTypes, tally.CountRequest, cancellationToken).ConfigureAwait(false);
            foreach (CatalogReference own in open)
            {
                if (adopted.Of(own) is { } place)
                {
                    held[own] = place;
                }
            }
        }
        catch (RequestFailedException error) when (error.Status != 401)
        {
            // Search is another plane, with rights of its own: the doctor tells what it does not give.
        }
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
