namespace MLGovernance;

/// <summary>What a kind is to a data catalogue's lineage, after Apache Atlas' base types.</summary>
public enum CatalogRole
{
    /// <summary>Something that holds or stands for data or an artefact; shown as a node of lineage (Atlas <c>DataSet</c>).</summary>
    DataSet,

    /// <summary>Something that turns inputs into outputs (Atlas <c>Process</c>).</summary>
    Process,

    /// <summary>Never published as an entity of its own.</summary>
    None,
}
