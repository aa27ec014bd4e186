using System.Collections.Immutable;

namespace MLGovernance.Access;

/// <summary>Which pod a place in storage belongs to, and to whom it is shared.</summary>
internal sealed class PodPlaces
{
    private readonly PodPlan _plan;
    private readonly PodUniverse _universe;
    private readonly Dictionary<(int Pod, ulong Shares, bool Write), ulong[]> _insiders = [];
    private readonly ILookup<(string Account, string Container), PodPlace> _byContainer;

    public PodPlaces(PodPlan plan, PodEstate estate, PodUniverse universe)
    {
        _plan = plan;
        _universe = universe;
        var places = new List<PodPlace>();
        for (int pod = 0; pod < plan.Pods.Length; pod++)
        {
            foreach (PodPrefix prefix in plan.Pods[pod].Prefixes)
            {
                places.Add(new PodPlace(places.Count, pod, prefix with { Path = LakePath.Normalize(prefix.Path) }, IsImplied: false));
            }
        }

        AddImplied(places, estate);
        All = [.. places];
        _byContainer = All.ToLookup(place => (place.Prefix.Account.ToUpperInvariant(), place.Prefix.Container.ToUpperInvariant()));
        ByAccount = All.ToLookup(place => place.Prefix.Account, StringComparer.OrdinalIgnoreCase);
    }

    public ImmutableArray<PodPlace> All { get; }

    public ILookup<string, PodPlace> ByAccount { get; }

    public IEnumerable<PodPlace> In(string account, string container) => _byContainer[(account.ToUpperInvariant(), container.ToUpperInvariant())];

    /// <summary>Returns the narrowest place that a path lies in, or <see langword="null"/>.</summary>
    public PodPlace? Find(string account, string container, string path)
    {
        PodPlace? best = null;
        foreach (PodPlace place in In(account, container))
        {
            if (LakePath.IsAtOrBelow(path, place.Prefix.Path) && (best is null || place.Prefix.Path.Length > best.Prefix.Path.Length))
            {
                best = place;
            }
        }

        return best;
    }

    /// <summary>Returns who may be at a path of a pod: the pod, administrators, and pods it is shared with.</summary>
    public ulong[] Insiders(PodPlace place, string path, bool write)
    {
        ImmutableArray<PodShare> shares = _plan.Pods[place.Pod].Shares;
        ulong mask = 0;
        for (int i = 0; i < shares.Length && i < 64; i++)
        {
            bool covers = shares[i].Prefix is null || shares[i].Prefix!.Contains(place.Prefix.Account, place.Prefix.Container, path);
            mask |= covers && (!write || shares[i].AllowsWrite) ? 1UL << i : 0;
        }

        if (_insiders.TryGetValue((place.Pod, mask, write), out ulong[]? known))
        {
            return known;
        }

        ulong[] insiders = PrincipalBits.Union(_universe.Inside[place.Pod], _universe.Administrators);
        for (int i = 0; i < shares.Length && i < 64; i++)
        {
            for (int other = 0; (mask >> i & 1) != 0 && other < _plan.Pods.Length; other++)
            {
                bool named = shares[i].With == "*" || shares[i].With.Equals(_plan.Pods[other].Name, StringComparison.OrdinalIgnoreCase);
                insiders = named ? PrincipalBits.Union(insiders, _universe.Inside[other]) : insiders;
            }
        }

        _insiders.Add((place.Pod, mask, write), insiders);
        return insiders;
    }

    /// <summary>Tells whether a pod shares a place with another pod.</summary>
    public bool IsShared(PodPlace place, string path, int withPod) => _plan.Pods[place.Pod].Shares.Any(share =>
        (share.With == "*" || share.With.Equals(_plan.Pods[withPod].Name, StringComparison.OrdinalIgnoreCase))
        && (share.Prefix is null || share.Prefix.Contains(place.Prefix.Account, place.Prefix.Container, path)));

    /// <summary>A datastore that one pod alone owns, over storage that the plan says nothing about, is that pod's place.</summary>
    private void AddImplied(List<PodPlace> places, PodEstate estate)
    {
        foreach (PodDatastore datastore in estate.Datastores.OrderBy(datastore => datastore.Id, StringComparer.OrdinalIgnoreCase))
        {
            int[] owners = [.. Enumerable.Range(0, _plan.Pods.Length).Where(pod => Owns(_plan.Pods[pod], datastore))];
            var prefix = new PodPrefix { Account = datastore.Account, Container = datastore.Container, Path = LakePath.Normalize(datastore.Path) };
            if (owners.Length == 1 && datastore.Container.Length > 0 && !places.Any(place => place.Prefix.Overlaps(prefix)))
            {
                places.Add(new PodPlace(places.Count, owners[0], prefix, IsImplied: true));
            }
        }
    }

    /// <summary>Tells whether a datastore is a pod's: it is named in the plan, or lies in one of the pod's workspaces.</summary>
    public static bool Owns(Pod pod, PodDatastore datastore) =>
        pod.Datastores.Any(id => PodEstateIds.Same(id, datastore.Id)) || pod.Workspaces.Any(id => PodEstateIds.Same(id, datastore.WorkspaceId));
}
