namespace MLGovernance.Azure;

/// <summary>Which side of an entity the Data Map's lineage shows.</summary>
public enum DataMapLineageDirection
{
    /// <summary>Both sides.</summary>
    Both,

    /// <summary>Upstream.</summary>
    Input,

    /// <summary>Downstream.</summary>
    Output,
}
