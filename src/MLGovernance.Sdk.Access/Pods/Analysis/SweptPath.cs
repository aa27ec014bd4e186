namespace MLGovernance.Access;

/// <summary>A path as the sweep hands it to detectors.</summary>
/// <param name="Account">The account.</param>
/// <param name="Container">The container.</param>
/// <param name="Path">The path with its lists.</param>
/// <param name="Parent">The parent directory, when it was read.</param>
/// <param name="Place">The pod's place it lies in.</param>
/// <param name="Bits">Who has which bits on the path itself.</param>
/// <param name="Reach">Who gets to the path: execute on every directory above.</param>
/// <param name="MaybeReach">Who perhaps gets there.</param>
internal readonly record struct SweptPath(
    LakeAccount Account, LakeContainer Container, LakePath Path, LakePath? Parent, PodPlace Place, ShapeBits Bits, ulong[] Reach, ulong[] MaybeReach)
{
    public string Name => $"{Account.Name}/{Container.Name}{Path.Path}";

    /// <summary>Gets who reads the file or lists the directory.</summary>
    public (ulong[] Known, ulong[] Maybe) Readers { get; } = Through(Path, Bits, Reach, MaybeReach, Bits.Read, Bits.MaybeRead);

    /// <summary>Gets who writes the file, or creates and deletes in the directory.</summary>
    public (ulong[] Known, ulong[] Maybe) Writers { get; } = Through(Path, Bits, Reach, MaybeReach, Bits.Write, Bits.MaybeWrite);

    private static (ulong[] Known, ulong[] Maybe) Through(
        LakePath path, ShapeBits shape, ulong[] reach, ulong[] maybeReach, ulong[] bits, ulong[] maybeBits)
    {
        ulong[] known = PrincipalBits.Intersect(reach, bits);
        known = path.IsDirectory ? PrincipalBits.Intersect(known, shape.Execute) : known;
        if (maybeReach.Length == 0 && maybeBits.Length == 0 && shape.MaybeExecute.Length == 0)
        {
            return (known, PrincipalBits.Nobody);
        }

        ulong[] maybe = PrincipalBits.Intersect(PrincipalBits.Union(reach, maybeReach), PrincipalBits.Union(bits, maybeBits));
        maybe = path.IsDirectory ? PrincipalBits.Intersect(maybe, PrincipalBits.Union(shape.Execute, shape.MaybeExecute)) : maybe;
        return (known, PrincipalBits.Minus(maybe, known));
    }
}
