namespace MLGovernance.Access;

/// <summary>Walks every read path once, top down, and carries along who gets there; lists that repeat are judged once.</summary>
internal sealed class LakeSweep(PodUniverse universe, PodPlaces places)
{
    private readonly Dictionary<(string Access, string Owner, string Group), ShapeBits> _shapes = [];

    /// <summary>Gets the reach into each place, by the place's number.</summary>
    public PlaceReach[] Reaches { get; } = [.. places.All.Select(_ => new PlaceReach(universe))];

    /// <summary>Gets what hindered the sweep.</summary>
    public List<string> NotVisible { get; } = [];

    public void Run(LakeAccount account, Action<SweptPath> visit)
    {
        if (!account.IsHierarchical)
        {
            return;
        }

        foreach (LakeContainer container in account.Containers)
        {
            if (places.In(account.Name, container.Name).Any())
            {
                Run(account, container, visit);
            }
        }
    }

    public ShapeBits BitsOf(LakePath path)
    {
        (string, string, string) key = (path.Access.ToString(), path.Owner, path.OwningGroup);
        if (!_shapes.TryGetValue(key, out ShapeBits? bits))
        {
            _shapes.Add(key, bits = ShapeBits.Of(path, universe));
        }

        return bits;
    }

    private void Run(LakeAccount account, LakeContainer container, Action<SweptPath> visit)
    {
        var passage = new Dictionary<string, (ulong[] Known, ulong[] Maybe)>(StringComparer.Ordinal);
        int orphans = 0;
        // Ordinal order puts a directory before its children, because a prefix is less than what it begins.
        foreach (LakePath path in container.Paths)
        {
            string? above = LakePath.ParentOf(path.Path);
            (ulong[] Known, ulong[] Maybe) reach = (universe.All, PrincipalBits.Nobody);
            if (above is not null && !passage.TryGetValue(above, out reach))
            {
                orphans++;
                reach = (PrincipalBits.Nobody, universe.All);
            }

            ShapeBits bits = BitsOf(path);
            if (path.IsDirectory)
            {
                ulong[] known = PrincipalBits.Intersect(reach.Known, bits.Execute);
                ulong[] wide = PrincipalBits.Intersect(PrincipalBits.Union(reach.Known, reach.Maybe), PrincipalBits.Union(bits.Execute, bits.MaybeExecute));
                passage[path.Path] = (known, reach.Maybe.Length == 0 && bits.MaybeExecute.Length == 0 ? PrincipalBits.Nobody : PrincipalBits.Minus(wide, known));
            }

            if (places.Find(account.Name, container.Name, path.Path) is { } place)
            {
                var swept = new SweptPath(account, container, path, above is null ? null : container.Find(above), place, bits, reach.Known, reach.Maybe);
                Reaches[place.Number].Add(path.Path, swept.Readers.Known, swept.Readers.Maybe, swept.Writers.Known, swept.Writers.Maybe);
                visit(swept);
            }
        }

        if (orphans > 0)
        {
            NotVisible.Add($"{account.Name}/{container.Name}: {orphans} paths whose parent directory was not read");
        }

        if (!container.IsComplete)
        {
            NotVisible.Add($"{account.Name}/{container.Name}: only a sample of its paths was read");
        }
    }
}
