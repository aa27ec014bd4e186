namespace MLGovernance.OpenLineage;

/// <summary>The time that a run is for, which need not be when it ran.</summary>
public sealed record NominalTimeRunFacet
{
    /// <summary>Gets the start.</summary>
    public required DateTimeOffset NominalStartTime { get; init; }

    /// <summary>Gets the end.</summary>
    public DateTimeOffset? NominalEndTime { get; init; }
}
