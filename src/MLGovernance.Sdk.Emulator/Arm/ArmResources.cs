using System.Text.Json;

namespace MLGovernance.Emulator.Arm;

/// <summary>All resources by id, and the collections they form. Collections keep the order of the seed.</summary>
internal sealed class ArmResources
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, ArmResource> _resources = new(StringComparer.Ordinal);
    private readonly Dictionary<string, OrderedDictionary<string, ArmResource>> _collections = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _ancestors = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ArmPath> _staleContainers = new(StringComparer.Ordinal);

    /// <summary>Adds a resource or replaces it; a derived one never replaces a seeded one.</summary>
    public void Put(ArmResource resource)
    {
        lock (_gate)
        {
            Store(resource);
            if (AssetContainers.ContainerOf(resource.Path) is { } container)
            {
                _staleContainers[container.Key] = container;
            }
        }
    }

    public bool Remove(ArmPath path)
    {
        lock (_gate)
        {
            if (!_resources.Remove(path.Key, out ArmResource? resource))
            {
                return false;
            }

            foreach (string collection in CollectionsOf(resource.Path))
            {
                _collections[collection].Remove(path.Key);
            }

            CountAncestors(resource.Path, -1);
            if (AssetContainers.ContainerOf(path) is { } container)
            {
                _staleContainers[container.Key] = container;
            }

            return true;
        }
    }

    public ArmResource? Find(string key)
    {
        lock (_gate)
        {
            RefreshContainers();
            return _resources.GetValueOrDefault(key);
        }
    }

    /// <summary>Whether a body of its own was put for the resource.</summary>
    public bool IsSeeded(string key)
    {
        lock (_gate)
        {
            return _resources.TryGetValue(key, out ArmResource? known) && !known.IsDerived;
        }
    }

    /// <summary>Whether the resource is known itself or by something below it.</summary>
    public bool Exists(string key)
    {
        lock (_gate)
        {
            return key.Length == 0 || _resources.ContainsKey(key) || _ancestors.ContainsKey(key);
        }
    }

    public ArmResource[] List(string collectionKey)
    {
        lock (_gate)
        {
            RefreshContainers();
            return _collections.TryGetValue(collectionKey, out OrderedDictionary<string, ArmResource>? members) ? [.. members.Values] : [];
        }
    }

    public ArmResource[] All()
    {
        lock (_gate)
        {
            RefreshContainers();
            return [.. _resources.Values.Where(resource => !resource.IsDerived)];
        }
    }

    private static IEnumerable<string> CollectionsOf(ArmPath path)
    {
        yield return path.Parent.Key;
        if (path.IsGroupResource)
        {
            string type = path.ResourceType.ToLowerInvariant();
            string subscription = $"/subscriptions/{path.Subscription.ToLowerInvariant()}";
            yield return $"{subscription}/providers/{type}";
            yield return $"{subscription}/resources";
            yield return $"{subscription}/resourcegroups/{path.ResourceGroup.ToLowerInvariant()}/resources";
        }
    }

    private void Store(ArmResource resource)
    {
        string key = resource.Path.Key;
        if (_resources.TryGetValue(key, out ArmResource? known))
        {
            if (resource.IsDerived && !known.IsDerived)
            {
                return;
            }
        }
        else
        {
            CountAncestors(resource.Path, 1);
        }

        _resources[key] = resource;
        foreach (string collection in CollectionsOf(resource.Path))
        {
            if (!_collections.TryGetValue(collection, out OrderedDictionary<string, ArmResource>? members))
            {
                _collections[collection] = members = new OrderedDictionary<string, ArmResource>(StringComparer.Ordinal);
            }

            members[key] = resource;
        }
    }

    private void CountAncestors(ArmPath path, int change)
    {
        for (int end = path.Key.LastIndexOf('/'); end > 0; end = path.Key.LastIndexOf('/', end - 1))
        {
            string ancestor = path.Key[..end];
            int count = _ancestors.GetValueOrDefault(ancestor) + change;
            if (count == 0)
            {
                _ancestors.Remove(ancestor);
            }
            else
            {
                _ancestors[ancestor] = count;
            }
        }
    }

    private void RefreshContainers()
    {
        foreach (ArmPath container in _staleContainers.Values)
        {
            if (_resources.TryGetValue(container.Key, out ArmResource? known) && !known.IsDerived)
            {
                continue;
            }

            ArmResource[] versions = _collections.TryGetValue(container.Key + "/versions", out OrderedDictionary<string, ArmResource>? members)
                ? [.. members.Values]
                : [];
            if (versions.Length > 0)
            {
                Store(new ArmResource(container, AssetContainers.Derive(container, versions), isDerived: true));
            }
        }

        _staleContainers.Clear();
    }
}
