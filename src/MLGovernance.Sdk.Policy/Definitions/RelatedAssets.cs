using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Text.Json;

namespace MLGovernance.Policy;

/// <summary>Finds the related resources of an asset in its snapshot: those of the asked type in the same resource group, found once for each snapshot.</summary>
internal sealed class RelatedAssets(CompiledPolicy policy)
{
    private readonly ConditionalWeakTable<EstateSnapshot, Dictionary<string, ILookup<string, int>>> _bySnapshot = [];

    /// <summary>The related resources; null when the snapshot may lack some, or does not hold the type at all.</summary>
    public ImmutableArray<JsonElement>? Of(Asset asset)
    {
        if (policy.RelatedType is not { } type || asset.Snapshot.Kinds.Find(type) is not { } kind)
        {
            return null;
        }

        if (asset.Snapshot.MayLack(kind, asset.Id.Scope) || asset.Snapshot.IndicesOf(kind).IsEmpty)
        {
            return null;
        }

        string group = GroupOf(asset.Id.Value);
        bool child = type.StartsWith(asset.Id.ResourceType + "/", StringComparison.OrdinalIgnoreCase);
        return
        [
            .. ByGroup(asset.Snapshot, kind)[group]
                .Where(i => !child || asset.Snapshot.IdOf(i).Value.StartsWith(asset.Id.Value + "/", StringComparison.Ordinal))
                .Select(i => asset.Snapshot[i].Json),
        ];
    }

    private ILookup<string, int> ByGroup(EstateSnapshot snapshot, AssetKind kind)
    {
        Dictionary<string, ILookup<string, int>> lookups = _bySnapshot.GetOrCreateValue(snapshot);
        lock (lookups)
        {
            if (!lookups.TryGetValue(kind.Name, out ILookup<string, int>? found))
            {
                lookups[kind.Name] = found = snapshot.IndicesOf(kind).ToArray().ToLookup(i => GroupOf(snapshot.IdOf(i).Value), StringComparer.Ordinal);
            }

            return found;
        }
    }

    private static string GroupOf(string id)
    {
        const string Marker = "/resourcegroups/";
        int at = id.IndexOf(Marker, StringComparison.OrdinalIgnoreCase);
        int end = at < 0 ? -1 : id.IndexOf('/', at + Marker.Length);
        return at < 0 ? "" : end < 0 ? id : id[..end];
    }
}
