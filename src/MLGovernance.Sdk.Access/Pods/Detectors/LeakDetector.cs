namespace MLGovernance.Access;

/// <summary>Finds the leaks of one or a few related types.</summary>
internal abstract class LeakDetector
{
    /// <summary>Looks at the estate as a whole.</summary>
    public virtual void Detect(PodContext context, LeakSink sink)
    {
    }

    /// <summary>Looks at one path of a pod's place.</summary>
    public virtual void Visit(PodContext context, in SweptPath path, LeakSink sink)
    {
    }

    /// <summary>Returns the certainty of something that is known for some principals and possible for others, or <see langword="null"/> for neither.</summary>
    protected static LeakCertainty? CertaintyOf(ulong[] known, ulong[] maybe) =>
        PrincipalBits.Any(known) ? LeakCertainty.Proven : PrincipalBits.Any(maybe) ? LeakCertainty.Indeterminate : null;

    /// <summary>Returns a name to show for a set: its first principal, or a note that nobody is known.</summary>
    protected static string NameOf(PodContext context, ulong[] known, ulong[] maybe)
    {
        int first = PrincipalBits.First(PrincipalBits.Any(known) ? known : maybe);
        return first < 0 ? "somebody" : context.NameOf(first);
    }
}
