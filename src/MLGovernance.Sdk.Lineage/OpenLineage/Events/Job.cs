namespace MLGovernance.OpenLineage;

/// <summary>A process that reads and writes datasets.</summary>
/// <param name="Namespace">The namespace, usually that of the scheduler.</param>
/// <param name="Name">The name, unique in the namespace.</param>
public sealed record Job(string Namespace, string Name)
{
    /// <summary>Gets the job facets: type, owners, source code and so on.</summary>
    public FacetSet Facets { get; init; } = FacetSet.Empty;
}
