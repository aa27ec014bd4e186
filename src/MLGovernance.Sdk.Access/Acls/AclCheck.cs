namespace MLGovernance.Access;

/// <summary>The documented permission check on one path for one caller.</summary>
/// <remarks>Order: super-user, owning user (no mask), named user (mask), groups (mask), other. The first two and named users do not fall through.</remarks>
internal static class AclCheck
{
    /// <summary>Tells whether the caller has all wanted bits on the path under one reading of the documentation.</summary>
    public static TruthValue Has(LakePath path, string caller, AclPermissions wanted, in AclReading reading, Func<string, string, TruthValue> isInGroup) =>
        Has(path, caller, wanted, reading, isInGroup, out _);

    /// <inheritdoc cref="Has(LakePath, string, AclPermissions, in AclReading, Func{string, string, TruthValue})"/>
    public static TruthValue Has(
        LakePath path, string caller, AclPermissions wanted, in AclReading reading, Func<string, string, TruthValue> isInGroup, out string decidedBy)
    {
        if (wanted == AclPermissions.None || caller == LakePath.SuperUser)
        {
            decidedBy = wanted == AclPermissions.None ? "nothing is needed" : "the super-user";
            return TruthValue.True;
        }

        AccessControlList list = path.Access;
        if (path.Owner.Equals(caller, StringComparison.OrdinalIgnoreCase))
        {
            decidedBy = $"owning user {AccessControlList.Format(list.Owner)}";
            return Holds(list.Owner, wanted);
        }

        foreach (AclEntry entry in list.Entries)
        {
            if (entry.Tag == AclEntryTag.NamedUser && entry.PrincipalId.Equals(caller, StringComparison.OrdinalIgnoreCase))
            {
                decidedBy = $"{entry} under mask {AccessControlList.Format(list.EffectiveMask)}";
                return Holds(entry.Permissions & list.EffectiveMask, wanted);
            }
        }

        return Groups(path, caller, wanted, reading, isInGroup, out decidedBy);
    }

    private static TruthValue Groups(
        LakePath path, string caller, AclPermissions wanted, in AclReading reading, Func<string, string, TruthValue> isInGroup, out string decidedBy)
    {
        AccessControlList list = path.Access;
        var known = new List<AclPermissions>();
        List<AclPermissions>? maybe = null;
        decidedBy = "";
        foreach (AclEntry entry in list.Entries)
        {
            if (entry.Tag is not (AclEntryTag.OwningGroup or AclEntryTag.NamedGroup))
            {
                continue;
            }

            TruthValue member = isInGroup(caller, entry.Tag == AclEntryTag.OwningGroup ? path.OwningGroup : entry.PrincipalId);
            AclPermissions bits = entry.Permissions & list.EffectiveMask;
            if (member == TruthValue.True)
            {
                known.Add(bits);
                decidedBy = decidedBy.Length == 0 || Holds(bits, wanted) == TruthValue.True ? $"{entry} of {path.OwningGroup}" : decidedBy;
                decidedBy = entry.Tag == AclEntryTag.NamedGroup ? $"{entry} under mask {AccessControlList.Format(list.EffectiveMask)}" : decidedBy;
            }
            else if (member == TruthValue.Unknown)
            {
                (maybe ??= []).Add(bits);
            }
        }

        AclPermissions other = reading.MaskLimitsOther ? list.Other & list.EffectiveMask : list.Other;
        TruthValue certain = Judge(known, wanted, other, reading.Groups);
        if (decidedBy.Length == 0 || (certain == TruthValue.True && known.TrueForAll(bits => Holds(bits, wanted) == TruthValue.False)))
        {
            decidedBy = $"other::{AccessControlList.Format(list.Other)}";
        }

        if (maybe is null)
        {
            return certain;
        }

        // Membership that is not known must not change the answer; try each group alone and all together.
        bool same = Judge([.. known, .. maybe], wanted, other, reading.Groups) == certain;
        foreach (AclPermissions one in maybe)
        {
            same = same && Judge([.. known, one], wanted, other, reading.Groups) == certain;
        }

        decidedBy = same ? decidedBy : "a group whose members are not fully known";
        return same ? certain : TruthValue.Unknown;
    }

    private static TruthValue Judge(List<AclPermissions> groups, AclPermissions wanted, AclPermissions other, AclGroupStep step)
    {
        if (step == AclGroupStep.EachEntry)
        {
            return groups.Exists(bits => Holds(bits, wanted) == TruthValue.True) ? TruthValue.True : Holds(other, wanted);
        }

        if (groups.Count == 0)
        {
            return Holds(other, wanted);
        }

        AclPermissions united = AclPermissions.None;
        foreach (AclPermissions bits in groups)
        {
            united |= bits;
        }

        return Holds(united, wanted);
    }

    private static TruthValue Holds(AclPermissions bits, AclPermissions wanted) => TruthValueOperators.Of((bits & wanted) == wanted);
}
