namespace MLGovernance.Access;

/// <summary>L16: an entry of a default list that opens the next child to others than the pod.</summary>
internal sealed class DefaultListDetector : LeakDetector
{
    public override void Visit(PodContext context, in SweptPath path, LeakSink sink)
    {
        if (path.Path.Default.IsEmpty)
        {
            return;
        }

        ulong[] insiders = context.Places.Insiders(path.Place, path.Path.Path, write: false);
        foreach (AclEntry entry in path.Path.Default.Entries)
        {
            bool grants = (entry.Permissions & path.Path.Default.EffectiveMask & (AclPermissions.Read | AclPermissions.Write)) != 0;
            if (!grants || entry.Tag is not (AclEntryTag.NamedUser or AclEntryTag.NamedGroup) || IsEffectiveToday(path.Path.Access, entry))
            {
                continue;
            }

            int user = context.Universe.Find(entry.PrincipalId);
            (ulong[] members, bool isOpen) = entry.Tag == AclEntryTag.NamedGroup ? context.Universe.MembersOf(entry.PrincipalId) : (PrincipalBits.Nobody, false);
            ulong[] foreign = PrincipalBits.Minus(members, insiders);
            bool outside = entry.Tag == AclEntryTag.NamedUser ? !PrincipalBits.Has(insiders, user) : PrincipalBits.Any(foreign);
            if (outside || isOpen)
            {
                sink.Add("L16", context.Plan.Pods[path.Place.Pod].Name, entry.PrincipalId, path.Name, outside ? LeakCertainty.Potential : LeakCertainty.Indeterminate,
                [
                    new ChainStep($"'{entry.PrincipalId}'", $"stands in the default list as {entry} of", path.Name),
                    new ChainStep(path.Name, "hands it to", "the next child that is created"),
                ], $"{path.Place.Number}");
            }
        }
    }

    /// <summary>The same entry in the access list is a leak of another type already.</summary>
    private static bool IsEffectiveToday(AccessControlList access, AclEntry entry) => access.Entries.Any(today =>
        today.Tag == entry.Tag && today.PrincipalId.Equals(entry.PrincipalId, StringComparison.OrdinalIgnoreCase)
        && (today.Permissions & access.EffectiveMask & (AclPermissions.Read | AclPermissions.Write)) != 0);
}
