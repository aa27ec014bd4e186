using System.Collections.Immutable;

namespace MLGovernance.Access;

/// <summary>Everything the detectors share: who is where, who may do what, who reaches which place, and who can act as whom.</summary>
internal sealed class PodContext
{
    private readonly Dictionary<(int Principal, int Place), RoleReach> _roleReach = [];

    public PodContext(PodEstate estate, PodPlan plan, AccessOptions options)
    {
        Estate = estate;
        Plan = plan;
        Evaluator = AccessEvaluator.Compile(estate.Access, options);
        Universe = new PodUniverse(estate, plan, Evaluator);
        Places = new PodPlaces(plan, estate, Universe);
        Rights = new PodRights(Evaluator, Universe, Scopes());
        Sweep = new LakeSweep(Universe, Places);
    }

    public PodEstate Estate { get; }

    public PodPlan Plan { get; }

    public AccessEvaluator Evaluator { get; }

    public PodUniverse Universe { get; }

    public PodPlaces Places { get; }

    public PodRights Rights { get; }

    public LakeSweep Sweep { get; }

    /// <summary>Gets the ways in which one identity can act as another.</summary>
    public ImmutableArray<ActAsEdge> Edges { get; private set; } = [];

    /// <summary>Gets what each pod can act as.</summary>
    public ImmutableArray<ActAsWalk> Walks { get; private set; } = [];

    /// <summary>Finds the act-as edges and walks them from each pod.</summary>
    public void Walk()
    {
        Edges = ActAsEdges.Find(this);
        Walks = [.. Universe.Inside.Select(members => new ActAsWalk(Universe, members, Edges))];
    }

    /// <summary>Tells whether a scope lies at or below another, management groups included; both are normalized.</summary>
    public bool IsAtOrBelow(string scope, string ancestor) => ScopePath.IsAtOrBelow(scope, ancestor) || (ScopePath.IsManagementGroup(ancestor) && Evaluator.IsBelow(scope, ancestor));

    public string NameOf(int principal) => Universe.Principals[principal];

    public LakeAccount? AccountOf(string name) => Estate.Accounts.FirstOrDefault(account => account.Name.Equals(name, StringComparison.OrdinalIgnoreCase));

    /// <summary>Returns the pods that list a workspace as theirs.</summary>
    public IEnumerable<int> PodsOfWorkspace(string workspaceId) =>
        Enumerable.Range(0, Plan.Pods.Length).Where(pod => Plan.Pods[pod].Workspaces.Any(id => PodEstateIds.Same(id, workspaceId)));

    /// <summary>Returns the pods a principal is in.</summary>
    public IEnumerable<int> PodsOf(int principal) => Enumerable.Range(0, Plan.Pods.Length).Where(pod => PrincipalBits.Has(Universe.Inside[pod], principal));

    /// <summary>Returns the members of a pod that are no identity of a compute, workspace or deployment: a chain reads better when a person begins it.</summary>
    public ulong[] PeopleOf(int pod)
    {
        ulong[] machines = Universe.NewSet();
        foreach (string id in Plan.Pods.SelectMany(other => other.ComputeIdentities).Concat(Estate.Computes.SelectMany(compute => compute.IdentityPrincipalIds))
            .Concat(Estate.Deployments.SelectMany(deployment => deployment.IdentityPrincipalIds)).Concat(Estate.Workspaces.Select(workspace => workspace.IdentityPrincipalId ?? "")))
        {
            if (Universe.Find(id) is >= 0 and int number)
            {
                PrincipalBits.Set(machines, number);
            }
        }

        return PrincipalBits.Minus(Universe.Inside[pod], machines);
    }

    /// <summary>Tells whether a principal is neither in a pod nor an administrator.</summary>
    public bool IsForeign(int principal, int pod) => !PrincipalBits.Has(Universe.Inside[pod], principal) && !PrincipalBits.Has(Universe.Administrators, principal);

    /// <summary>Returns how roles and lists let a principal into a place.</summary>
    public (LeakCertainty Certainty, string How, string Target)? ReachOf(int principal, PodPlace place)
    {
        (LeakCertainty, string, string)? byRole = RoleReachOf(principal, place) is { } role ? (role.Certainty, role.How, place.Prefix.ToString()) : null;
        if (byRole is { Item1: LeakCertainty.Proven })
        {
            return byRole;
        }

        PlaceReach lists = Sweep.Reaches[place.Number];
        string path = place.Prefix.Account + "/" + place.Prefix.Container + (lists.FirstPath(principal) ?? "");
        if (PrincipalBits.Has(lists.Read, principal) || PrincipalBits.Has(lists.Write, principal))
        {
            return (LeakCertainty.Proven, PrincipalBits.Has(lists.Read, principal) ? "may read by access list" : "may write by access list", path);
        }

        bool maybe = PrincipalBits.Has(lists.MaybeRead, principal) || PrincipalBits.Has(lists.MaybeWrite, principal);
        return byRole ?? (maybe ? (LeakCertainty.Indeterminate, "perhaps reaches by access list", path) : null);
    }

    /// <summary>Returns how data roles alone let a principal into a place.</summary>
    public RoleReach? RoleReachOf(int principal, PodPlace place)
    {
        if (AccountOf(place.Prefix.Account) is not { } account)
        {
            return null;
        }

        if (!_roleReach.TryGetValue((principal, place.Number), out RoleReach? reach))
        {
            string scope = account.ScopeOf(place.Prefix.Container);
            (ulong[] readers, ulong[] maybeReaders) = Rights.Who(AccessOperations.BlobRead, scope);
            (ulong[] writers, ulong[] maybeWriters) = Rights.Who(AccessOperations.BlobWrite, scope);
            reach = PrincipalBits.Has(readers, principal) ? new RoleReach(LeakCertainty.Proven, "may read by a data role")
                : PrincipalBits.Has(writers, principal) ? new RoleReach(LeakCertainty.Proven, "may write by a data role")
                : PrincipalBits.Has(maybeReaders, principal) || PrincipalBits.Has(maybeWriters, principal)
                    ? ConditionalReach.Decide(Evaluator, NameOf(principal), scope, place, account) : null;
            _roleReach.Add((principal, place.Number), reach!);
        }

        return reach;
    }

    private IEnumerable<string> Scopes() =>
        Estate.Accounts.Select(account => account.Id)
            .Concat(Estate.Accounts.SelectMany(account => Places.ByAccount[account.Name].Select(place => account.ScopeOf(place.Prefix.Container))))
            .Concat(Estate.Workspaces.Select(workspace => workspace.Id))
            .Concat(Estate.Workspaces.Where(workspace => workspace.ContainerRegistryId is not null).Select(workspace => workspace.ContainerRegistryId!))
            .Concat(Estate.Datastores.SelectMany(datastore => (string[])[datastore.Id, datastore.WorkspaceId]))
            .Concat(Estate.Computes.SelectMany(compute => (string[])[compute.Id, compute.WorkspaceId]))
            .Concat(Estate.Deployments.SelectMany(deployment => (string[])[deployment.Id, deployment.WorkspaceId]))
            .Concat(Plan.Pods.SelectMany(pod => pod.Workspaces));
}
