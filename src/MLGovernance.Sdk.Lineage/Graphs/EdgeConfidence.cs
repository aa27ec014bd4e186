namespace MLGovernance.Lineage;

/// <summary>How sure an edge is, strongest first.</summary>
public enum EdgeConfidence : byte
{
    /// <summary>A documented property of a resource says so.</summary>
    Stated,

    /// <summary>It follows from what resources state by a rule of Azure's: nesting of identities, a run's artefact path, equal storage paths.</summary>
    Derived,

    /// <summary>A convention or an undocumented property suggests it: a label resolved to the newest version, a trial's name, a copied name.</summary>
    Assumed,
}
