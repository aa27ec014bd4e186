using MLGovernance.Access;

namespace MLGovernance.Policy;

/// <summary>Finds the asset that a leak is told of: the resource that should not reach, else the container or account that is open, else the pod's workspace.</summary>
internal sealed class PodPlacing
{
    private readonly EstateSnapshot _snapshot;
    private readonly PodPlan _plan;
    private readonly Dictionary<string, int> _accounts = new(StringComparer.OrdinalIgnoreCase);

    public PodPlacing(EstateSnapshot snapshot, PodPlan plan)
    {
        _snapshot = snapshot;
        _plan = plan;
        foreach (Asset account in snapshot.OfKind(AssetKinds.StorageAccount))
        {
            _accounts.TryAdd(account.Name, account.Index);
        }

        HashSet<int> holders = [.. plan.Pods.SelectMany(pod => pod.Workspaces).Select(Resource).OfType<int>()];
        if (holders.Count == 0)
        {
            holders.UnionWith(plan.Pods.SelectMany(pod => pod.Prefixes).Select(prefix => Storage([prefix.Account, prefix.Container])).OfType<int>());
        }

        if (holders.Count == 0 && snapshot.Count > 0)
        {
            // Of an estate without anything of the pods it is still told that nothing was seen.
            holders.Add(0);
        }

        Holders = holders;
    }

    /// <summary>Gets the assets that stand for the pods.</summary>
    public IReadOnlySet<int> Holders { get; }

    public int Of(PodLeak leak) => Resource(leak.Subject) ?? Resource(leak.Target) ?? Storage(leak.Target.Split('/')) ?? Workspace(leak) ?? Holders.Min();

    private int? Resource(string text) => text.StartsWith('/') && AssetId.TryParse(text, null, out AssetId id) && _snapshot.TryGetIndex(id, out int index) ? index : null;

    /// <summary>A place in storage is written <c>account/container/path</c>.</summary>
    private int? Storage(string[] segments)
    {
        if (!_accounts.TryGetValue(segments[0], out int account))
        {
            return null;
        }

        return segments.Length > 1 ? Resource($"{_snapshot.IdOf(account).Value}/blobServices/default/containers/{segments[1]}") ?? account : account;
    }

    private int? Workspace(PodLeak leak) => leak.Pods.Select(_plan.Find).OfType<Pod>().SelectMany(pod => pod.Workspaces).Select(Resource).FirstOrDefault(index => index is not null);
}
