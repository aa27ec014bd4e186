namespace MLGovernance.OpenLineage;

/// <summary>What events say about a job, a dataset or a run itself, the latest last.</summary>
internal sealed class FoldedFacts
{
    internal FacetSet Facets { get; private set; } = FacetSet.Empty;

    internal DateTimeOffset? First { get; private set; }

    internal DateTimeOffset? Last { get; private set; }

    /// <summary>Takes the facets of an event; those of an older event do not replace newer ones.</summary>
    internal void Take(FacetSet facets, DateTimeOffset time)
    {
        Facets = Last is { } last && time < last ? facets.UpdatedBy(Facets) : Facets.UpdatedBy(facets);
        First = First is { } first && first <= time ? first : time;
        Last = Last is { } known && known >= time ? known : time;
    }
}
