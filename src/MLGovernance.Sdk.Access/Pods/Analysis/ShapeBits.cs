namespace MLGovernance.Access;

/// <summary>Who has read, write and execute on paths with one list, owner and owning group: the union of all published readings.</summary>
/// <remarks>For a single bit the readings differ only in whether <c>other</c> counts for members of listed groups and under the mask;
/// the widest answer is that it does. A group with unread members may hold everybody.</remarks>
internal sealed class ShapeBits
{
    private ShapeBits(ulong[][] known, ulong[][] maybe)
    {
        Known = known;
        Maybe = maybe;
    }

    private ulong[][] Known { get; }

    private ulong[][] Maybe { get; }

    public ulong[] Read => Known[2];

    public ulong[] Write => Known[1];

    public ulong[] Execute => Known[0];

    public ulong[] MaybeRead => Maybe[2];

    public ulong[] MaybeWrite => Maybe[1];

    public ulong[] MaybeExecute => Maybe[0];

    public static ShapeBits Of(LakePath path, PodUniverse universe)
    {
        var known = new ulong[3][];
        var maybe = new ulong[3][];
        for (int bit = 0; bit < 3; bit++)
        {
            (known[bit], maybe[bit]) = Of(path, universe, (AclPermissions)(1 << bit));
        }

        return new ShapeBits(known, maybe);
    }

    private static (ulong[] Known, ulong[] Maybe) Of(LakePath path, PodUniverse universe, AclPermissions bit)
    {
        AccessControlList list = path.Access;
        ulong[] known = universe.NewSet();
        bool open = false;
        if (list.Other.HasFlag(bit))
        {
            universe.All.CopyTo(known, 0);
        }

        foreach (AclEntry entry in list.Entries)
        {
            bool group = entry.Tag is AclEntryTag.NamedGroup or AclEntryTag.OwningGroup;
            if (group && (entry.Permissions & list.EffectiveMask).HasFlag(bit))
            {
                string id = entry.Tag == AclEntryTag.NamedGroup ? entry.PrincipalId : path.OwningGroup;
                bool isUser = entry.Tag == AclEntryTag.OwningGroup && universe.Find(id) >= 0;
                (ulong[] members, bool more) = isUser || id == LakePath.SuperUser ? (PrincipalBits.Nobody, false) : universe.MembersOf(id);
                known = PrincipalBits.Union(known, members);
                open |= more;
            }
        }

        known = [.. known];
        ulong[] maybe = open ? [.. PrincipalBits.Minus(universe.All, known)] : PrincipalBits.Nobody;
        for (int i = list.Entries.Length - 1; i >= 0; i--)
        {
            if (list.Entries[i].Tag == AclEntryTag.NamedUser)
            {
                Decide(universe.Find(list.Entries[i].PrincipalId), (list.Entries[i].Permissions & list.EffectiveMask).HasFlag(bit), known, maybe);
            }
        }

        Decide(universe.Find(path.Owner), list.Owner.HasFlag(bit), known, maybe);
        return (known, maybe);
    }

    private static void Decide(int principal, bool granted, ulong[] known, ulong[] maybe)
    {
        if (principal < 0)
        {
            return;
        }

        if (granted)
        {
            PrincipalBits.Set(known, principal);
        }
        else
        {
            PrincipalBits.Clear(known, principal);
        }

        if (maybe.Length > 0)
        {
            PrincipalBits.Clear(maybe, principal);
        }
    }
}
