namespace MLGovernance.OpenLineage;

/// <summary>Who owns a dataset or job.</summary>
public sealed record OwnershipFacet
{
    /// <summary>Gets the owners.</summary>
    public IReadOnlyList<OwnershipFacetOwner> Owners { get => field ?? []; init; }
}

/// <summary>An owner.</summary>
public sealed record OwnershipFacetOwner
{
    /// <summary>Gets the name, often with its kind, as in <c>team:data</c>.</summary>
    public required string Name { get; init; }

    /// <summary>Gets the kind of ownership, for example <c>MAINTAINER</c>.</summary>
    public string? Type { get; init; }
}
