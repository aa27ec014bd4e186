using System.Collections.Immutable;

namespace MLGovernance.Access;

/// <summary>Every principal the analysis knows, as bits, with the pods each one belongs to.</summary>
internal sealed class PodUniverse
{
    private readonly AccessEvaluator _evaluator;
    private readonly Dictionary<string, int> _numbers = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, (ulong[] Known, bool IsOpen)> _groups = new(StringComparer.OrdinalIgnoreCase);

    public PodUniverse(PodEstate estate, PodPlan plan, AccessEvaluator evaluator)
    {
        _evaluator = evaluator;
        var groups = estate.Access.Groups.Where(group => !group.IsComplete || !group.Members.IsEmpty).Select(group => group.Id).ToHashSet(StringComparer.OrdinalIgnoreCase);
        Principals = [.. Everyone(estate, plan, evaluator).Where(id => id.Length > 0 && id != LakePath.SuperUser && !groups.Contains(id))
            .Distinct(StringComparer.OrdinalIgnoreCase).Order(StringComparer.Ordinal)];
        for (int i = 0; i < Principals.Length; i++)
        {
            _numbers.Add(Principals[i], i);
        }

        All = NewSet();
        Array.ForEach([.. Enumerable.Range(0, Principals.Length)], i => PrincipalBits.Set(All, i));
        Administrators = Expand(plan.Administrators);
        Inside = [.. plan.Pods.Select(pod => Expand(pod.Members.AddRange(pod.ComputeIdentities)))];
    }

    public ImmutableArray<string> Principals { get; }

    public ulong[] All { get; }

    public ulong[] Administrators { get; }

    /// <summary>Gets the principals inside each pod: members, transitively, and compute identities.</summary>
    public ImmutableArray<ulong[]> Inside { get; }

    public int Find(string id) => _numbers.GetValueOrDefault(id, -1);

    /// <summary>Returns the members of a group, or the principal itself; open when members may be missing.</summary>
    public (ulong[] Known, bool IsOpen) MembersOf(string id)
    {
        if (_groups.TryGetValue(id, out (ulong[] Known, bool IsOpen) known))
        {
            return known;
        }

        ulong[] members = NewSet();
        bool open = false;
        for (int i = 0; i < Principals.Length; i++)
        {
            TruthValue member = Principals[i].Equals(id, StringComparison.OrdinalIgnoreCase) ? TruthValue.True : _evaluator.IsInGroup(Principals[i], id);
            if (member == TruthValue.True)
            {
                PrincipalBits.Set(members, i);
            }

            open |= member == TruthValue.Unknown;
        }

        known = (members, open);
        _groups.Add(id, known);
        return known;
    }

    public ulong[] NewSet() => new ulong[Math.Max(1, (Principals.Length + 63) / 64)];

    /// <summary>Returns the principals with the given ids, groups expanded. An id that is nobody's group stands for itself.</summary>
    private ulong[] Expand(ImmutableArray<string> ids)
    {
        ulong[] set = NewSet();
        foreach (string id in ids)
        {
            int self = Find(id);
            if (self >= 0)
            {
                PrincipalBits.Set(set, self);
            }
            else
            {
                set = PrincipalBits.Union(set, MembersOf(id).Known);
            }
        }

        return set;
    }

    private static IEnumerable<string> Everyone(PodEstate estate, PodPlan plan, AccessEvaluator evaluator) =>
        evaluator.Principals
            .Concat(plan.Administrators).Concat(plan.Pods.SelectMany(pod => pod.Members.Concat(pod.ComputeIdentities)))
            .Concat(estate.Workspaces.Select(workspace => workspace.IdentityPrincipalId ?? ""))
            .Concat(estate.Datastores.Select(datastore => datastore.ServicePrincipalId ?? ""))
            .Concat(estate.Computes.SelectMany(compute => compute.IdentityPrincipalIds.Append(compute.AssignedUser ?? "")))
            .Concat(estate.Deployments.SelectMany(deployment => deployment.IdentityPrincipalIds))
            .Concat(estate.Jobs.Select(job => job.Submitter ?? ""))
            .Concat(estate.Signatures.Select(signature => signature.Token.Delegator ?? ""))
            .Concat(estate.Accounts.SelectMany(account => account.Containers).SelectMany(container => container.Paths).SelectMany(Named).Distinct());

    private static IEnumerable<string> Named(LakePath path)
    {
        yield return path.Owner;
        foreach (AclEntry entry in path.Access.Entries)
        {
            if (entry.Tag == AclEntryTag.NamedUser)
            {
                yield return entry.PrincipalId;
            }
        }
    }
}
