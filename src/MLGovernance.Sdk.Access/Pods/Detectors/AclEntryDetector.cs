using System.Collections.Immutable;

namespace MLGovernance.Access;

/// <summary>L14, L15, L17 and L18: entries of an access list that let others than the pod in.</summary>
internal sealed class AclEntryDetector : LeakDetector
{
    public override void Visit(PodContext context, in SweptPath path, LeakSink sink)
    {
        Visit(context, path, path.Readers, AclPermissions.Read, sink);
        Visit(context, path, path.Writers, AclPermissions.Write, sink);
    }

    private static void Visit(PodContext context, in SweptPath path, (ulong[] Known, ulong[] Maybe) who, AclPermissions bit, LeakSink sink)
    {
        if (who.Known.Length == 0 && who.Maybe.Length == 0)
        {
            return;
        }

        ulong[] insiders = context.Places.Insiders(path.Place, path.Path.Path, bit == AclPermissions.Write);
        ulong[] known = PrincipalBits.Minus(who.Known, insiders);
        ulong[] maybe = PrincipalBits.Minus(who.Maybe, insiders);
        if (!PrincipalBits.Any(known) && !PrincipalBits.Any(maybe))
        {
            return;
        }

        AccessControlList list = path.Path.Access;
        if (list.Other.HasFlag(bit) && CertaintyOf(known, maybe) is { } open)
        {
            Add(context, path, "L14", "everybody in the tenant", $"other::{AccessControlList.Format(list.Other)}", NameOf(context, known, maybe), open, bit, sink);
        }

        foreach (AclEntry entry in list.Entries)
        {
            if ((entry.Permissions & list.EffectiveMask).HasFlag(bit) && entry.Tag is AclEntryTag.NamedUser or AclEntryTag.NamedGroup or AclEntryTag.OwningGroup)
            {
                Judge(context, path, entry, known, maybe, bit, sink);
            }
        }

        Passage(context, path, known, maybe, bit, sink);
    }

    private static void Judge(PodContext context, in SweptPath path, AclEntry entry, ulong[] known, ulong[] maybe, AclPermissions bit, LeakSink sink)
    {
        string id = entry.Tag == AclEntryTag.OwningGroup ? path.Path.OwningGroup : entry.PrincipalId;
        if ((path.Path.Access.EffectiveMask & entry.Permissions & bit) == 0 || id == LakePath.SuperUser)
        {
            return;
        }

        if (entry.Tag == AclEntryTag.NamedUser)
        {
            int user = context.Universe.Find(id);
            bool sure = PrincipalBits.Has(known, user);
            if (sure || PrincipalBits.Has(maybe, user))
            {
                Add(context, path, "L15", id, entry.ToString(), id, sure ? LeakCertainty.Proven : LeakCertainty.Indeterminate, bit, sink);
            }

            return;
        }

        if (entry.Tag == AclEntryTag.OwningGroup && context.Universe.Find(id) >= 0)
        {
            return;
        }

        (ulong[] members, bool isOpen) = context.Universe.MembersOf(id);
        ulong[] in1 = PrincipalBits.Intersect(known, members);
        ulong[] in2 = isOpen ? maybe : PrincipalBits.Intersect(maybe, members);
        if (CertaintyOf(in1, in2) is { } certainty)
        {
            Add(context, path, IsBroad(context, id, members) ? "L17" : "L15", id, entry.Tag == AclEntryTag.OwningGroup ? $"{entry} (owning group '{id}')" : entry.ToString(),
                NameOf(context, in1, in2), certainty, bit, sink);
        }
    }

    /// <summary>A group is broad when the plan says so, or when it holds principals of more than one pod.</summary>
    public static bool IsBroad(PodContext context, string group, ulong[] members) =>
        context.Plan.BroadGroups.Contains(group, StringComparer.OrdinalIgnoreCase)
        || context.Universe.Inside.Count(inside => PrincipalBits.Any(PrincipalBits.Intersect(members, inside))) > 1;

    /// <summary>Somebody who may only pass the pod's root finds a child that is open.</summary>
    private static void Passage(PodContext context, in SweptPath path, ulong[] known, ulong[] maybe, AclPermissions bit, LeakSink sink)
    {
        string rootPath = path.Place.Prefix.Path;
        if (bit != AclPermissions.Read || path.Path.Path == rootPath || path.Container.Find(rootPath) is not { } root)
        {
            return;
        }

        ShapeBits bits = context.Sweep.BitsOf(root);
        ulong[] passing = PrincipalBits.Intersect(known, PrincipalBits.Minus(bits.Execute, bits.Read));
        ulong[] perhaps = PrincipalBits.Intersect(PrincipalBits.Union(known, maybe), PrincipalBits.Minus(PrincipalBits.Union(bits.Execute, bits.MaybeExecute), bits.Read));
        if (CertaintyOf(passing, PrincipalBits.Minus(perhaps, passing)) is { } certainty)
        {
            string name = NameOf(context, passing, perhaps);
            string place = $"{path.Account.Name}/{path.Container.Name}{rootPath}";
            sink.Add("L18", context.Plan.Pods[path.Place.Pod].Name, place, path.Name, certainty,
            [
                new ChainStep($"'{name}'", "may only pass (x) through", place),
                new ChainStep($"'{name}'", $"finds open ({path.Path.Access})", path.Name),
            ], "passage");
        }
    }

    private static void Add(
        PodContext context, in SweptPath path, string type, string subject, string entry, string member, LeakCertainty certainty, AclPermissions bit, LeakSink sink)
    {
        var chain = ImmutableArray.CreateBuilder<ChainStep>();
        ImmutableArray<string> via = type == "L14" ? [member] : context.Evaluator.ChainTo(member, subject);
        for (int i = 1; i < via.Length; i++)
        {
            chain.Add(new ChainStep($"'{via[i - 1]}'", "is a member of", $"'{via[i]}'"));
        }

        if (path.Parent is not null)
        {
            chain.Add(new ChainStep($"'{member}'", "passes (x on every directory) to", $"{path.Account.Name}/{path.Container.Name}{path.Parent.Path}"));
        }

        chain.Add(new ChainStep($"'{via[^1]}'", $"may {(bit == AclPermissions.Read ? "read" : "write")} by the entry {entry}", path.Name));
        sink.Add(type, context.Plan.Pods[path.Place.Pod].Name, subject, path.Name, certainty, [.. chain], $"{path.Place.Number}");
    }
}
