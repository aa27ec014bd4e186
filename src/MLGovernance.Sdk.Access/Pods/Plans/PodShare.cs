namespace MLGovernance.Access;

/// <summary>A place that a pod opens to another pod on purpose.</summary>
public sealed record PodShare
{
    /// <summary>Gets the name of the pod that may use it; <c>*</c> for every pod.</summary>
    public required string With { get; init; }

    /// <summary>Gets the place, or <see langword="null"/> for all prefixes of the sharing pod.</summary>
    public PodPrefix? Prefix { get; init; }

    /// <summary>Gets a value indicating whether writing is shared too. The default is false: reading only.</summary>
    public bool AllowsWrite { get; init; }
}
