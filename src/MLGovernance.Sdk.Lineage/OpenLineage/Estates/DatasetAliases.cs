namespace MLGovernance.OpenLineage;

/// <summary>
/// Resolves the names of datasets. A dataset with a symlink has several: the catalogue's name of a folder is the folder, whichever of
/// the two names later events use. Of names that lead nowhere outside of OpenLineage, the one that carries the symlinks stands for all.
/// </summary>
internal sealed class DatasetAliases
{
    private readonly Dictionary<EventEnd, HashSet<EventEnd>> _links = [];
    private Dictionary<EventEnd, AssetId>? _resolved;

    internal void Note(Dataset dataset)
    {
        EventEnd from = EventEnd.Of(dataset);
        foreach (SymlinksDatasetFacetIdentifier link in dataset.Facets.Get(DatasetFacets.Symlinks)?.Identifiers ?? [])
        {
            var to = new EventEnd(false, link.Namespace, link.Name);
            if (from == to || to.Namespace.Length == 0 || to.Name.Length == 0)
            {
                continue;
            }

            if (!_links.TryGetValue(from, out HashSet<EventEnd>? links))
            {
                _links[from] = links = [];
            }

            links.Add(to);
            _resolved = null;
        }
    }

    internal AssetId Resolve(EventEnd end)
    {
        // Many runs name the same few things, so what each name means is kept.
        _resolved ??= ResolveAll();
        if (!_resolved.TryGetValue(end, out AssetId id))
        {
            id = end.IsJob ? OpenLineageNaming.JobId(end.Namespace, end.Name) : OpenLineageNaming.DatasetId(end.Namespace, end.Name);
            _resolved.Add(end, id);
        }

        return id;
    }

    /// <summary>Follows the symlinks. A name that is a place keeps it; one that is none takes that of a name that it is linked with.</summary>
    private Dictionary<EventEnd, AssetId> ResolveAll()
    {
        var resolved = new Dictionary<EventEnd, AssetId>();
        (EventEnd Primary, EventEnd[] Names)[] links =
        [
            .. _links
                .OrderBy(link => link.Key.Namespace, StringComparer.Ordinal).ThenBy(link => link.Key.Name, StringComparer.Ordinal)
                .Select(link => (link.Key, (EventEnd[])[link.Key, .. link.Value.OrderBy(name => name.Namespace, StringComparer.Ordinal).ThenBy(name => name.Name, StringComparer.Ordinal)])),
        ];

        // Places spread along the links until nothing changes; then what has none is named after the dataset that carries the links.
        for (bool changed = true; changed;)
        {
            changed = false;
            foreach ((_, EventEnd[] names) in links)
            {
                if (names.Select(Place).FirstOrDefault(id => id is not null) is not { } place)
                {
                    continue;
                }

                foreach (EventEnd name in names)
                {
                    changed |= Place(name) is null && resolved.TryAdd(name, place);
                }
            }
        }

        foreach ((EventEnd primary, EventEnd[] names) in links)
        {
            AssetId meant = names.Select(name => resolved.TryGetValue(name, out AssetId id) ? id : (AssetId?)null).FirstOrDefault(id => id is not null)
                ?? AssetId.OpenLineageDataset(primary.Namespace, primary.Name);
            foreach (EventEnd name in names)
            {
                if (Place(name) is null)
                {
                    resolved.TryAdd(name, meant);
                }
            }
        }

        return resolved;

        AssetId? Place(EventEnd name) =>
            OpenLineageNaming.Known(name.Namespace, name.Name) ?? (resolved.TryGetValue(name, out AssetId id) ? id : null);
    }
}
