namespace MLGovernance.Policy;

/// <summary>One resource under one assigned policy: what we say, what Azure Policy says, and why.</summary>
public sealed record StateComparison
{
    /// <summary>Gets the id of the resource, as the side that knows it spells it.</summary>
    public required string ResourceId { get; init; }

    /// <summary>Gets the id of the assignment.</summary>
    public required string PolicyAssignmentId { get; init; }

    /// <summary>Gets the id of the definition.</summary>
    public required string PolicyDefinitionId { get; init; }

    /// <summary>Gets the reference id in the initiative; empty for a single definition.</summary>
    public string ReferenceId { get; init; } = "";

    /// <summary>Gets how the two stand to each other.</summary>
    public required StateAgreement Agreement { get; init; }

    /// <summary>Gets our verdict; null where we have none.</summary>
    public PolicyLanguageState? Ours { get; init; }

    /// <summary>Gets Azure's state as it spells it; null where it has none.</summary>
    public string? Theirs { get; init; }

    /// <summary>Gets when Azure evaluated the resource; null where it does not tell. A resource that changed since explains a difference.</summary>
    public DateTimeOffset? TheirsAt { get; init; }

    /// <summary>Gets why: the conditions that decided, or what was missing. Empty where both agree. Text of the estate: escape it where it is shown.</summary>
    public string Why { get; init; } = "";
}
