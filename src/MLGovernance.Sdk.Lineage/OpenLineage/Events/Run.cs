namespace MLGovernance.OpenLineage;

/// <summary>One execution of a job.</summary>
/// <param name="RunId">The globally unique id.</param>
public sealed record Run(Guid RunId)
{
    /// <summary>Gets the run facets: parent, nominal time, error and so on.</summary>
    public FacetSet Facets { get; init; } = FacetSet.Empty;
}
