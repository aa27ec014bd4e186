namespace MLGovernance.Purview;

/// <summary>How entities that are gone from the estate leave the catalogue.</summary>
/// <param name="Removed">What happens to them.</param>
public sealed record RetentionRule(RemovedEntities Removed)
{
    /// <summary>
    /// Gets the largest share of the published entities, between 0 and 1, that one publish may mark and delete. The default is 0.1: when
    /// more are gone, something is more likely wrong with the read than with the estate, and all are kept.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not between 0 and 1.</exception>
    public double MaxShare
    {
        get;
        init => field = value is >= 0 and <= 1 ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "The share is not between 0 and 1.");
    } = 0.1;

    /// <summary>Gets for how long an entity is marked before it may be deleted. The default is zero: the publish after the one that marked it deletes it.</summary>
    public TimeSpan DeleteAfter { get; init; }

    /// <summary>Gets whether the share is not looked at. An estate that was not read completely still loses nothing.</summary>
    public bool Force { get; init; }
}
