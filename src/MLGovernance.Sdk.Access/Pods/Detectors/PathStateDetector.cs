namespace MLGovernance.Access;

/// <summary>L19, L20 and L21: a foreign owner, an entry wider than the mask, and a child that does not carry its parent's default list.</summary>
internal sealed class PathStateDetector : LeakDetector
{
    private readonly Dictionary<(string Default, string Access), string?> _differences = [];

    public override void Visit(PodContext context, in SweptPath path, LeakSink sink)
    {
        string pod = context.Plan.Pods[path.Place.Pod].Name;
        LakePath node = path.Path;
        int owner = context.Universe.Find(node.Owner);
        if (node.Owner != LakePath.SuperUser && context.IsForeign(owner, path.Place.Pod))
        {
            sink.Add("L19", pod, node.Owner, path.Name, LeakCertainty.Proven,
                [new ChainStep($"'{node.Owner}'", "owns, and so may rewrite the list of,", path.Name)], $"{path.Place.Number}");
        }

        foreach (AclEntry entry in node.Access.Entries)
        {
            bool masked = entry.Tag is AclEntryTag.NamedUser or AclEntryTag.NamedGroup or AclEntryTag.OwningGroup;
            if (masked && (entry.Permissions & ~node.Access.EffectiveMask) != 0)
            {
                sink.Add("L20", pod, entry.ToString(), path.Name, LeakCertainty.Potential,
                [
                    new ChainStep(entry.ToString(), $"is held back by mask::{AccessControlList.Format(node.Access.EffectiveMask)} on", path.Name),
                    new ChainStep("a wider mask", "wakes it up on", path.Name),
                ], $"{path.Place.Number}");
            }
        }

        if (path.Parent is { Default.IsEmpty: false } parent && Difference(parent.Default, node.Access) is { } difference)
        {
            sink.Add("L21", pod, difference, path.Name, LeakCertainty.Proven,
            [
                new ChainStep($"{path.Account.Name}/{path.Container.Name}{parent.Path}", $"hands its children {parent.Default}, but", path.Name),
                new ChainStep(path.Name, "carries instead", node.Access.ToString()),
            ], $"{path.Place.Number}");
        }
    }

    /// <summary>Compares the named entries, which only inheritance brings about; owner, group and other may be changed by mode bits.</summary>
    private string? Difference(AccessControlList inherited, AccessControlList actual)
    {
        (string, string) key = (inherited.ToString(), actual.ToString());
        if (!_differences.TryGetValue(key, out string? difference))
        {
            string[] wanted = [.. Named(inherited)];
            string[] found = [.. Named(actual)];
            string[] extra = [.. found.Except(wanted, StringComparer.OrdinalIgnoreCase)];
            string[] missing = [.. wanted.Except(found, StringComparer.OrdinalIgnoreCase)];
            difference = extra.Length > 0 ? $"the entry {extra[0]}, which the parent does not hand down" : missing.Length > 0 ? $"the missing entry {missing[0]}" : null;
            _differences.Add(key, difference);
        }

        return difference;
    }

    private static IEnumerable<string> Named(AccessControlList list) => list.Entries
        .Where(entry => entry.Tag is AclEntryTag.NamedUser or AclEntryTag.NamedGroup)
        .Select(entry => (entry.Tag == AclEntryTag.NamedUser ? "user:" : "group:") + entry.PrincipalId);
}
