namespace MLGovernance.Pipeline;

/// <summary>A stage of the way from sources to a catalogue.</summary>
public enum GovernanceStage
{
    /// <summary>Sources are read into a snapshot.</summary>
    Scan,

    /// <summary>The snapshot is bound into a lineage graph.</summary>
    Trace,

    /// <summary>Policies are evaluated.</summary>
    Check,

    /// <summary>The estate is mapped to catalogue entities.</summary>
    Map,

    /// <summary>The entities are published.</summary>
    Publish,
}
