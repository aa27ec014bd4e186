namespace MLGovernance.Lineage;

/// <summary>Workspaces and registries, and what is known of their pods and tenants.</summary>
internal sealed class SharingParties(EstateSnapshot snapshot, SharingOptions options)
{
    private readonly Dictionary<AssetId, (string? Pod, string? Tenant)> _known = [];
    private readonly Dictionary<string, int> _registries = Registries(snapshot);

    public bool IsPublic(AssetId scope) => scope.Form == AssetIdForm.RegistryAsset && options.PublicRegistries.Contains(scope.Name, StringComparer.OrdinalIgnoreCase);

    public SharingUser Describe(AssetId scope, SharingUse use)
    {
        if (!_known.TryGetValue(scope, out (string? Pod, string? Tenant) facts))
        {
            Asset? asset = Find(scope);
            _known[scope] = facts = (options.Pods.GetValueOrDefault(scope) ?? (asset is null ? null : PodOf(asset)), asset is null ? null : TenantOf(asset));
        }

        return new SharingUser(scope, use, facts.Pod, facts.Tenant);
    }

    /// <summary>Returns the tenant that a resource states: in its properties, as workspaces and key vaults do, else in its identity.</summary>
    public static string? TenantOf(Asset asset) =>
        (asset["/properties/tenantId"]?.AsText() ?? asset["/identity/tenantId"]?.AsText())?.ToLowerInvariant();

    private static Dictionary<string, int> Registries(EstateSnapshot snapshot)
    {
        var byName = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        foreach (int index in snapshot.IndicesOf(AssetKinds.Registry))
        {
            byName.TryAdd(snapshot.IdOf(index).Name, index);
        }

        return byName;
    }

    private Asset? Find(AssetId scope) => scope.Form == AssetIdForm.RegistryAsset
        ? _registries.TryGetValue(scope.Name, out int index) ? snapshot[index] : null
        : snapshot.Find(scope);

    private string? PodOf(Asset asset)
    {
        foreach (string name in options.PodTags)
        {
            if (asset.Tags.TryGetValue(name, out string? pod) && !string.IsNullOrWhiteSpace(pod))
            {
                return pod.Trim();
            }
        }

        return null;
    }
}
